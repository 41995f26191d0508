// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.access_control.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessControlObjectTest {

    private final AccessControlObject object = new AccessControlObject();
    private final ObjectProbe owner = new ObjectProbe(object, new Caller(101));

    @BeforeEach
    void one_instance() {
        new ObjectProbe(object, Caller.BOOTSTRAP_SERVER)
                .create(
                        0,
                        at("/2/0/0", Value.of(3)),
                        at("/2/0/1", Value.of(0)),
                        at("/2/0/2/0", Value.of(1)),
                        at("/2/0/3", Value.of(101)));
        owner.events();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void holds_what_it_was_given() {
        assertThat(owner.read("/2/0")).containsExactly("/2/0/0=3", "/2/0/1=0", "/2/0/2/0=1", "/2/0/3=101");
        assertThat(object.durability()).isPresent();
    }

    @Test
    void keeps_what_it_is_about_when_its_owner_replaces_it() {
        owner.write("/2/0", true, at("/2/0/2/7", Value.of(31)));

        assertThat(owner.read("/2/0")).containsExactly("/2/0/0=3", "/2/0/1=0", "/2/0/2/7=31", "/2/0/3=101");
        assertThat(owner.events()).isNotEmpty();
    }

    /** 4.6: values above 31 are 4.00, since no right has those bits. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 32, 255})
    void refuses_rights_that_there_arent(int rights) {
        assertRefused(ResponseCode.BAD_REQUEST, () -> owner.write("/2/0/2/7", Value.of(rights)));
        assertThat(owner.read("/2/0/2")).containsExactly("/2/0/2/0=1");
    }
}
