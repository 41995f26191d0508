// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import io.tessera.lwm2m.model.PathValue;
import java.time.Duration;
import java.util.List;

/**
 * An LwM2M Server that devices get an account for: a Security and a Server Object Instance (Core 1.2, 6.1.2, appendices
 * E.1 and E.2). Which ids these have is found out with each device.
 *
 * @param shortServerId /0/x/10 and /1/x/0, 1 to 65534; different for each server of a configuration
 * @param uri /0/x/0, such as {@code coaps://server.example:5684}; may have the placeholder <code>{endpoint}</code>
 * @param protection with what both know each other
 * @param lifetime /1/x/1, in whole seconds; zero: for ever, which is of 1.2
 * @param binding /1/x/7, such as {@code U}
 * @param resources further Resources of Object 0 and Object 1, each below an Object Instance of whatever id, such as
 *     {@code /1/0/13} for the priority; Strings may have placeholders. Not those that the other components are for
 * @param local whether that server is in this framework: then it is told of the device's credentials, so that the device
 *     can register at once
 */
public record ServerEntry(
        int shortServerId,
        String uri,
        Protection protection,
        Duration lifetime,
        String binding,
        List<PathValue> resources,
        boolean local) {

    public ServerEntry {
        resources = List.copyOf(resources);
    }
}
