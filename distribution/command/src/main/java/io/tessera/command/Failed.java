// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

/** A step failed; the message says which, and what to do. */
final class Failed extends Exception {

    private static final long serialVersionUID = 1;

    Failed(String message) {
        super(message);
    }

    Failed(String message, Throwable cause) {
        super(message, cause);
    }
}
