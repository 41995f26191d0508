// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.NetworkBearer;
import io.tessera.lwm2m.platform.NetworkInfo.Link;
import io.tessera.lwm2m.platform.NetworkInfo.Radio;
import io.tessera.lwm2m.platform.network.Modem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads {@code /sys/class/net}. What is made of software alone, such as a bridge or a container's end of a wire, counts
 * only where it is the way to everywhere.
 *
 * @param addresses what a link is called, to its addresses
 * @param modem what it tells, while there is one
 */
record NetworkLinks(HostFiles files, Function<String, List<String>> addresses, Supplier<Optional<Modem.Status>> modem) {

    private static final String FOLDER = "sys/class/net/";
    private static final Pattern DEVTYPE = Pattern.compile("(?m)^DEVTYPE=(.*)$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What the kernel calls the kinds of links, ARPHRD_…; ETHER is also what radios say that look like it. */
    private static final int ETHER = 1;

    private static final int PPP = 512;
    private static final int IEEE802154 = 804;
    private static final int IEEE802154_MONITOR = 805;
    private static final int LOWPAN = 825;

    /** From here on the levels of old drivers are below zero. */
    private static final long LEVELS = 256;

    private static final long UNKNOWN_LEVEL = -256;

    /** The names of all to the outside, up or not. */
    static Set<String> outside(HostFiles files) {
        return outside(files, new Routes(files).defaults());
    }

    /** The one in use first, the others by name. */
    List<Link> read() {
        var routes = new Routes(files).defaults();
        var links = new ArrayList<Link>();
        for (var name : outside(files, routes)) {
            if (isUp(name)) {
                links.add(link(name, routes));
            }
        }
        return List.copyOf(links);
    }

    private static Set<String> outside(HostFiles files, List<Routes.Route> routes) {
        var names = new LinkedHashSet<String>();
        routes.forEach(route -> names.add(route.link()));
        for (var name : files.names(FOLDER)) {
            if (files.exists(FOLDER + name + "/device")) {
                names.add(name);
            }
        }
        return names;
    }

    private Link link(String name, Collection<Routes.Route> routes) {
        var routers = routes.stream()
                .filter(route -> route.link().equals(name))
                .map(Routes.Route::router)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        var served = modem(name);
        return new Link(
                served.flatMap(Modem.Status::bearer).or(() -> bearer(name)),
                addresses.apply(name),
                routers,
                served.flatMap(Modem.Status::radio).or(() -> radio(name)),
                served.flatMap(Modem.Status::cell));
    }

    /** The modem whose link this is. One that speaks PPP names its serial line instead. */
    private Optional<Modem.Status> modem(String name) {
        boolean isSerial = files.number(FOLDER + name + "/type").orElse(0L) == PPP;
        return modem.get().filter(status -> status.links().stream()
                .anyMatch(link -> link.equals(name) || isSerial && link.startsWith("tty")));
    }

    /** A link without a carrier of its own, such as a modem's, says that it doesn't know. */
    private boolean isUp(String name) {
        var state = files.text(FOLDER + name + "/operstate").orElse("");
        return state.equals("up") || state.equals("unknown");
    }

    private Optional<NetworkBearer> bearer(String name) {
        long type = files.number(FOLDER + name + "/type").orElse(0L);
        if (type == ETHER) {
            return ether(name);
        }
        if (type == IEEE802154 || type == IEEE802154_MONITOR || type == LOWPAN) {
            return Optional.of(NetworkBearer.IEEE_802_15_4);
        }
        return type == PPP && !isModem(name) ? Optional.of(NetworkBearer.DSL) : Optional.empty();
    }

    private Optional<NetworkBearer> ether(String name) {
        return switch (kind(name)) {
            case "wlan" -> Optional.of(NetworkBearer.WLAN);
            case "bluetooth" -> Optional.of(NetworkBearer.BLUETOOTH);
            case "wwan" -> Optional.empty();
            default -> Optional.of(NetworkBearer.ETHERNET);
        };
    }

    private String kind(String name) {
        if (files.exists(FOLDER + name + "/wireless") || files.exists(FOLDER + name + "/phy80211")) {
            return "wlan";
        }
        var event = DEVTYPE.matcher(files.text(FOLDER + name + "/uevent").orElse(""));
        return event.find() ? event.group(1).strip() : "";
    }

    /** PPP is what DSL speaks, and what modems do on their serial lines; then a tty of a modem is there, too. */
    private boolean isModem(String name) {
        return kind(name).equals("wwan") || !files.names("sys/class/wwan").isEmpty();
    }

    /** From {@code /proc/net/wireless}: name: status quality. level. noise. … */
    private Optional<Radio> radio(String name) {
        return files.lines("proc/net/wireless").stream()
                .map(line -> BLANKS.split(line.strip()))
                .filter(columns -> columns.length > 4 && columns[0].equals(name + ":"))
                .map(columns -> radio(number(columns[2]), number(columns[3]), number(columns[4])))
                .findFirst();
    }

    private static Radio radio(Optional<Long> quality, Optional<Long> level, Optional<Long> noise) {
        var strength = level.map(NetworkLinks::decibels).filter(NetworkLinks::isMeasured);
        var background = noise.map(NetworkLinks::decibels).filter(NetworkLinks::isMeasured);
        var ratio = strength.flatMap(signal -> background.map(floor -> signal - floor));
        return new Radio(strength, quality, ratio);
    }

    private static long decibels(long level) {
        return level > 0 ? level - LEVELS : level;
    }

    private static boolean isMeasured(long level) {
        return level != 0 && level != UNKNOWN_LEVEL;
    }

    private static Optional<Long> number(String column) {
        var digits = column.endsWith(".") ? column.substring(0, column.length() - 1) : column;
        return digits.matches("-?\\d{1,9}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }
}
