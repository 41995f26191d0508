// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

/** A bootstrap configuration that no device could use, or that contradicts itself. */
public final class InvalidConfiguration extends Exception {

    private static final long serialVersionUID = 1;

    private final String field;

    /**
     * @param field such as {@code servers[1].uri}
     * @param why what is wrong with it and what is allowed; never a key
     */
    public InvalidConfiguration(String field, String why) {
        super(field + ": " + why, null, false, false);
        this.field = field;
    }

    /** What is wrong, as a path in {@link BootstrapConfiguration}, such as {@code servers[1].uri}. */
    public String field() {
        return field;
    }
}
