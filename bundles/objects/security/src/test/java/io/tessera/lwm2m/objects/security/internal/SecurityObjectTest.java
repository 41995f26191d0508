// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.security.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class SecurityObjectTest {

    private static final byte[] SECRET = "not for your eyes".getBytes(StandardCharsets.UTF_8);

    private final SecurityObject object = new SecurityObject();
    private final ObjectProbe device = new ObjectProbe(object, Caller.DEVICE);

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void the_device_reads_what_the_bootstrap_server_wrote() {
        var bootstrapServer = new ObjectProbe(object, Caller.BOOTSTRAP_SERVER);

        bootstrapServer.create(1, account(1, "coaps://server.example", 2));
        bootstrapServer.write("/0/1/5", Value.of(SECRET));

        assertThat(device.value("/0/1/0")).isEqualTo(Value.of("coaps://server.example"));
        assertThat(device.value("/0/1/5")).isEqualTo(Value.of(SECRET));
        assertThat(bootstrapServer.events()).containsExactly("added /0/1", "changed /0/1/5");
    }

    @Test
    void a_server_without_security_needs_no_keys() {
        device.create(0, account(0, "coap://127.0.0.1:5683", 3));

        assertThat(device.value("/0/0/3")).isEqualTo(Value.of(new byte[0]));
        assertThat(device.value("/0/0/5")).isEqualTo(Value.of(new byte[0]));
    }

    @Test
    void a_server_sees_nothing() {
        device.create(0, account(0, "coap://127.0.0.1:5683", 3));

        var server = new ObjectProbe(object, new Caller(1));

        assertThat(server.values("/0/0")).isEmpty();
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values("/0/0/5"));
    }

    @Test
    void no_secret_is_in_its_text_nor_in_a_diagnostic() {
        device.create(0, account(0, "coaps://server.example", 0));
        device.write("/0/0/5", Value.of(SECRET));

        assertThat(object.toString()).isEqualTo("/0 LWM2M Security 1.2 [0]");
        var refused = object.write(Caller.DEVICE, at("/0/0/8"), true, List.of(at("/0/0/8", Value.of(SECRET))));
        assertThat(refused.toCompletableFuture())
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("/0/0/8 must be 16,32,48")
                .withMessageNotContaining("not for your eyes");
    }

    /** As Leshan's Bootstrap-Server does with the SMS keys; a key that is there has to be one. */
    @Test
    void a_bootstrap_server_may_write_that_there_are_no_sms_keys() throws Exception {
        var written = new ArrayList<>(List.of(account(1, "coaps://server.example", 2)));
        written.add(new PathValue(Path.of(0, 1, 7), Value.of(new byte[0])));
        written.add(new PathValue(Path.of(0, 1, 8), Value.of(new byte[0])));
        var draft = object.draft().orElseThrow();

        draft.write(Path.of(0, 1), written);

        assertThat(draft.values(Path.of(0, 1)))
                .extracting(value -> value.path().resource())
                .contains(0, 1, 2)
                .doesNotContain(7, 8);
        var tooShort = List.of(new PathValue(Path.of(0, 1, 8), Value.of(new byte[3])));
        assertThatThrownBy(() -> draft.write(Path.of(0, 1), tooShort)).isInstanceOf(RequestRefused.class);
    }

    private static PathValue[] account(int instance, String uri, int mode) {
        return new PathValue[] {
            new PathValue(Path.of(0, instance, 0), Value.of(uri)),
            new PathValue(Path.of(0, instance, 1), Value.of(false)),
            new PathValue(Path.of(0, instance, 2), Value.of(mode)),
        };
    }
}
