// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

/** What simulated clients send of their own accord. */
enum Uplink {
    REGISTER,
    UPDATE,
    NOTIFY,
    DEREGISTER
}
