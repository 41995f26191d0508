// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Token TOKEN = new Token(0xCAFE, 2);

    private ClientFixture client;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        client = ClientFixture.atTwoServers();
        session = client.session(1);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @Test
    void attributes_that_a_server_writes_are_told() throws Exception {
        var path = Path.of(3303, 0);
        client.onEngine(() -> {
            session.attributes(path, NotificationAttributes.NONE);
            return null;
        });

        assertThat(client.registration.await(ClientEvent.AttributesChanged.class))
                .isEqualTo(new ClientEvent.AttributesChanged(session, path));
    }

    @Test
    void a_request_goes_to_the_server_and_its_answer_comes_back_on_the_engine() throws Exception {
        var thread = new CompletableFuture<String>();
        client.onEngine(() -> session.send(Request.of(Method.POST, List.of("rd")))
                .thenAccept(response -> thread.complete(Thread.currentThread().getName() + response.code())));
        var sent = client.endpoint.sent.poll(5, TimeUnit.SECONDS);
        assertThat(sent.peer().address()).isEqualTo(ClientFixture.FIRST);
        sent.answer().complete(Response.of(ResponseCode.CREATED));

        assertThat(thread.get(5, TimeUnit.SECONDS))
                .startsWith("lwm2m-client-engine")
                .endsWith("2.01");
    }

    @Test
    void without_an_endpoint_nothing_is_sent_and_everything_goes_on_afterwards() throws Exception {
        observe(TOKEN);
        client.runtime.removeEndpoint(client.endpoint);
        client.registration.await(ClientEvent.TransportDown.class);
        assertThatThrownBy(() -> client.await(() -> session.send(Request.of(Method.POST, List.of("rd")))))
                .isInstanceOfSatisfying(
                        NoAnswer.class, e -> assertThat(e.reason()).isEqualTo(NoAnswer.Reason.CANCELLED));
        assertThat(client.endpoint.isListenedTo()).isFalse();

        client.registration.events.clear();
        var next = new FakeEndpoint();
        client.runtime.addEndpoint(next, "coap");
        client.registration.await(ClientEvent.TransportUp.class);
        assertThat(next.isListenedTo()).isTrue();
        assertThat(client.onEngine(() -> session.registration().isRegistered())).isTrue();
        assertThat(client.onEngine(() -> session.observation(TOKEN))).isPresent();
        client.runtime.removeEndpoint(next);
    }

    @Test
    void an_endpoint_that_throws_is_no_answer() throws Exception {
        client.endpoint.failure = new IllegalStateException("on purpose");
        var delivered = new CompletableFuture<Delivery>();
        var observation = observe(TOKEN);
        client.onEngine(() -> {
            session.notify(observation, Response.of(ResponseCode.CONTENT), true, false, delivered::complete);
            return null;
        });

        assertThatThrownBy(() -> client.await(() -> session.send(Request.of(Method.POST, List.of("rd")))))
                .isInstanceOf(NoAnswer.class);
        assertThat(delivered.get(5, TimeUnit.SECONDS)).isEqualTo(Delivery.FAILED);
    }

    @Test
    void a_host_name_is_resolved_off_the_engine() throws Exception {
        client.configure("c", ClientFixture.account(3, "coap://localhost", 3600));
        var named = client.session(3);
        client.onEngine(() -> named.send(Request.of(Method.POST, List.of("rd"))));

        var sent = client.endpoint.sent.poll(5, TimeUnit.SECONDS);
        assertThat(sent.peer().address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(sent.peer().address().getPort()).isEqualTo(5683);
    }

    @Test
    void an_unknown_host_name_is_no_answer() throws Exception {
        client.configure("c", ClientFixture.account(3, "coap://does-not-exist.invalid", 3600));
        var named = client.session(3);

        assertThatThrownBy(() -> client.await(() -> named.send(Request.of(Method.POST, List.of("rd")))))
                .isInstanceOfSatisfying(
                        NoAnswer.class, e -> assertThat(e.reason()).isEqualTo(NoAnswer.Reason.UNREACHABLE));
    }

    @Test
    void notifications_carry_growing_numbers_and_the_last_one_none() throws Exception {
        var observation = observe(TOKEN);
        var delivered = new CompletableFuture<Delivery>();
        int first = client.onEngine(() -> session.nextSequence(TOKEN));
        client.onEngine(() -> {
            var content = Response.content(ContentFormat.TEXT, new byte[1]);
            session.notify(observation, content, false, false, delivery -> {});
            session.notify(observation, content, true, true, delivered::complete);
            return null;
        });

        var one = client.endpoint.notified.poll(5, TimeUnit.SECONDS);
        var last = client.endpoint.notified.poll(5, TimeUnit.SECONDS);
        assertThat(one.response().observe()).isGreaterThan(first);
        assertThat(one.token()).isEqualTo(TOKEN);
        assertThat(last.response().observe()).isEqualTo(Response.NOT_OBSERVED);
        assertThat(last.confirmable()).isTrue();
        last.delivery().accept(Delivery.REJECTED);
        assertThat(delivered.get(5, TimeUnit.SECONDS)).isEqualTo(Delivery.REJECTED);
    }

    @Test
    void sequence_numbers_grow_over_restarts_without_a_write_for_each() {
        var store = new MapStore();
        int last = 0;
        for (int restart = 0; restart < 3; restart++) {
            var sequence = new Sequence(store, new Keys("gateway"));
            int writes = store.writes();
            for (int i = 0; i < 10_000; i++) {
                int next = sequence.next();
                assertThat(next).isGreaterThan(last);
                last = next;
            }
            assertThat(store.writes() - writes).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void a_new_registration_drops_the_observations_of_the_one_before() throws Exception {
        client.registration.await(ClientEvent.Registered.class);
        observe(TOKEN);
        client.onEngine(() -> {
            var updated = session.registration();
            session.registration(updated.withStatus(Registration.Status.REGISTERED, "still"));
            return null;
        });
        assertThat(client.onEngine(() -> session.observations())).hasSize(1);

        client.onEngine(() -> {
            session.registration(session.registration().withStatus(Registration.Status.REGISTERING, ""));
            return null;
        });
        assertThat(client.onEngine(() -> session.observations())).hasSize(1);
        client.register(1);
        assertThat(client.registration.await(ClientEvent.Unregistered.class).session())
                .isSameAs(session);
        assertThat(client.registration.await(ClientEvent.Registered.class).session())
                .isSameAs(session);
        assertThat(client.onEngine(() -> session.observations())).isEmpty();
        assertThat(client.store.keys("client/gateway/server/1/observation")).isEmpty();
    }

    @Test
    void a_restart_goes_on_from_the_store() throws Exception {
        observe(TOKEN);
        observe(new Token(0, 0));
        var attributes = NotificationAttributes.NONE.with(List.of("pmin=5", "gt=-3.5", "con=1"));
        client.onEngine(() -> {
            session.attributes(Path.of(3303, 0, 5700), attributes);
            session.attributes(Path.of(3303), attributes);
            session.attributes(Path.of(3303), NotificationAttributes.NONE);
            return null;
        });
        int sequence = client.onEngine(() -> session.nextSequence(TOKEN));
        client.close();

        client = new ClientFixture(client.store);
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        session = client.session(1);
        assertThat(client.onEngine(() -> session.registration())).isEqualTo(ClientFixture.registered("rd1"));
        assertThat(client.onEngine(() -> session.attributes()))
                .containsOnlyKeys(Path.of(3303, 0, 5700))
                .containsValue(attributes);
        var restored = client.onEngine(() -> session.observation(TOKEN)).orElseThrow();
        assertThat(restored.paths()).containsExactly(Path.of(3303, 0), Path.of(3, 0, 0));
        assertThat(restored.composite()).isTrue();
        assertThat(restored.accept()).isEqualTo(ContentFormat.SENML_CBOR);
        assertThat(restored.attributes().pmax()).isEqualTo(60);
        assertThat(client.onEngine(() -> session.observations())).hasSize(2);
        assertThat(client.onEngine(() -> session.nextSequence(TOKEN))).isGreaterThan(sequence);
        assertThat(client.onEngine(() -> client.client().sessions())).hasSize(2);
    }

    @Test
    void a_server_that_this_process_told_stays_reachable_when_the_bundle_is_replaced() throws Exception {
        assertThat(client.onEngine(() -> session.isReachable())).isTrue();
        client.close();

        client = new ClientFixture(client.store);
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        session = client.session(1);
        assertThat(client.onEngine(() -> session.isReachable())).isTrue();
    }

    @Test
    void a_server_that_an_earlier_process_told_is_out_of_reach_whatever_the_clock_says() throws Exception {
        client.close();
        var key = new Keys("gateway").registration(1);
        var kept = client.store.get(key).orElseThrow();
        kept[kept.length - 1]++;
        client.store.put(key, kept);

        client = new ClientFixture(client.store);
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        session = client.session(1);
        assertThat(client.onEngine(() -> session.registration().isRegistered())).isTrue();
        assertThat(client.onEngine(() -> session.isReachable())).isFalse();
        client.onEngine(() -> {
            session.registration(ClientFixture.registered("rd1").withStatus(Registration.Status.REGISTERED, "updated"));
            return null;
        });
        assertThat(client.onEngine(() -> session.isReachable())).isTrue();
    }

    @Test
    void a_request_is_served_at_once_after_a_restart() throws Exception {
        client.close();
        client = new ClientFixture(client.store);
        session = client.session(2);
        client.runtime.addInterface(FakeInterface.claimingAll("management"), 0);

        var answer = client.endpoint.receive(ClientFixture.SECOND, Request.of(Method.GET, List.of("3")));
        assertThat(answer.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void under_another_endpoint_name_old_registrations_are_forgotten() throws Exception {
        client.close();
        client = new ClientFixture(
                client.store,
                new ClientSettings(
                        "gateway",
                        "other",
                        ClientFixture.millis(200),
                        ClientFixture.millis(100),
                        ClientFixture.millis(0)));
        session = client.session(1);

        assertThat(client.client().endpoint()).isEqualTo("other");
        assertThat(client.onEngine(() -> session.registration())).isEqualTo(Registration.NONE);
    }

    @Test
    void a_name_is_made_once_and_kept() {
        var store = new MapStore();
        var name = new EndpointName(store, new Keys("x")).of(" ");

        assertThat(name).startsWith("urn:uuid:").hasSize(45);
        assertThat(new EndpointName(store, new Keys("x")).of("")).isEqualTo(name);
        assertThat(new EndpointName(store, new Keys("y")).of("")).isNotEqualTo(name);
    }

    @Test
    void a_broken_record_counts_as_none() {
        var store = new MapStore();
        var records = new SessionRecords(store, new Keys("x"), 1);
        records.registration(ClientFixture.registered("a"));
        var whole = store.get("client/x/server/1/registration").orElseThrow();
        for (int length = 0; length < whole.length; length++) {
            store.put("client/x/server/1/registration", Arrays.copyOf(whole, length));
            assertThat(records.registration().registration()).isEqualTo(Registration.NONE);
        }
    }

    @Test
    void applications_see_how_the_client_stands() throws Exception {
        observe(TOKEN);
        client.offer(MemoryObject.device());
        client.offer(MemoryObject.many(3300, "1.0"));
        var view = client.runtime.view();
        client.settled();

        var servers = ClientFixture.get(view.servers().toCompletableFuture());
        assertThat(servers).hasSize(2);
        assertThat(servers.get(0).status()).isEqualTo("REGISTERED");
        assertThat(servers.get(0).location()).isEqualTo("/rd/rd1");
        assertThat(servers.get(0).observations()).isEqualTo(1);
        assertThat(servers.get(1).uri()).isEqualTo("coap://127.0.0.1:5002");
        assertThat(ClientFixture.get(view.objects().toCompletableFuture()))
                .hasToString("[/0/0, /0/1, /1/0, /1/1, /3/0, /3300]");
        assertThat(ClientFixture.get(view.read(Caller.DEVICE, Path.of(3, 0, 0)).toCompletableFuture()))
                .hasSize(1);
    }

    @Test
    void an_update_is_asked_for_like_a_server_does() throws Exception {
        client.runtime.view().update(2);
        client.runtime.view().update(77);

        assertThat(client.registration.await(ClientEvent.Executed.class))
                .isEqualTo(new ClientEvent.Executed(Path.of(1, 1, 8), Caller.DEVICE));
    }

    @Test
    void the_end_is_announced_once_and_waits_for_the_farewell() throws Exception {
        client.registration.reaction = (owner, event) -> {
            if (event instanceof ClientEvent.Stopping) {
                session.send(Request.of(Method.DELETE, List.of("rd", "1")));
            }
        };
        var announced = new Thread(client.runtime::announceEnd);
        announced.start();
        var farewell = client.endpoint.sent.poll(5, TimeUnit.SECONDS);
        assertThat(announced.isAlive()).isTrue();
        farewell.answer().complete(Response.of(ResponseCode.DELETED));
        announced.join(5000);
        assertThat(announced.isAlive()).isFalse();

        client.runtime.announceEnd();
        assertThat(client.endpoint.sent).isEmpty();
    }

    @Test
    void a_plain_replacement_sends_nothing() throws Exception {
        client.close();

        assertThat(client.endpoint.sent).isEmpty();
        assertThat(client.registration.events).noneMatch(ClientEvent.Stopping.class::isInstance);
        assertThat(client.registration.life).containsExactly("attach", "detach");
    }

    private Observation observe(Token token) throws Exception {
        var observation = new Observation(
                token,
                List.of(Path.of(3303, 0), Path.of(3, 0, 0)),
                true,
                ContentFormat.SENML_CBOR,
                NotificationAttributes.NONE.with(List.of("pmax=60")));
        client.onEngine(() -> {
            session.observe(observation);
            return null;
        });
        return observation;
    }
}
