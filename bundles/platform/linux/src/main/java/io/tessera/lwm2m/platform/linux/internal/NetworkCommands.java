// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** nmcli of NetworkManager, in its terse form, which is made for programs. */
record NetworkCommands(Programs programs, String nmcli) {

    private static final Pattern UUID = Pattern.compile("[0-9a-f-]{36}");
    private static final String PROFILE = "connection,gsm,ppp,ipv4,ipv6,GENERAL,IP4,IP6";
    private static final String NEIGHBOUR = "ACTIVE,DEVICE,SSID,FREQ,SECURITY,WPA-FLAGS,RSN-FLAGS";
    private static final int NEIGHBOUR_COLUMNS = 7;
    private static final int MOST = 32;

    /** The profiles for modems. */
    List<GsmProfile> gsm() {
        return table("-f", "UUID,TYPE", "connection", "show").stream()
                .filter(row -> row.size() == 2 && row.get(1).equals("gsm"))
                .map(row -> row.get(0))
                .filter(UUID.asMatchPredicate())
                .limit(MOST)
                .map(this::gsm)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<GsmProfile> gsm(String uuid) {
        return programs.output(nmcli, "-t", "-f", PROFILE, "connection", "show", "uuid", uuid)
                .map(text -> new GsmProfile(uuid, properties(text)));
    }

    /** The networks that interfaces are connected to, by their names. */
    Map<String, WlanNeighbour> neighbours() {
        var neighbours = new HashMap<String, WlanNeighbour>();
        for (var row : table("-f", NEIGHBOUR, "device", "wifi", "list", "--rescan", "no")) {
            if (row.size() == NEIGHBOUR_COLUMNS && row.get(0).equals("yes")) {
                var flags = row.get(5) + " " + row.get(6);
                neighbours.put(row.get(1), new WlanNeighbour(row.get(2), row.get(3), row.get(4), flags));
            }
        }
        return neighbours;
    }

    /** The profile that a link is connected by. */
    Optional<String> profile(String link) {
        return table("-f", "DEVICE,UUID", "connection", "show", "--active").stream()
                .filter(row -> row.size() == 2 && row.get(0).equals(link))
                .map(row -> row.get(1))
                .filter(UUID.asMatchPredicate())
                .findFirst();
    }

    /** @return whether it was done */
    boolean switchWlan(boolean on) {
        return isDone("radio", "wifi", on ? "on" : "off");
    }

    boolean rename(String uuid, String network) {
        return isDone("connection", "modify", "uuid", uuid, "802-11-wireless.ssid", network) && connect(uuid);
    }

    boolean enable(GsmProfile profile, boolean enabled) {
        var uuid = profile.uuid();
        boolean isSet = isDone("connection", "modify", "uuid", uuid, "connection.autoconnect", enabled ? "yes" : "no");
        if (!isSet || enabled == profile.isActive()) {
            return isSet;
        }
        return enabled ? connect(uuid) : isDone("connection", "down", "uuid", uuid);
    }

    /** Doesn't wait until it is connected: that can take a minute and a half. */
    private boolean connect(String uuid) {
        return isDone("--wait", "0", "connection", "up", "uuid", uuid);
    }

    private boolean isDone(String... order) {
        return programs.output(command(order)).isPresent();
    }

    private List<List<String>> table(String... question) {
        var options = new String[question.length + 1];
        options[0] = "-t";
        System.arraycopy(question, 0, options, 1, question.length);
        return programs.output(command(options)).stream()
                .flatMap(String::lines)
                .map(NetworkCommands::columns)
                .toList();
    }

    private String[] command(String... arguments) {
        var command = new String[arguments.length + 1];
        command[0] = nmcli;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return command;
    }

    /** Columns are parted by colons; those within them, and backslashes, have a backslash in front. */
    static List<String> columns(String row) {
        var columns = new ArrayList<String>();
        var column = new StringBuilder();
        for (int i = 0; i < row.length(); i++) {
            char next = row.charAt(i);
            if (next == ':') {
                columns.add(column.toString());
                column.setLength(0);
                continue;
            }
            boolean isEscape = next == '\\' && i + 1 < row.length();
            column.append(isEscape ? row.charAt(++i) : next);
        }
        columns.add(column.toString());
        return columns;
    }

    /** One a line; values are as they are, whatever is in them. */
    private static Map<String, String> properties(String text) {
        var properties = new HashMap<String, String>();
        text.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                properties.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        });
        return properties;
    }
}
