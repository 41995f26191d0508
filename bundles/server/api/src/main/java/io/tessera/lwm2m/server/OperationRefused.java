// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

/**
 * An operation was not sent, since it can't be done: values that no format of the client can carry, a path that the
 * operation doesn't go with, or too many requests waiting for a client that sleeps.
 */
public final class OperationRefused extends Exception {

    private static final long serialVersionUID = 1;

    /** @param why for the application's developer */
    public OperationRefused(String why) {
        super(why, null, false, false);
    }
}
