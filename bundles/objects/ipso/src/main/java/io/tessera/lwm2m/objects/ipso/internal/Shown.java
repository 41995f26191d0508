// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;

import io.tessera.lwm2m.client.object.Declaration;
import io.tessera.lwm2m.model.DataType;

/** The Resource of an IPSO Object that shows the sensor's value. */
enum Shown implements Part {
    DIGITAL_INPUT(5500, "Digital Input State", DataType.BOOLEAN, false),
    DIGITAL_OUTPUT(5550, "Digital Output State", DataType.BOOLEAN, true),
    CURRENT_TIME(5506, "Current Time", DataType.TIME, true),
    POSITION(5536, "Current Position", DataType.FLOAT, true, "0..100", "/100"),
    CUMULATIVE_TIME(5544, "Cumulative Time", DataType.FLOAT, true, "", "s"),
    MULTI_STATE(5547, "Multi-state Input", DataType.INTEGER, false),
    LEVEL(5548, "Level", DataType.FLOAT, true, "0..100", "/100"),
    ANALOG_INPUT(5600, "Analog Input Current Value", DataType.FLOAT, false),
    ANALOG_OUTPUT(5650, "Analog Output Current Value", DataType.FLOAT, true, "0..1", ""),
    SENSOR(5700, "Sensor Value", DataType.FLOAT, false),
    X_VALUE(5702, "X Value", DataType.FLOAT, false),
    COMPASS(5705, "Compass Direction", DataType.FLOAT, false, "0..360", "deg"),
    COLOUR(5706, "Colour", DataType.STRING, true),
    ACTIVE_POWER(5800, "Instantaneous active power", DataType.FLOAT, false, "", "W"),
    ON_OFF(5850, "On/Off", DataType.BOOLEAN, true),
    SET_POINT(5900, "Set Point Value", DataType.FLOAT, true),
    BITMAP(5910, "Bitmap Input", DataType.INTEGER, false);

    private final int id;
    private final String title;
    private final DataType type;
    private final boolean writable;
    private final String range;
    private final String units;

    Shown(int id, String title, DataType type, boolean writable) {
        this(id, title, type, writable, "", "");
    }

    Shown(int id, String title, DataType type, boolean writable, String range, String units) {
        this.id = id;
        this.title = title;
        this.type = type;
        this.writable = writable;
        this.range = range;
        this.units = units;
    }

    int id() {
        return id;
    }

    DataType type() {
        return type;
    }

    @Override
    public void declare(Declaration<Instance> lines) {
        if (writable) {
            lines.controlled(
                    id,
                    title,
                    type,
                    Instance::value,
                    Instance::time,
                    Instance::control,
                    MANDATORY,
                    range(range),
                    units(units));
            return;
        }
        lines.measured(id, title, type, Instance::value, Instance::time, MANDATORY, range(range), units(units));
    }
}
