// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import static io.tessera.lwm2m.client.object.ResourceType.FLOAT;
import static io.tessera.lwm2m.client.object.Trait.units;

import io.tessera.lwm2m.client.object.Declaration;

/** The Resources that show the lowest and the highest value since the sensor was first shown or the last reset. */
record Measured(int lowest, String nameOfLowest, int highest, String nameOfHighest, String unit) implements Part {

    @Override
    public void declare(Declaration<Instance> lines) {
        lines.read(lowest, nameOfLowest, FLOAT, Instance::lowest, units(unit))
                .when(Instance::hasExtremes)
                .read(highest, nameOfHighest, FLOAT, Instance::highest, units(unit))
                .when(Instance::hasExtremes)
                .execute(5605, "Reset Min and Max Measured Values", Instance::resetExtremes);
    }
}
