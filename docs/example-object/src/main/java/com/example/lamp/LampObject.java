// SPDX-License-Identifier: EPL-2.0
package com.example.lamp;

import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Lamp, Object 26241: a line for each Resource says what it is called, what servers may do, and who does it. */
@Component(name = LampConfig.PID, configurationPid = LampConfig.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 26241, version = "1.0")
@Designate(ocd = LampConfig.class)
public final class LampObject extends DeclaredObject {

    private final Lamp lamp;

    @Activate
    public LampObject(LampConfig config) {
        this(config, new Lamp());
    }

    LampObject(LampConfig config, Lamp lamp) {
        super(singleton(26241, "Lamp", "1.0")
                .read(0, "Place", STRING, config::place)
                .readWrite(
                        1,
                        "Brightness",
                        INTEGER,
                        lamp::brightness,
                        lamp::setBrightness,
                        MANDATORY,
                        range("0..100"),
                        units("/100"))
                .readOptional(2, "Minutes Left", INTEGER, lamp::minutesLeft)
                .execute(3, "Blink", lamp::blink));
        this.lamp = lamp;
        lamp.onChange(() -> changed(1)); // whoever observes /26241/0/1 hears of it
    }

    @Deactivate
    void close() {
        lamp.close();
    }
}
