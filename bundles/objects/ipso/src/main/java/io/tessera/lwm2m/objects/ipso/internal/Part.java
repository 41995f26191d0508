// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import static io.tessera.lwm2m.client.object.ResourceType.FLOAT;
import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.ResourceType.TIME;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;

import io.tessera.lwm2m.client.object.Declaration;

/** Resources that many IPSO Objects have, in the groups in which they come. */
interface Part {

    /** What a server may call it. */
    Part APPLICATION_TYPE = lines ->
            lines.readWrite(5750, "Application Type", STRING, Instance::applicationType, Instance::setApplicationType);

    Part UNITS =
            lines -> lines.read(5701, "Sensor Units", STRING, Instance::units).when(Instance::hasUnits);

    /** When it was measured. */
    Part TIME_STAMP = lines -> lines.read(5518, "Timestamp", TIME, Instance::timestamp)
            .when(Instance::isMeasured)
            .read(6050, "Fractional Timestamp", FLOAT, Instance::fraction, range("0..1"), units("s"))
            .when(Instance::isMeasured);

    /** Unchecked while the sensor works, rejected once it failed: the value is an old one. */
    Part QUALITY = lines -> lines.read(
                    6042, "Measurement Quality Indicator", INTEGER, Instance::qualityIndicator, range("0..23"))
            .read(6049, "Measurement Quality Level", INTEGER, Instance::qualityLevel, range("0..100"))
            .when(Instance::isFailed);

    /** How often it became active. */
    Part COUNTER = lines -> lines.read(5501, "Digital Input Counter", INTEGER, Instance::count);

    Part COUNTER_RESET = lines -> lines.execute(5505, "Digital Input Counter Reset", Instance::resetCount);

    /** The lowest and the highest value since the sensor was first shown or the last reset. */
    Part MEASURED = new Measured(5601, "Min Measured Value", 5602, "Max Measured Value", "");

    Part MEASURED_POWER = new Measured(5801, "Min Measured active power", 5802, "Max Measured active power", "W");

    Part MEASURED_X = new Measured(5508, "Min X Value", 5509, "Max X Value", "");

    /** The lowest and the highest value that it can measure. */
    Part RANGE = limits(5603, "Min Range Value", 5604, "Max Range Value", "");

    Part RANGE_OF_POWER = limits(5803, "Min Range active power", 5804, "Max Range active power", "W");

    Part RANGE_OF_POSITION = limits(5519, "Min Limit", 5520, "Max Limit", "");

    /** Adds its lines. */
    void declare(Declaration<Instance> lines);

    private static Part limits(int lowest, String nameOfLowest, int highest, String nameOfHighest, String units) {
        return lines -> lines.read(lowest, nameOfLowest, FLOAT, Instance::minRange, units(units))
                .when(Instance::hasMinRange)
                .read(highest, nameOfHighest, FLOAT, Instance::maxRange, units(units))
                .when(Instance::hasMaxRange);
    }
}
