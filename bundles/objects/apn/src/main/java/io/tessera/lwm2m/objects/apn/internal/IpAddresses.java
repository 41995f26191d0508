// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.apn.internal;

import io.tessera.lwm2m.platform.network.ConnectionProfile.IpConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** What the network gave: the Resource Instances with the same id belong to the same address. */
record IpAddresses(List<IpConfiguration> configurations) {

    private static final int IPV4_BITS = 32;

    SortedMap<Integer, String> addresses() {
        return each(configuration -> Optional.of(configuration.address()));
    }

    /** Of IPv6 alone. */
    SortedMap<Integer, String> prefixLengths() {
        return each(configuration -> configuration
                .prefixLength()
                .filter(length -> configuration.isIpv6())
                .map(String::valueOf));
    }

    /** Of IPv4 alone. */
    SortedMap<Integer, String> masks() {
        return each(configuration -> configuration
                .prefixLength()
                .filter(length -> !configuration.isIpv6() && length >= 0 && length <= IPV4_BITS)
                .map(IpAddresses::mask));
    }

    SortedMap<Integer, String> gateways() {
        return each(IpConfiguration::gateway);
    }

    SortedMap<Integer, String> nameServers(int rank) {
        return each(
                configuration -> configuration.nameServers().stream().skip(rank).findFirst());
    }

    private SortedMap<Integer, String> each(Function<IpConfiguration, Optional<String>> fact) {
        var values = new TreeMap<Integer, String>();
        for (int id = 0; id < configurations.size(); id++) {
            int instance = id;
            fact.apply(configurations.get(id)).ifPresent(value -> values.put(instance, value));
        }
        return values;
    }

    private static String mask(int length) {
        long bits = 0xFFFF_FFFFL << (IPV4_BITS - length);
        return "%d.%d.%d.%d".formatted(bits >> 24 & 0xFF, bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF);
    }
}
