// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import static io.tessera.lwm2m.objects.ipso.internal.Part.COUNTER;
import static io.tessera.lwm2m.objects.ipso.internal.Part.COUNTER_RESET;
import static io.tessera.lwm2m.objects.ipso.internal.Part.MEASURED;
import static io.tessera.lwm2m.objects.ipso.internal.Part.MEASURED_POWER;
import static io.tessera.lwm2m.objects.ipso.internal.Part.MEASURED_X;
import static io.tessera.lwm2m.objects.ipso.internal.Part.QUALITY;
import static io.tessera.lwm2m.objects.ipso.internal.Part.RANGE;
import static io.tessera.lwm2m.objects.ipso.internal.Part.RANGE_OF_POSITION;
import static io.tessera.lwm2m.objects.ipso.internal.Part.RANGE_OF_POWER;
import static io.tessera.lwm2m.objects.ipso.internal.Part.TIME_STAMP;
import static io.tessera.lwm2m.objects.ipso.internal.Part.UNITS;

import io.tessera.lwm2m.client.object.Declaration;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The IPSO Objects that there are: each shows one value of one sensor. */
@SuppressWarnings("ImmutableEnumChecker") // parts keep no state
enum Kind {
    DIGITAL_INPUT(3200, "Digital Input", "1.1", Shown.DIGITAL_INPUT, COUNTER, COUNTER_RESET, TIME_STAMP),
    DIGITAL_OUTPUT(3201, "Digital Output", "1.1", Shown.DIGITAL_OUTPUT, TIME_STAMP),
    ANALOG_INPUT(3202, "Analog Input", "1.1", Shown.ANALOG_INPUT, MEASURED, RANGE, TIME_STAMP, QUALITY),
    ANALOG_OUTPUT(3203, "Analog Output", "1.1", Shown.ANALOG_OUTPUT, RANGE, TIME_STAMP),
    GENERIC(3300, "Generic Sensor"),
    ILLUMINANCE(3301, "Illuminance"),
    PRESENCE(3302, "Presence", "1.1", Shown.DIGITAL_INPUT, COUNTER, COUNTER_RESET, TIME_STAMP, QUALITY),
    TEMPERATURE(3303, "Temperature"),
    HUMIDITY(3304, "Humidity"),
    POWER_MEASUREMENT(
            3305, "Power Measurement", "1.1", Shown.ACTIVE_POWER, MEASURED_POWER, RANGE_OF_POWER, TIME_STAMP, QUALITY),
    ACTUATION(3306, "Actuation", "1.1", Shown.ON_OFF, TIME_STAMP),
    SET_POINT(3308, "Set Point", "1.1", Shown.SET_POINT, UNITS, TIME_STAMP),
    LIGHT_CONTROL(3311, "Light Control", "1.0", Shown.ON_OFF, UNITS),
    POWER_CONTROL(3312, "Power Control", "1.1", Shown.ON_OFF, TIME_STAMP),
    ACCELEROMETER(3313, "Accelerometer", "1.1", Shown.X_VALUE, UNITS, RANGE, TIME_STAMP, QUALITY),
    MAGNETOMETER(3314, "Magnetometer", "1.1", Shown.X_VALUE, UNITS, TIME_STAMP, QUALITY),
    BAROMETER(3315, "Barometer"),
    VOLTAGE(3316, "Voltage"),
    CURRENT(3317, "Current"),
    FREQUENCY(3318, "Frequency"),
    DEPTH(3319, "Depth"),
    PERCENTAGE(3320, "Percentage"),
    ALTITUDE(3321, "Altitude"),
    LOAD(3322, "Load"),
    PRESSURE(3323, "Pressure"),
    LOUDNESS(3324, "Loudness"),
    CONCENTRATION(3325, "Concentration"),
    ACIDITY(3326, "Acidity"),
    CONDUCTIVITY(3327, "Conductivity"),
    POWER(3328, "Power"),
    POWER_FACTOR(3329, "Power Factor"),
    DISTANCE(3330, "Distance"),
    ENERGY(3331, "Energy", "1.1", Shown.SENSOR, UNITS, TIME_STAMP, QUALITY),
    DIRECTION(3332, "Direction", "1.1", Shown.COMPASS, MEASURED, TIME_STAMP, QUALITY),
    TIME(3333, "Time", "1.1", Shown.CURRENT_TIME, QUALITY),
    GYROMETER(3334, "Gyrometer", "1.1", Shown.X_VALUE, UNITS, MEASURED_X, RANGE, TIME_STAMP, QUALITY),
    COLOUR(3335, "Colour", "1.1", Shown.COLOUR, UNITS, TIME_STAMP, QUALITY),
    POSITIONER(3337, "Positioner", "1.1", Shown.POSITION, MEASURED, RANGE_OF_POSITION, TIME_STAMP),
    ON_OFF_SWITCH(3342, "On/Off switch", "1.1", Shown.DIGITAL_INPUT, COUNTER, TIME_STAMP),
    DIMMER(3343, "Dimmer", "1.0", Shown.LEVEL),
    RATE(3346, "Rate"),
    PUSH_BUTTON(3347, "Push button", "1.1", Shown.DIGITAL_INPUT, COUNTER, TIME_STAMP),
    SELECTOR(3348, "Multi-state Selector", "1.1", Shown.MULTI_STATE, TIME_STAMP),
    BITMAP(3349, "Bitmap", "1.1", Shown.BITMAP, TIME_STAMP),
    STOPWATCH(3350, "Stopwatch", "1.1", Shown.CUMULATIVE_TIME, TIME_STAMP, QUALITY);

    private static final Map<Integer, Kind> BY_OBJECT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::object, Function.identity()));

    private final int object;
    private final String title;
    private final String version;
    private final Shown shown;
    private final List<Part> parts;
    private final Optional<Measured> measured;

    /** A sensor that measures a number. */
    Kind(int object, String title) {
        this(object, title, "1.1", Shown.SENSOR, UNITS, MEASURED, RANGE, TIME_STAMP, QUALITY);
    }

    Kind(int object, String title, String version, Shown shown, Part... parts) {
        this.object = object;
        this.title = title;
        this.version = version;
        this.shown = shown;
        this.parts = List.of(parts);
        measured = this.parts.stream()
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .findFirst();
    }

    static Optional<Kind> of(int object) {
        return Optional.ofNullable(BY_OBJECT.get(object));
    }

    int object() {
        return object;
    }

    String version() {
        return version;
    }

    Shown shown() {
        return shown;
    }

    /** Which Resources show the extremes, if any do. */
    Optional<Measured> measured() {
        return measured;
    }

    Declaration<Instance> declaration() {
        Declaration<Instance> lines = DeclaredInstances.multiple(object, title, version);
        shown.declare(lines);
        parts.forEach(part -> part.declare(lines));
        Part.APPLICATION_TYPE.declare(lines);
        return lines;
    }
}
