// SPDX-License-Identifier: EPL-2.0
package com.example.lamp;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LampObjectTest {

    private final Lamp lamp = new Lamp();
    private final LampObject object = new LampObject(new InTheHall(), lamp);
    private final ObjectProbe server = new ObjectProbe(object);

    @AfterEach
    void close() throws Exception {
        object.close();
        server.close();
    }

    @Test
    void is_as_its_definition_says() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void a_server_sees_what_there_is() {
        assertThat(server.read("/26241/0")).containsExactly("/26241/0/0=hall", "/26241/0/1=0");
    }

    @Test
    void a_server_sets_the_brightness() {
        server.write("/26241/0/1", Value.of(40));

        assertThat(lamp.brightness()).isEqualTo(40);
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/26241/0/1", Value.of(101)));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/26241/0/0", Value.of("attic")));
    }

    @Test
    void what_the_lamp_does_by_itself_is_told() {
        server.write("/26241/0/1", Value.of(40));
        server.events();

        lamp.wearOut();

        assertThat(server.events()).containsExactly("changed /26241/0/1");
        assertThat(server.value("/26241/0/1")).isEqualTo(Value.of(20));
    }

    @Test
    void a_lamp_that_is_off_does_not_blink() {
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/26241/0/3", ""));

        server.write("/26241/0/1", Value.of(40));
        server.execute("/26241/0/3", "");
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record InTheHall() implements LampConfig {

        @Override
        public String place() {
            return "hall";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return LampConfig.class;
        }
    }
}
