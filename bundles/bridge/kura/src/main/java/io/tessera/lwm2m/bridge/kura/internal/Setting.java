// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.Point;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.kura.type.DataType;

/**
 * What servers can set at an emitter.
 *
 * @param point its name is that of the wire record's property
 * @param type of that property
 */
record Setting(Point point, DataType type) {

    /** @param text {@code name:type} or {@code name:type:unit} */
    static Setting of(String source, String text) {
        var parts = text.strip().split(":", 3);
        if (parts.length < 2 || parts[0].isBlank()) {
            throw refused(text);
        }
        var type = type(text, parts[1].strip().toUpperCase(Locale.ROOT));
        var unit = Units.senml(parts.length > 2 ? parts[2] : "");
        var name = parts[0].strip();
        return new Setting(
                Point.measured(source, name, Typed.kind(type, unit), name, unit).settable(), type);
    }

    private static DataType type(String text, String wanted) {
        return Arrays.stream(DataType.values())
                .filter(type -> type != DataType.BYTE_ARRAY && type.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> refused(text));
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "%s: points must be name:type or name:type:unit, type one of BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE and STRING, not \"%s\""
                        .formatted(EmitterConfig.PID, text));
    }
}
