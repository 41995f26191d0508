// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.util.List;

/**
 * What a device, or each of a group of devices, is provisioned with. A value, which anybody can make; {@link
 * BootstrapConfigurations#put} says whether it is sound.
 *
 * @param name by which it is found and replaced; 1 to 80 letters, digits, dots, hyphens and underscores
 * @param endpoints Endpoint Client Names that it is for, and patterns of them in which {@code *} stands for any
 *     characters; see {@link BootstrapConfigurations} on which one counts
 * @param servers the LwM2M Servers that a device gets accounts for, at least one
 * @param keepOthers whether accounts that a device has with servers that aren't listed stay; if not, they are deleted
 * @param accessControl Instances of the Access Control Object; if there are any, they replace all that the device has
 * @param values of further Objects: an Instance that the device hasn't is written as a whole, one that it has Resource by
 *     Resource, so that it keeps what it has beside; Strings may have the placeholder <code>{endpoint}</code>.
 *     Not of the Objects 0, 1, 2 and 21, which the other components are for
 * @param deletes what is deleted before anything is written: the root for all, Objects, Object Instances
 * @param reads what is read back for the record before the end, below the Objects 1 and 2; often none
 * @param pack whether a device that asks for it gets all in one message (Core 1.2, 6.1.7.7)
 */
public record BootstrapConfiguration(
        String name,
        List<String> endpoints,
        List<ServerEntry> servers,
        boolean keepOthers,
        List<AccessControl> accessControl,
        List<PathValue> values,
        List<Path> deletes,
        List<Path> reads,
        boolean pack) {

    public BootstrapConfiguration {
        endpoints = List.copyOf(endpoints);
        servers = List.copyOf(servers);
        accessControl = List.copyOf(accessControl);
        values = List.copyOf(values);
        deletes = List.copyOf(deletes);
        reads = List.copyOf(reads);
    }

    /** Servers for devices, and nothing else; accounts with other servers are deleted. */
    public static BootstrapConfiguration of(String name, List<String> endpoints, List<ServerEntry> servers) {
        return new BootstrapConfiguration(
                name, endpoints, servers, false, List.of(), List.of(), List.of(), List.of(), true);
    }
}
