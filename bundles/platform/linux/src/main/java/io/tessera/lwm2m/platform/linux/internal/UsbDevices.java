// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.linux.internal.Peripheral.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code /sys/bus/usb/devices}: cameras, storage, sound and what connects. Hubs, keyboards and what keeps its kind to
 * itself aren't told.
 */
record UsbDevices(HostFiles files) {

    private static final String FOLDER = "sys/bus/usb/devices/";
    private static final String PORT = "\\d+-\\d+(\\.\\d+)*";

    private static final int HUB = 0x09;
    private static final int INTERFACE = 4;
    private static final int SHORTEST = 9;
    private static final int DEVICE_CLASS = 4;
    private static final int BLUETOOTH = 1;

    List<Peripheral> read() {
        var devices = new ArrayList<Peripheral>();
        for (var port : files.names(FOLDER)) {
            if (port.matches(PORT)) {
                device(port).ifPresent(devices::add);
            }
        }
        return devices;
    }

    private Optional<Peripheral> device(String port) {
        var folder = FOLDER + port + "/";
        var authorized = files.number(folder + "authorized");
        return authorized.flatMap(allowed -> kind(files.bytes(folder + "descriptors"))
                .map(kind -> new Peripheral(
                        "usb:%s:%s:%s".formatted(text(folder, "idVendor"), text(folder, "idProduct"), port),
                        kind,
                        (text(folder, "manufacturer") + " " + text(folder, "product")).strip(),
                        text(folder, "removable").equals("fixed") ? Optional.empty() : Optional.of(true),
                        allowed != 0,
                        folder + "authorized",
                        "1",
                        "0")));
    }

    private String text(String folder, String file) {
        return files.text(folder + file).orElse("");
    }

    /** Of the first interface that says; the descriptors are there whether the device may work or not. */
    private static Optional<Kind> kind(byte[] descriptors) {
        if (descriptors.length > DEVICE_CLASS && descriptors[DEVICE_CLASS] == HUB) {
            return Optional.empty();
        }
        int at = 0;
        while (at + 1 < descriptors.length) {
            int length = descriptors[at] & 0xFF;
            if (length < 2) {
                return Optional.empty();
            }
            boolean isInterface =
                    descriptors[at + 1] == INTERFACE && length >= SHORTEST && at + length <= descriptors.length;
            var kind = isInterface ? kind(descriptors[at + 5] & 0xFF, descriptors[at + 6]) : Optional.<Kind>empty();
            if (kind.isPresent()) {
                return kind;
            }
            at += length;
        }
        return Optional.empty();
    }

    /** The base classes as the USB Implementers Forum numbers them. */
    private static Optional<Kind> kind(int baseClass, int subClass) {
        return switch (baseClass) {
            case 0x01 -> Optional.of(Kind.SPEAKER);
            case 0x08 -> Optional.of(Kind.EXTERNAL_MEMORY);
            case 0x0E -> Optional.of(Kind.VIDEO_CAMERA);
            case 0x02, 0x0A -> Optional.of(Kind.OTHER_CONNECTIVITY);
            case 0xE0 -> Optional.of(subClass == BLUETOOTH ? Kind.BLUETOOTH : Kind.OTHER_CONNECTIVITY);
            default -> Optional.empty();
        };
    }
}
