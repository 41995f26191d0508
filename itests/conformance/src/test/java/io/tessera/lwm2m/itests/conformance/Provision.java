// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.util.List;

/**
 * What a Bootstrap-Server does with a client.
 *
 * @param deletes first
 * @param reads what is discovered ({@code /}) and read when that is deleted, and again when all is written
 * @param owner of Object 3, as an Access Control Object Instance says it; {@link #NO_ACCESS_CONTROL} for none
 */
record Provision(Account account, List<String> deletes, List<String> reads, int owner) {

    static final int NO_ACCESS_CONTROL = -1;

    /** As case 8 has it. */
    static final int NOBODY = 65_535;

    static Provision of(Account account) {
        return new Provision(account, List.of(), List.of(), NO_ACCESS_CONTROL);
    }

    Provision reading(String... paths) {
        return new Provision(account, deletes, List.of(paths), owner);
    }

    Provision deleting(String... paths) {
        return new Provision(account, List.of(paths), reads, owner);
    }

    Provision ownedBy(int server) {
        return new Provision(account, deletes, reads, server);
    }

    boolean hasAccessControl() {
        return owner != NO_ACCESS_CONTROL;
    }
}
