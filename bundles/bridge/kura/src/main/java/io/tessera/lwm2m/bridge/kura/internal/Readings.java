// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/** What a wire record says. Assets add their name, and to each channel its time and what went wrong. */
final class Readings {

    private static final String ASSET = "assetName";
    private static final String ASSET_TIME = "assetTimestamp";
    private static final String TIME = "_timestamp";
    private static final String ERROR = "_error";

    /**
     * One value.
     *
     * @param name {@code <asset>/<channel>}, or the property's name alone
     * @param type Kura's; null if nothing was measured
     * @param value {@link Value#EMPTY} if nothing was measured
     * @param time nanoseconds since 1970-01-01T00:00Z
     * @param error why nothing was measured
     */
    record Reading(String name, DataType type, Value value, long time, String error) {}

    private final Map<String, TypedValue<?>> properties;
    private final String asset;

    private Readings(WireRecord record) {
        properties = record.getProperties();
        asset = properties.get(ASSET) == null ? "" : properties.get(ASSET).getValue() + "/";
    }

    static List<Reading> of(WireRecord record) {
        var readings = new Readings(record);
        var list = new ArrayList<Reading>();
        readings.properties.forEach((name, typed) -> {
            if (!readings.isRemark(name)) {
                list.add(readings.reading(name, typed));
            }
            if (readings.isFailure(name, typed)) {
                list.add(readings.failure(name, typed));
            }
        });
        return list;
    }

    /** Belongs to another property, or to the whole. */
    private boolean isRemark(String name) {
        if (name.equals(ASSET) || name.equals(ASSET_TIME) || (isOfAsset() && name.endsWith(ERROR))) {
            return true;
        }
        return name.endsWith(TIME) && (isOfAsset() || properties.containsKey(stem(name, TIME)));
    }

    private boolean isOfAsset() {
        return !asset.isEmpty();
    }

    private boolean isFailure(String name, TypedValue<?> typed) {
        return isOfAsset()
                && name.endsWith(ERROR)
                && !properties.containsKey(stem(name, ERROR))
                && typed.getValue() instanceof String text
                && !text.isBlank();
    }

    private Reading reading(String name, TypedValue<?> typed) {
        var value = Typed.value(typed);
        return new Reading(asset + name, typed.getType(), value, time(name), value == Value.EMPTY ? "no value" : "");
    }

    private Reading failure(String name, TypedValue<?> typed) {
        var channel = stem(name, ERROR);
        return new Reading(
                asset + channel,
                null,
                Value.EMPTY,
                time(channel),
                typed.getValue().toString());
    }

    private static String stem(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }

    private long time(String name) {
        var own = millis(name + TIME);
        return Listening.time(own > 0 ? own : millis(ASSET_TIME));
    }

    private long millis(String property) {
        var typed = properties.get(property);
        return typed != null && typed.getValue() instanceof Long millis ? millis : 0;
    }
}
