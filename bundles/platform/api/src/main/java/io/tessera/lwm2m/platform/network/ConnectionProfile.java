// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A profile with which the gateway connects to a cellular network. Its password is nobody's business.
 *
 * @param id Object Instance ID of Object 11; the same as long as the profile is there
 * @param name for a person
 * @param accessPoint its APN; an empty text asks the network for its default one; absent where the device chooses
 * @param enabled whether it may be used
 * @param authentication how the user is told to the network
 * @param user whose password goes with it
 * @param family what it speaks
 * @param connection how it is connected; empty while it isn't
 */
public record ConnectionProfile(
        int id,
        String name,
        Optional<String> accessPoint,
        boolean enabled,
        Authentication authentication,
        Optional<String> user,
        Optional<IpFamily> family,
        Optional<Connection> connection) {

    /** What /11/x/4 distinguishes. */
    public enum Authentication {
        PAP(0),
        CHAP(1),
        PAP_OR_CHAP(2),
        NONE(3);

        private final long code;

        Authentication(long code) {
            this.code = code;
        }

        /** The number that servers see. */
        public long code() {
            return code;
        }
    }

    /** What /11/x/24 distinguishes. */
    public enum IpFamily {
        NON_IP(0),
        IPV4(1),
        IPV6(2),
        IPV4V6(3);

        private final long code;

        IpFamily(long code) {
            this.code = code;
        }

        /** The number that servers see. */
        public long code() {
            return code;
        }
    }

    /**
     * A connection that is up.
     *
     * @param since when it was made, /11/x/9
     * @param sentBytes over all connections of this profile, /11/x/13
     * @param receivedBytes the same for what came, /11/x/14
     * @param addresses at most one of each family
     */
    public record Connection(
            Optional<Instant> since,
            Optional<Long> sentBytes,
            Optional<Long> receivedBytes,
            List<IpConfiguration> addresses) {

        public Connection {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * What the network gave.
     *
     * @param address without prefix length
     * @param prefixLength 0 to 32, or to 128
     * @param gateway the next hop
     * @param nameServers the one to ask first comes first
     */
    public record IpConfiguration(
            String address, Optional<Integer> prefixLength, Optional<String> gateway, List<String> nameServers) {

        public IpConfiguration {
            nameServers = List.copyOf(nameServers);
        }

        /** Whether it is of IPv6. */
        public boolean isIpv6() {
            return address.indexOf(':') >= 0;
        }
    }
}
