// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

/** Cases of one lane are played one after another by the same pair; lanes are played beside each other. */
enum Lane {
    MANAGEMENT,
    LIFETIMES,
    QUEUE_MODE,
    REPORTING,
    COMPOSITE_REPORTING,
    REBOOT,
    PROFILES,
    TWO_SERVERS,
    SECURITY,
    OBJECTS,
    FIRMWARE,
    BOOTSTRAP,
    BOOTSTRAP_MODES;

    GatewayWork.Options options() {
        return new GatewayWork.Options(this == QUEUE_MODE, this == PROFILES ? "withList" : GatewayWork.NO_PROFILE);
    }
}
