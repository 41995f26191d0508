// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.network;

import java.util.Optional;

/**
 * A WLAN interface at one moment.
 *
 * @param id Object Instance ID of Object 12; the same as long as the interface is there
 * @param name such as {@code wlan0}
 * @param enabled whether it and its radio are on
 * @param up whether it carries data
 * @param address its own MAC address: 12 hexadecimal digits
 * @param network what it is connected to, or offers
 * @param traffic what went through it
 */
public record Wlan(
        int id,
        String name,
        boolean enabled,
        boolean up,
        Optional<String> address,
        Network network,
        Optional<Traffic> traffic) {

    /**
     * The network of an interface; each fact empty where it isn't known.
     *
     * @param name SSID, 1 to 32 bytes
     * @param mode as /12/x/8 numbers it
     * @param band as /12/x/2 numbers it, from 1
     * @param channel 1 to 255
     * @param standard as /12/x/14 numbers it
     * @param authentication as /12/x/15 numbers it
     * @param encryption as /12/x/16 numbers it
     */
    public record Network(
            Optional<String> name,
            Optional<Long> mode,
            Optional<Long> band,
            Optional<Long> channel,
            Optional<Long> standard,
            Optional<Long> authentication,
            Optional<Long> encryption) {

        /** Nothing is known of it. */
        public static final Network UNKNOWN = new Network(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * What an interface counted since it is there.
     *
     * @param multicasts packets received
     */
    public record Traffic(
            long sentBytes,
            long receivedBytes,
            long sentPackets,
            long receivedPackets,
            long sendErrors,
            long receiveErrors,
            long multicasts,
            long sendDrops,
            long receiveDrops) {}
}
