// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

/** No client of that name is registered. */
public final class UnknownEndpoint extends Exception {

    private static final long serialVersionUID = 1;

    private final String endpoint;

    public UnknownEndpoint(String endpoint) {
        super("No client is registered as " + endpoint, null, false, false);
        this.endpoint = endpoint;
    }

    /** The name that was asked for. */
    public String endpoint() {
        return endpoint;
    }
}
