// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import static java.util.Map.entry;

import io.tessera.lwm2m.bridge.Kinds;
import java.util.Map;

/** What the free text that people give as a channel's unit says about it. */
final class Units {

    /** Units that are not written as in SenML's registry (RFC 8428, 12.1; RFC 8798). */
    private static final Map<String, String> SENML = Map.ofEntries(
            entry("°C", "Cel"),
            entry("℃", "Cel"),
            entry("C", "Cel"),
            entry("degC", "Cel"),
            entry("celsius", "Cel"),
            entry("Celsius", "Cel"),
            entry("%rh", "%RH"),
            entry("% RH", "%RH"),
            entry("percent", "%"),
            entry("lux", "lx"),
            entry("volt", "V"),
            entry("Volt", "V"),
            entry("ampere", "A"),
            entry("watt", "W"),
            entry("rpm", "1/min"),
            entry("mbar", "hPa"));

    private static final Map<String, String> KINDS = Map.ofEntries(
            entry("Cel", Kinds.TEMPERATURE),
            entry("K", Kinds.TEMPERATURE),
            entry("°F", Kinds.TEMPERATURE),
            entry("%RH", Kinds.HUMIDITY),
            entry("%", Kinds.PERCENTAGE),
            entry("Pa", Kinds.PRESSURE),
            entry("hPa", Kinds.PRESSURE),
            entry("kPa", Kinds.PRESSURE),
            entry("bar", Kinds.PRESSURE),
            entry("lx", Kinds.ILLUMINANCE),
            entry("V", Kinds.VOLTAGE),
            entry("mV", Kinds.VOLTAGE),
            entry("kV", Kinds.VOLTAGE),
            entry("A", Kinds.CURRENT),
            entry("mA", Kinds.CURRENT),
            entry("W", Kinds.POWER),
            entry("kW", Kinds.POWER),
            entry("J", Kinds.ENERGY),
            entry("Wh", Kinds.ENERGY),
            entry("kWh", Kinds.ENERGY),
            entry("Hz", Kinds.FREQUENCY),
            entry("kHz", Kinds.FREQUENCY),
            entry("MHz", Kinds.FREQUENCY),
            entry("1/min", Kinds.FREQUENCY),
            entry("m", Kinds.DISTANCE),
            entry("cm", Kinds.DISTANCE),
            entry("mm", Kinds.DISTANCE),
            entry("km", Kinds.DISTANCE),
            entry("ppm", Kinds.CONCENTRATION),
            entry("ppb", Kinds.CONCENTRATION),
            entry("B/s", Kinds.RATE),
            entry("bit/s", Kinds.RATE),
            entry("l/s", Kinds.RATE),
            entry("m3/s", Kinds.RATE));

    private Units() {}

    /**
     * In SenML's notation where it has the unit; as it is otherwise.
     *
     * @param text null or empty if nobody gave one
     */
    static String senml(String text) {
        var unit = text == null ? "" : text.strip();
        return SENML.getOrDefault(unit, unit);
    }

    /** What is measured in a unit of {@link #senml}. */
    static String kind(String unit) {
        return KINDS.getOrDefault(unit, Kinds.NUMBER);
    }
}
