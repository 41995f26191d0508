// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import java.security.MessageDigest;

/**
 * A key that a device is given. It can be put into a configuration, and is never given out again: what {@link
 * BootstrapConfigurations} hands out has {@link #KEPT} in its place. Never shown by {@link #toString()}.
 */
public final class Secret {

    /**
     * Stands for the key that the configuration of the same name has for the same server already; also what a
     * configuration that was handed out has in place of its keys.
     */
    public static final Secret KEPT = new Secret(new byte[0]);

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param bytes at least one; copied
     * @throws IllegalArgumentException if there are none
     */
    public static Secret of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("A key has a byte at least");
        }
        return new Secret(bytes.clone());
    }

    /** Whether it is {@link #KEPT}. */
    public boolean isKept() {
        return this == KEPT;
    }

    /** A copy of the key, to be overwritten when it has served; nothing for {@link #KEPT}. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How long the key is, in bytes. */
    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && isKept() == that.isKept() && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return isKept() ? "kept" : bytes.length + " bytes";
    }
}
