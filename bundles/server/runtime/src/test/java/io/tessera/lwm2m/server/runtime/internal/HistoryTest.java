// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.ReceivedValue;
import io.tessera.lwm2m.server.ReceivedValue.Source;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients reported lately is kept and can be looked at. */
class HistoryTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void values_of_a_send_are_kept_in_the_order_in_which_they_were_measured() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        send("[{\"bn\":\"/3303/0/5700\",\"bt\":1700000000,\"v\":3,\"t\":2},{\"v\":1},{\"v\":2,\"t\":1}]");

        var history = server.reporting.history("a", TEMPERATURE);
        assertThat(history).extracting(one -> one.value().value().toString()).containsExactly("1.0", "2.0", "3.0");
        assertThat(history)
                .extracting(one -> one.time().getEpochSecond())
                .containsExactly(1_700_000_000L, 1_700_000_001L, 1_700_000_002L);
        assertThat(history).extracting(ReceivedValue::source).containsOnly(Source.SEND);
        assertThat(history)
                .extracting(ReceivedValue::received)
                .containsOnly(server.time.time().clock().instant());
    }

    @Test
    void stored_notifications_are_kept_with_their_times_and_the_first_answer_is_too() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.reporting.observe("a", TEMPERATURE, ContentFormat.SENML_JSON, List.of());
        var observe = server.endpoint.next();
        observe.answer(senml("[{\"n\":\"/3303/0/5700\",\"v\":20}]").observed(1));
        server.events.notification();

        var stored = "[{\"bn\":\"/3303/0/5700\",\"bt\":1000,\"v\":21},{\"v\":22,\"t\":60}]";
        server.endpoint.receive(DEVICE, observe.request().token(), senml(stored).observed(2));
        server.events.notification();

        assertThat(server.reporting.history("a", Path.of(3303)))
                .extracting(one -> one.value().value().toString())
                .containsExactlyInAnyOrder("20.0", "21.0", "22.0");
        assertThat(server.reporting.history("a", Path.of(3))).isEmpty();
        assertThat(server.reporting.history("a", Path.ROOT)).hasSize(3);
    }

    @Test
    void it_ends_with_the_registration_and_not_with_its_replacement() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        send("[{\"n\":\"/3303/0/5700\",\"v\":1}]");
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.events.await("registered a");
        assertThat(server.reporting.history("a", Path.ROOT)).hasSize(1);

        server.ask(
                DEVICE,
                Method.DELETE,
                "/rd/" + server.runtime.byEndpoint("a").orElseThrow().id(),
                "");
        server.events.await("deregistered a DEREGISTERED");
        server.register(DEVICE, "ep=a&lwm2m=1.1");

        assertThat(server.reporting.history("a", Path.ROOT)).isEmpty();
    }

    private void send(String json) throws Exception {
        var request =
                Request.of(Method.POST, List.of("dp")).withPayload(ContentFormat.SENML_JSON, json.getBytes(UTF_8));
        assertThat(server.ask(DEVICE, request).code()).hasToString("2.04");
        assertThat(server.events.next()).startsWith("sent a ");
    }

    private static Response senml(String json) {
        return Response.content(ContentFormat.SENML_JSON, json.getBytes(UTF_8));
    }
}
