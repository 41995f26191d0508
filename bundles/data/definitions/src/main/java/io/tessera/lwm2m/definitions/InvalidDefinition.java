// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions;

/** A definition file that can't be used. The message says what is wrong and, where known, in which line. */
public final class InvalidDefinition extends Exception {

    private static final long serialVersionUID = 1;

    public InvalidDefinition(String message) {
        super(message);
    }

    public InvalidDefinition(String message, Throwable cause) {
        super(message, cause);
    }
}
