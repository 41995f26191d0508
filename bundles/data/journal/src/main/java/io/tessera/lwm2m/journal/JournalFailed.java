// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

/** The file can't be opened or written. */
final class JournalFailed extends Exception {

    private static final long serialVersionUID = 1;

    JournalFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
