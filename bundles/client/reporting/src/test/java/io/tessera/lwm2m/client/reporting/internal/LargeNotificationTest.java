// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.management.internal.ManagementInterface;
import io.tessera.lwm2m.client.registration.internal.RegistrationInterface;
import io.tessera.lwm2m.client.runtime.internal.RealClient;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.objects.security.internal.SecurityObject;
import io.tessera.lwm2m.objects.server.internal.ServerObject;
import io.tessera.lwm2m.transport.coap.internal.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A notification of several blocks to a server that dies when it has the first one. */
@Timeout(60)
final class LargeNotificationTest {

    private static final int OBSERVATION = 1;
    private static final String INSTANCE = "32769/0";

    private final Codec codec = Codecs.create();
    private final RealClient client =
            new RealClient(Settings.standard("gateway").withAckTimeout(Duration.ofMillis(50)));
    private BlockServer server;

    @BeforeEach
    void an_observed_client() throws Exception {
        server = new BlockServer();
        client.add(new RegistrationInterface(RealPeerTest.registrationConfig(), codec));
        client.add(new ManagementInterface(codec));
        client.add(new ReportingInterface(Configs.of(Map.of("retryAfter", 1)), codec));
        client.add(new SecurityObject());
        client.add(new ServerObject());
        client.add(Objects.device());
        client.add(Objects.everything());
        client.addServer(1, server.port(), 3600);
        server.accept();

        assertThat(server.ask(observe(), OBSERVATION).getOptions().hasObserve()).isTrue();
    }

    private static Request observe() {
        var observe = new Request(Code.GET);
        observe.getOptions()
                .setUriPath(INSTANCE)
                .setUriQuery("con=1")
                .setAccept(110)
                .setObserve(0);
        return observe;
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void write(byte[] value) throws Exception {
        var put = new Request(Code.PUT);
        put.getOptions().setUriPath(INSTANCE + "/3").setContentFormat(42);
        put.setPayload(value);
        assertThat(server.ask(put, 2).getCode()).isEqualTo(ResponseCode.CHANGED);
    }

    @Test
    void what_a_server_did_not_fetch_whole_is_sent_again_when_it_is_back() throws Exception {
        var value = new byte[1000];
        Arrays.fill(value, (byte) 'x');
        write(value);
        assertThat(server.notification(OBSERVATION).getOptions().getBlock2().isM())
                .isTrue();
        // The server is gone before it asks for the rest. After its return it is told again, and of when it was so.
        assertThat(fetched())
                .contains("\"bt\":")
                .contains(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
    }

    /** The next notification with its second block; of the one after it if this took so long that it was sent again. */
    private String fetched() throws Exception {
        var first = server.notification(OBSERVATION);
        var rest = server.fetch(observe(), 1, 3);
        for (int attempt = 0; attempt < 5 && !Arrays.equals(etag(first), etag(rest)); attempt++) {
            first = server.notification(OBSERVATION);
            rest = server.fetch(observe(), 1, 3);
        }
        assertThat(etag(rest)).isEqualTo(etag(first));
        assertThat(rest.getOptions().getBlock2().isM()).isFalse();
        return text(first.getPayload()) + text(rest.getPayload());
    }

    private static byte[] etag(Response response) {
        return response.getOptions().getETags().get(0);
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
