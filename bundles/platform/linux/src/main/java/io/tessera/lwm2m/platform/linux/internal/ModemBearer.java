// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.ConnectionProfile.Authentication;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Connection;
import io.tessera.lwm2m.platform.network.ConnectionProfile.IpConfiguration;
import io.tessera.lwm2m.platform.network.ConnectionProfile.IpFamily;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A connection, or one that could be, as ModemManager has it. */
record ModemBearer(Told told) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[XXX][X]");
    private static final int LONGEST_PREFIX = 128;

    boolean isConnected() {
        return told.text("/bearer/status/connected").filter("yes"::equals).isPresent();
    }

    /** Such as {@code wwan0}, or {@code ttyUSB0} where it speaks PPP. */
    Optional<String> link() {
        return told.text("/bearer/status/interface");
    }

    Optional<String> accessPoint() {
        return told.text("/bearer/properties/apn");
    }

    Optional<String> user() {
        return told.text("/bearer/properties/user");
    }

    Authentication authentication() {
        var allowed = told.text("/bearer/properties/allowed-auth").orElse("");
        boolean isPap = allowed.matches("(.*\\W)?pap(\\W.*)?");
        boolean isChap = allowed.contains("chap");
        if (user().isEmpty() || allowed.equals("none")) {
            return Authentication.NONE;
        }
        if (isPap == isChap) {
            return Authentication.PAP_OR_CHAP;
        }
        return isPap ? Authentication.PAP : Authentication.CHAP;
    }

    Optional<IpFamily> family() {
        return told.text("/bearer/properties/ip-type").flatMap(type -> switch (type) {
            case "ipv4" -> Optional.of(IpFamily.IPV4);
            case "ipv6" -> Optional.of(IpFamily.IPV6);
            case "ipv4v6" -> Optional.of(IpFamily.IPV4V6);
            case "non-ip" -> Optional.of(IpFamily.NON_IP);
            default -> Optional.empty();
        });
    }

    /** Empty unless it is connected. */
    Optional<Connection> connection() {
        if (!isConnected()) {
            return Optional.empty();
        }
        var addresses = Stream.of("/bearer/ipv4-config/", "/bearer/ipv6-config/")
                .map(this::configuration)
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(new Connection(since(), count("bytes-tx"), count("bytes-rx"), addresses));
    }

    /** Over all its connections; before 1.14, of this one. */
    private Optional<Long> count(String counter) {
        return told.number("/bearer/stats/total-" + counter).or(() -> told.number("/bearer/stats/" + counter));
    }

    private Optional<Instant> since() {
        return told.text("/bearer/stats/start-date").flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty(); // not a time as ModemManager writes it
            }
        });
    }

    private Optional<IpConfiguration> configuration(String at) {
        return told.text(at + "address")
                .map(address -> new IpConfiguration(
                        address,
                        told.number(at + "prefix")
                                .filter(length -> length > 0 && length <= LONGEST_PREFIX)
                                .map(Long::intValue),
                        told.text(at + "gateway"),
                        List.copyOf(told.list(at + "dns"))));
    }
}
