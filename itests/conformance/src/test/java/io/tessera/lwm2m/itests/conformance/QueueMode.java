// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

/** What the two ends agree on about sleeping. */
final class QueueMode {

    /** In place of MAX_TRANSMIT_WAIT, 93 s. */
    static final int AWAKE_SECONDS = 3;

    private QueueMode() {}
}
