// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

/** What a server may do with a Resource, as the Object's definition says (Core 1.2, 7.2). */
public enum Operations {
    NONE(false, false, false),
    R(true, false, false),
    W(false, true, false),
    RW(true, true, false),
    E(false, false, true);

    private final boolean readable;
    private final boolean writable;
    private final boolean executable;

    Operations(boolean readable, boolean writable, boolean executable) {
        this.readable = readable;
        this.writable = writable;
        this.executable = executable;
    }

    public boolean isReadable() {
        return readable;
    }

    public boolean isWritable() {
        return writable;
    }

    public boolean isExecutable() {
        return executable;
    }
}
