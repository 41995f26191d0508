// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

/** The distribution cannot start as asked; the message says what to do. */
final class WrongUse extends Exception {

    private static final long serialVersionUID = 1;

    WrongUse(String message) {
        super(message);
    }

    WrongUse(String message, Throwable cause) {
        super(message, cause);
    }
}
