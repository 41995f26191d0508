// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import org.opentest4j.TestAbortedException;

/** A case that one of the two ends can't play; the message says which, and what it lacks. */
final class NotPlayed extends TestAbortedException {

    private static final long serialVersionUID = 1;

    NotPlayed(String reason) {
        super(reason);
    }
}
