// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

/** A client doesn't tell what it was asked. */
final class NoStatus extends Exception {

    private static final long serialVersionUID = 1;

    NoStatus(String why) {
        super(why, null, false, false);
    }
}
