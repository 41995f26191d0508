// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The ways to everywhere, from {@code /proc/net/route} and {@code /proc/net/ipv6_route}. */
record Routes(HostFiles files) {

    private static final String BLANKS = "\\s+";
    private static final String NOWHERE = "00000000";
    private static final String NOWHERE_6 = NOWHERE.repeat(4);

    /**
     * A default route.
     *
     * @param router its next hop; empty where everything is on the link
     * @param metric the least is used
     */
    record Route(String link, Optional<String> router, long metric) {}

    /** The one that is used first; IPv4 before IPv6 of the same metric. */
    List<Route> defaults() {
        var routes = new ArrayList<Route>();
        files.lines("proc/net/route").forEach(line -> route4(line.split(BLANKS)).ifPresent(routes::add));
        files.lines("proc/net/ipv6_route")
                .forEach(line -> route6(line.split(BLANKS)).ifPresent(routes::add));
        routes.sort(Comparator.comparingLong(Route::metric));
        return routes;
    }

    /** Iface Destination Gateway Flags RefCnt Use Metric Mask …; addresses as the host's processor has them. */
    private static Optional<Route> route4(String[] columns) {
        if (columns.length < 8 || !columns[1].equals(NOWHERE) || !columns[7].equals(NOWHERE)) {
            return Optional.empty();
        }
        try {
            var address = ByteBuffer.allocate(4)
                    .order(ByteOrder.nativeOrder())
                    .putInt(Integer.parseUnsignedInt(columns[2], 16))
                    .array();
            var router = columns[2].equals(NOWHERE) ? Optional.<String>empty() : Optional.of(text(address));
            return Optional.of(new Route(columns[0], router, Long.parseLong(columns[6])));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not a line as the kernel writes it
        }
    }

    /** Destination Length Source Length NextHop Metric RefCnt Use Flags Iface, all in hexadecimal. */
    private static Optional<Route> route6(String[] columns) {
        boolean isDefault = columns.length >= 10 && columns[0].equals(NOWHERE_6) && columns[1].equals("00");
        if (!isDefault || columns[9].equals("lo")) {
            return Optional.empty();
        }
        try {
            var address = HexFormat.of().parseHex(columns[4]);
            var router = columns[4].equals(NOWHERE_6) ? Optional.<String>empty() : Optional.of(text(address));
            return Optional.of(new Route(columns[9], router, Long.parseUnsignedLong(columns[5], 16)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not a line as the kernel writes it
        }
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
