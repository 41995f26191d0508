// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.util.Locale;

/** Where a case is played. */
record Place(Lane lane, Pairing pairing) {

    /** The Endpoint Client Name of the client there. */
    String endpoint() {
        return (lane + "-" + pairing).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
