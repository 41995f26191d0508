// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DurableExchangeTest {

    private static final List<String> DEVICE = List.of("3", "0", "0");

    private final MapStore store = new MapStore();
    private final CompletableFuture<Void> disk = new CompletableFuture<>();
    private ClientFixture client;
    private FakeInterface management;

    @BeforeEach
    void start() throws Exception {
        client = new ClientFixture(store);
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        client.register(1);
        management = FakeInterface.claimingAll("management");
        client.runtime.addInterface(management, 0);
        store.written(disk);
    }

    @AfterEach
    void stop() throws InterruptedException {
        client.close();
    }

    @Test
    void a_change_is_answered_when_it_is_on_disk() throws Exception {
        var answer = client.endpoint.receive(ClientFixture.FIRST, Request.of(Method.PUT, DEVICE));
        client.settled();
        assertThat(answer).isNotDone();

        disk.complete(null);
        assertThat(answer.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void a_disk_that_fails_doesnt_keep_the_answer_back() throws Exception {
        var answer = client.endpoint.receive(ClientFixture.FIRST, Request.of(Method.PUT, DEVICE));
        disk.completeExceptionally(new IllegalStateException("full"));

        assertThat(answer.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void a_read_and_a_refusal_wait_for_no_disk() throws Exception {
        assertThat(client.endpoint
                        .receive(ClientFixture.FIRST, Request.of(Method.GET, DEVICE))
                        .get(5, TimeUnit.SECONDS)
                        .code())
                .isEqualTo(ResponseCode.CONTENT);
        management.handler = (session, exchange) -> exchange.respond(Response.of(ResponseCode.BAD_REQUEST));
        assertThat(client.endpoint
                        .receive(ClientFixture.FIRST, Request.of(Method.PUT, DEVICE))
                        .get(5, TimeUnit.SECONDS)
                        .code())
                .isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void a_notification_doesnt_overtake_the_answer_to_its_observe() throws Exception {
        var observation = new Observation(
                new Token(1, 1), List.of(Path.of(3, 0, 0)), false, ContentFormat.TEXT, NotificationAttributes.NONE);
        management.handler = (session, exchange) -> {
            exchange.respond(Response.of(ResponseCode.CONTENT));
            session.notify(observation, Response.of(ResponseCode.CONTENT), false, false, delivery -> {});
        };
        var answer = client.endpoint.receive(ClientFixture.FIRST, Request.of(Method.POST, DEVICE));
        client.settled();
        assertThat(client.endpoint.notified).isEmpty();

        disk.complete(null);
        assertThat(client.endpoint.notified.poll(5, TimeUnit.SECONDS)).isNotNull();
        assertThat(answer).isDone();
    }
}
