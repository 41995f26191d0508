// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

/** The operations of the Bootstrap Interface (Core 1.2, 6.1.7). */
public enum BootstrapOperation {
    /** From the device. */
    REQUEST("Bootstrap-Request"),
    /** From the device; its answer is the whole configuration. */
    PACK_REQUEST("Bootstrap-Pack-Request"),
    DISCOVER("Bootstrap-Discover"),
    DELETE("Bootstrap-Delete"),
    WRITE("Bootstrap-Write"),
    READ("Bootstrap-Read"),
    FINISH("Bootstrap-Finish");

    private final String text;

    BootstrapOperation(String text) {
        this.text = text;
    }

    /** As the specification calls it. */
    @Override
    public String toString() {
        return text;
    }
}
