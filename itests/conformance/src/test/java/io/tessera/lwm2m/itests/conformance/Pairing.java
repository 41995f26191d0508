// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

/** Who is at the two ends of a case. */
enum Pairing {
    BOTH_OURS("tessera"),
    OUR_CLIENT("leshan server"),
    OUR_SERVER("leshan client");

    private final String peer;

    Pairing(String peer) {
        this.peer = peer;
    }

    /** Who the other end is, as the report calls it. */
    String peer() {
        return peer;
    }

    boolean hasOurClient() {
        return this != OUR_SERVER;
    }

    boolean hasOurServer() {
        return this != OUR_CLIENT;
    }
}
