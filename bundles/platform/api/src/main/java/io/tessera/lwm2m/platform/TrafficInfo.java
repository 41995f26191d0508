// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** How much the gateway sends and receives. Nothing blocks. */
@ConsumerType
public interface TrafficInfo {

    /** What went through all links since some moment that is the same as long as the numbers don't fall. */
    Traffic traffic();

    /**
     * Sums over all IP bearers, from the IP header up.
     *
     * @param sentBytes bytes sent
     * @param receivedBytes bytes received
     * @param sentPackets IP packets sent
     * @param receivedPackets IP packets received
     * @param sentMessages SMS sent, where that is known
     * @param receivedMessages SMS received, where that is known
     */
    record Traffic(
            long sentBytes,
            long receivedBytes,
            long sentPackets,
            long receivedPackets,
            Optional<Long> sentMessages,
            Optional<Long> receivedMessages) {}
}
