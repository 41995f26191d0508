// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.spi.Registration.Status;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When and where servers reach the client: queue mode, alternate path, another local address. */
final class ReachabilityTest {

    private static final Request READ = Request.of(Method.GET, List.of("3", "0"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final FakeInterface management = FakeInterface.claimingAll(ClientInterface.MANAGEMENT);
    private ClientFixture client;

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @Test
    void in_queue_mode_requests_are_served_for_93_s_after_the_last_message_then_ignored() throws Exception {
        start(List.of(), Duration.ofSeconds(93), "UQ");
        send();
        pass(93);
        assertThat(receive(READ).get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
        pass(93);
        assertThat(receive(READ).get(5, TimeUnit.SECONDS).code())
                .as("the request before was a message too")
                .isEqualTo(ResponseCode.CONTENT);
        pass(94);
        var ignored = receive(READ);
        client.settled();
        assertThat(ignored).as("ignored, without an acknowledgement").isCancelled();
    }

    @Test
    void in_queue_mode_an_update_or_notify_wakes() throws Exception {
        start(List.of(), Duration.ofSeconds(93), "UQ");
        var ignored = receive(READ);
        client.settled();
        assertThat(ignored).as("ignored, without an acknowledgement").isCancelled();
        send();
        assertThat(receive(READ).get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void without_queue_mode_or_with_sleep_switched_off_a_client_is_always_awake() throws Exception {
        start(List.of(), Duration.ofSeconds(93), "U");
        pass(100_000);
        assertThat(receive(READ).get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
        client.close();
        start(List.of(), Duration.ZERO, "UQ");
        pass(100_000);
        assertThat(receive(READ).get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void below_an_alternate_path_requests_are_served_as_if_they_went_to_the_root() throws Exception {
        start(List.of("lw", "m2m"), Duration.ZERO, "U");
        var path = new AtomicReference<List<String>>();
        management.handler = (session, exchange) -> {
            path.set(exchange.request().path());
            exchange.respond(Response.created(List.of("3", "1")));
        };
        var answer = receive(Request.of(Method.POST, List.of("lw", "m2m", "3"))).get(5, TimeUnit.SECONDS);
        assertThat(path.get()).containsExactly("3");
        assertThat(answer.locationPath()).containsExactly("lw", "m2m", "3", "1");
        assertThat(client.client().alternatePath()).containsExactly("lw", "m2m");
    }

    @Test
    void beside_the_alternate_path_there_is_nothing() throws Exception {
        start(List.of("lw"), Duration.ZERO, "U");
        assertThat(receive(READ).get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void an_alternate_path_that_looks_like_an_object_is_refused() throws Exception {
        start(List.of(), Duration.ZERO, "U");
        assertThat(RuntimeSettings.of(config("/lw/m2m")).alternatePath()).containsExactly("lw", "m2m");
        assertThat(RuntimeSettings.of(config("")).alternatePath()).isEmpty();
        assertThatThrownBy(() -> RuntimeSettings.of(config("3/x"))).hasMessageStartingWith("alternatePath must be");
    }

    @Test
    void interfaces_hear_of_another_local_address_but_not_of_the_same_one_again() throws Exception {
        start(List.of(), Duration.ZERO, "U");
        client.runtime.removeEndpoint(client.endpoint);
        client.runtime.addEndpoint(client.endpoint, "coap");
        client.settled();
        assertThat(client.registration.events).noneMatch(ClientEvent.AddressChanged.class::isInstance);

        client.runtime.removeEndpoint(client.endpoint);
        client.endpoint.address = new InetSocketAddress("127.0.0.1", 5684);
        client.runtime.addEndpoint(client.endpoint, "coap");
        client.registration.await(ClientEvent.AddressChanged.class);
        client.registration.await(ClientEvent.TransportUp.class);
    }

    @Test
    void interfaces_hear_that_an_account_asks_for_a_bootstrap() throws Exception {
        start(List.of(), Duration.ZERO, "U");
        var session = client.session(1);
        client.onEngine(() -> {
            session.registration(session.registration().withStatus(Status.BOOTSTRAP_NEEDED, "refused"));
            return null;
        });
        assertThat(client.registration.await(ClientEvent.BootstrapNeeded.class).session())
                .isSameAs(session);
    }

    private void start(List<String> alternatePath, Duration sleepAfter, String binding) throws Exception {
        var settings = new ClientSettings(
                "gateway",
                "ep",
                Duration.ofSeconds(5),
                Duration.ofMillis(100),
                Duration.ZERO,
                alternatePath,
                sleepAfter);
        client = new ClientFixture(new MapStore(), settings, clock());
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        client.runtime.addInterface(management, 0);
        var session = client.session(1);
        var told = ClientFixture.registered("x");
        client.onEngine(() -> {
            session.registration(new Registration(
                    told.status(),
                    told.location(),
                    told.version(),
                    told.lifetime(),
                    binding,
                    told.links(),
                    told.confirmed(),
                    told.until(),
                    ""));
            return null;
        });
    }

    private void send() throws Exception {
        var session = client.session(1);
        client.onEngine(() -> session.send(READ));
        client.settled();
    }

    private void pass(long seconds) {
        now.updateAndGet(before -> before.plusSeconds(seconds));
    }

    private CompletableFuture<Response> receive(Request request) {
        return client.endpoint.receive(ClientFixture.FIRST, request);
    }

    private static RuntimeConfig config(String alternatePath) {
        return (RuntimeConfig) Proxy.newProxyInstance(
                RuntimeConfig.class.getClassLoader(),
                new Class<?>[] {RuntimeConfig.class},
                (proxy, method, arguments) ->
                        method.getName().equals("alternatePath") ? alternatePath : method.getDefaultValue());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
