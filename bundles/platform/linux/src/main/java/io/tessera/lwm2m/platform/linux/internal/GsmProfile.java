// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.ConnectionProfile.Authentication;
import io.tessera.lwm2m.platform.network.ConnectionProfile.IpConfiguration;
import io.tessera.lwm2m.platform.network.ConnectionProfile.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A profile of NetworkManager for a modem. */
record GsmProfile(String uuid, Map<String, String> properties) {

    private static final Set<String> UNUSED = Set.of("disabled", "ignore");
    private static final int MOST_SERVERS = 8;
    private static final int LONGEST_PREFIX = 128;

    String name() {
        return property("connection.id").orElse(uuid);
    }

    /** Empty where the device chooses; an empty text where the network does. */
    Optional<String> accessPoint() {
        return is("gsm.auto-config")
                ? Optional.empty()
                : Optional.of(property("gsm.apn").orElse(""));
    }

    Optional<String> user() {
        return property("gsm.username");
    }

    boolean isActive() {
        return property("GENERAL.STATE").filter("activated"::equals).isPresent();
    }

    boolean isEnabled() {
        return is("connection.autoconnect") || isActive();
    }

    Authentication authentication() {
        boolean isPap = !is("ppp.refuse-pap");
        boolean isChap = !is("ppp.refuse-chap");
        if (user().isEmpty() || !isPap && !isChap) {
            return Authentication.NONE;
        }
        if (isPap && isChap) {
            return Authentication.PAP_OR_CHAP;
        }
        return isPap ? Authentication.PAP : Authentication.CHAP;
    }

    Optional<IpFamily> family() {
        boolean isIpv4 = !UNUSED.contains(property("ipv4.method").orElse("auto"));
        boolean isIpv6 = !UNUSED.contains(property("ipv6.method").orElse("auto"));
        if (isIpv4 && isIpv6) {
            return Optional.of(IpFamily.IPV4V6);
        }
        return isIpv4 || isIpv6 ? Optional.of(isIpv4 ? IpFamily.IPV4 : IpFamily.IPV6) : Optional.empty();
    }

    /** What the network gave, the first of each family. */
    List<IpConfiguration> addresses() {
        return Stream.of("IP4", "IP6")
                .map(this::configuration)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<IpConfiguration> configuration(String family) {
        return property(family + ".ADDRESS[1]").map(address -> {
            int slash = address.indexOf('/');
            return new IpConfiguration(
                    slash < 0 ? address : address.substring(0, slash),
                    slash < 0 ? Optional.empty() : length(address.substring(slash + 1)),
                    property(family + ".GATEWAY"),
                    servers(family));
        });
    }

    private List<String> servers(String family) {
        var servers = new ArrayList<String>();
        for (int i = 1; i <= MOST_SERVERS; i++) {
            property("%s.DNS[%d]".formatted(family, i)).ifPresent(servers::add);
        }
        return servers;
    }

    private static Optional<Integer> length(String digits) {
        return digits.matches("\\d{1,3}")
                ? Optional.of(Integer.valueOf(digits)).filter(length -> length <= LONGEST_PREFIX)
                : Optional.empty();
    }

    private boolean is(String name) {
        return property(name).filter("yes"::equals).isPresent();
    }

    private Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).filter(value -> !value.isEmpty() && !value.equals("--"));
    }
}
