// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.linux.internal.Peripheral.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code /sys/class/rfkill}: radios that software, or a switch on the housing, keeps from sending. */
record RadioSwitches(HostFiles files) {

    private static final String FOLDER = "sys/class/rfkill/";

    List<Peripheral> read() {
        var radios = new ArrayList<Peripheral>();
        for (var entry : files.names(FOLDER)) {
            var folder = FOLDER + entry + "/";
            var type = files.text(folder + "type").orElse("");
            var soft = files.number(folder + "soft");
            if (!type.isEmpty() && soft.isPresent()) {
                radios.add(radio(folder, type, soft.get() == 0));
            }
        }
        return radios;
    }

    private Peripheral radio(String folder, String type, boolean allowed) {
        var name = files.text(folder + "name").orElse("");
        boolean isSwitchedOff = files.number(folder + "hard").orElse(0L) != 0;
        return new Peripheral(
                "rfkill:" + type + ":" + name,
                kind(type),
                (type + " " + name).strip(),
                Optional.empty(),
                allowed && !isSwitchedOff,
                folder + "soft",
                "0",
                "1");
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "bluetooth" -> Kind.BLUETOOTH;
            case "wlan" -> Kind.WIFI;
            case "gps" -> Kind.GPS;
            default -> Kind.OTHER_CONNECTIVITY;
        };
    }
}
