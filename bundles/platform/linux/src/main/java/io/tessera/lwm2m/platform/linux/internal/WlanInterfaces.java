// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.Wlan;
import io.tessera.lwm2m.platform.network.Wlan.Network;
import io.tessera.lwm2m.platform.network.Wlan.Traffic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the WLAN interfaces of {@code /sys/class/net}. One keeps its id as long as this lives, even while it is gone. */
final class WlanInterfaces {

    private static final String FOLDER = "sys/class/net/";
    private static final Pattern FLAGS = Pattern.compile("0x([0-9a-fA-F]{1,8})");
    private static final long UP = 1;

    private final HostFiles files;
    private final WlanCommands commands;
    private final NetworkCommands networks;
    private final Map<String, Integer> ids = new HashMap<>();

    WlanInterfaces(HostFiles files, WlanCommands commands, NetworkCommands networks) {
        this.files = files;
        this.commands = commands;
        this.networks = networks;
    }

    List<Wlan> read() {
        var names = files.names(FOLDER).stream().filter(this::isWlan).toList();
        if (names.isEmpty()) {
            return List.of();
        }
        var neighbours = networks.neighbours();
        return names.stream()
                .map(name -> wlan(name, Optional.ofNullable(neighbours.get(name))))
                .sorted((one, other) -> Integer.compare(one.id(), other.id()))
                .toList();
    }

    private boolean isWlan(String name) {
        return files.exists(FOLDER + name + "/wireless") || files.exists(FOLDER + name + "/phy80211");
    }

    private Wlan wlan(String name, Optional<WlanNeighbour> neighbour) {
        var folder = FOLDER + name + "/";
        boolean isEnabled = isSwitchedOn(folder) && !isBlocked(folder);
        return new Wlan(
                ids.computeIfAbsent(name, unseen -> ids.size()),
                name,
                isEnabled,
                files.text(folder + "operstate").filter("up"::equals).isPresent(),
                files.text(folder + "address")
                        .map(address -> address.replace(":", ""))
                        .filter(address -> address.matches("[0-9a-fA-F]{12}")),
                isEnabled ? commands.network(name, neighbour) : Network.UNKNOWN,
                traffic(folder + "statistics/"));
    }

    private boolean isSwitchedOn(String folder) {
        var flags = FLAGS.matcher(files.text(folder + "flags").orElse(""));
        return flags.matches() && (Long.parseLong(flags.group(1), 16) & UP) != 0;
    }

    /** By a switch of its own, or by software. */
    private boolean isBlocked(String folder) {
        return files.names(folder + "phy80211").stream()
                .filter(name -> name.startsWith("rfkill"))
                .map(name -> folder + "phy80211/" + name + "/")
                .anyMatch(radio -> files.number(radio + "soft").orElse(0L) != 0
                        || files.number(radio + "hard").orElse(0L) != 0);
    }

    private Optional<Traffic> traffic(String folder) {
        return files.number(folder + "tx_bytes")
                .map(sent -> new Traffic(
                        sent,
                        count(folder + "rx_bytes"),
                        count(folder + "tx_packets"),
                        count(folder + "rx_packets"),
                        count(folder + "tx_errors"),
                        count(folder + "rx_errors"),
                        count(folder + "multicast"),
                        count(folder + "tx_dropped"),
                        count(folder + "rx_dropped")));
    }

    private long count(String file) {
        return files.number(file).orElse(0L);
    }
}
