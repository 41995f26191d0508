// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

/**
 * Who asks.
 *
 * @param shortServerId 1 to 65534 for an LwM2M Server; 0 for the device itself, 65535 for the Bootstrap-Server
 */
public record Caller(int shortServerId) {

    /** The device itself: an application, the console, the bridge. */
    public static final Caller DEVICE = new Caller(0);

    /** The LwM2M Bootstrap-Server, which no access mode and no access control stops (Core 1.2, 6.1). */
    public static final Caller BOOTSTRAP_SERVER = new Caller(65535);

    /** @throws IllegalArgumentException if it is not 0 to 65535 */
    public Caller {
        if (shortServerId >>> 16 != 0) {
            throw new IllegalArgumentException("Not a Short Server ID: " + shortServerId);
        }
    }

    /** Whether it is an LwM2M Server, whose rights count. */
    public boolean isServer() {
        return shortServerId != 0 && shortServerId != 65535;
    }
}
