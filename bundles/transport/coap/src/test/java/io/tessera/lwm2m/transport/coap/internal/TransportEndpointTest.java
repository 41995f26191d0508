// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TransportEndpointTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Settings SMALL_BLOCKS = Settings.standard("test").withBlockSize(256);
    private static final Settings IMPATIENT = Settings.standard("impatient").withAckTimeout(Duration.ofMillis(10));

    private CoapEndpoints.Open near;
    private CoapEndpoints.Open far;
    private Listener listener;
    private Listener atFar;

    @BeforeEach
    void open() {
        near = CoapEndpoints.open(ANY, SMALL_BLOCKS);
        far = CoapEndpoints.open(ANY, SMALL_BLOCKS);
        listener = new Listener();
        atFar = new Listener();
        near.listen(listener);
        far.listen(atFar);
    }

    @AfterEach
    void close() {
        near.close();
        far.close();
    }

    private Peer toFar() {
        return Peer.anonymous(far.localAddress());
    }

    private Peer toNear() {
        return Peer.anonymous(near.localAddress());
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_request_arrives_whole_and_so_does_its_answer(boolean confirmable) throws Exception {
        atFar.answering = exchange -> exchange.respond(Response.created(List.of("rd", "5a3f")));
        var sent = new Request(
                Method.POST,
                List.of("rd", "", "ä"),
                List.of("ep=x&y", "lt=60", "b"),
                ContentFormat.LINK,
                ContentFormat.SENML_CBOR,
                Request.NO_OBSERVE,
                Token.of(new byte[] {0, 1, 2}),
                new byte[] {1, 2, 3},
                confirmable);
        var answer = await(near.send(toFar(), sent));

        assertThat(answer.code()).isEqualTo(ResponseCode.CREATED);
        assertThat(answer.locationPath()).containsExactly("rd", "5a3f");
        var exchange = atFar.nextRequest();
        assertThat(exchange.peer()).isEqualTo(toNear());
        assertThat(exchange.request()).usingRecursiveComparison().isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 512, 5000, 65_536})
    void bodies_of_any_size_go_there_and_back(int size) {
        var body = new byte[size];
        new Random(size).nextBytes(body);
        atFar.answering = exchange -> exchange.respond(
                Response.content(ContentFormat.OPAQUE, exchange.request().payload()));
        var request = Listener.get("19", "0").withPayload(ContentFormat.OPAQUE, body);
        var posted = new Request(
                Method.POST,
                request.path(),
                List.of(),
                ContentFormat.OPAQUE,
                ContentFormat.NONE,
                Request.NO_OBSERVE,
                null,
                body,
                true);
        for (var each : List.of(request, posted)) {
            var answer = await(near.send(toFar(), each));
            assertThat(answer.payload()).isEqualTo(body);
            assertThat(answer.contentFormat()).isEqualTo(ContentFormat.OPAQUE);
        }
        assertThat(atFar.handled).hasValue(2);
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        var request = Listener.get("a").withPayload(ContentFormat.OPAQUE, new byte[70_000]);
        assertThat(await(near.send(toFar(), request)).code()).isEqualTo(ResponseCode.REQUEST_ENTITY_TOO_LARGE);
        assertThat(atFar.handled).hasValue(0);
    }

    @Test
    void a_late_answer_comes_separately() throws Exception {
        atFar.answering = exchange -> {};
        var answer = near.send(toFar(), Listener.get("slow"));
        var exchange = atFar.nextRequest();
        // By then the request has been acknowledged.
        CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS).execute(() -> {
            exchange.respond(Listener.text("at last"));
            exchange.respond(Listener.text("too late"));
        });
        assertThat(Listener.text(await(answer))).isEqualTo("at last");
        assertThat(atFar.handled).hasValue(1);
    }

    @Test
    void without_a_listener_nothing_is_answered_until_there_is_one() throws Exception {
        try (var third = CoapEndpoints.open(ANY, SMALL_BLOCKS)) {
            var answer = near.send(Peer.anonymous(third.localAddress()), Listener.get("x"));
            assertThat(answer.toCompletableFuture()).isNotDone();
            third.listen(new Listener());
            assertThat(Listener.text(await(answer))).isEqualTo("GET /x");
        }
    }

    @Test
    void there_is_one_listener_at_a_time() throws Exception {
        try (var third = CoapEndpoints.open(ANY, SMALL_BLOCKS)) {
            var first = third.listen(new Listener());
            assertThatThrownBy(() -> third.listen(new Listener())).isInstanceOf(IllegalStateException.class);
            first.close();
            third.listen(new Listener());
        }
    }

    @Test
    void nobody_there_is_a_timeout() throws Exception {
        try (var mute = new DatagramSocket(ANY);
                var impatient = CoapEndpoints.open(ANY, IMPATIENT)) {
            var peer = Peer.anonymous((InetSocketAddress) mute.getLocalSocketAddress());
            assertThatNoAnswer(impatient.send(peer, Listener.get("x")), NoAnswer.Reason.TIMEOUT);
            var once =
                    new Request(Method.GET, List.of(), List.of(), -1, -1, Request.NO_OBSERVE, null, new byte[0], false);
            assertThatNoAnswer(impatient.send(peer, once), NoAnswer.Reason.TIMEOUT);
        }
    }

    @Test
    void an_unknown_host_is_unreachable() {
        var nowhere = Peer.anonymous(InetSocketAddress.createUnresolved("nowhere.invalid", 5683));
        assertThatNoAnswer(near.send(nowhere, Listener.get("x")), NoAnswer.Reason.UNREACHABLE);
        assertThatNoAnswer(near.send(Peer.anonymous(ANY), Listener.get("x")), NoAnswer.Reason.UNREACHABLE);
    }

    @Test
    void closing_cancels_what_is_open() throws Exception {
        atFar.answering = exchange -> {};
        var open = near.send(toFar(), Listener.get("x"));
        atFar.nextRequest();
        near.close();
        assertThatNoAnswer(open, NoAnswer.Reason.CANCELLED);
        assertThatNoAnswer(near.send(toFar(), Listener.get("x")), NoAnswer.Reason.CANCELLED);
        var deliveries = new LinkedBlockingQueue<Delivery>();
        near.notify(toFar(), Token.of(new byte[] {1}), Listener.text("x").observed(1), true, deliveries::add);
        near.notify(toFar(), Token.of(new byte[] {1}), Listener.text("x").observed(1), false, deliveries::add);
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.FAILED);
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.FAILED);
    }

    private static void assertThatNoAnswer(CompletionStage<Response> stage, NoAnswer.Reason reason) {
        assertThatThrownBy(() -> await(stage))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        NoAnswer.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void an_observation_is_told_of_changes_until_it_is_no_longer_wanted() throws Exception {
        var token = Token.of(new byte[] {7, 7, 7, 7});
        atFar.answering = exchange -> exchange.respond(Listener.text("first").observed(10));
        var first = await(near.send(toFar(), Listener.get("3", "0", "9").withObserve(Request.OBSERVE, token)));
        assertThat(first.observe()).isEqualTo(10);
        var observed = atFar.nextRequest();
        assertThat(observed.request().observe()).isEqualTo(Request.OBSERVE);
        assertThat(observed.request().token()).isEqualTo(token);

        var deliveries = new LinkedBlockingQueue<Delivery>();
        for (int sequence = 11; sequence < 15; sequence++) {
            boolean confirmable = sequence % 2 == 0;
            far.notify(
                    observed.peer(), token, Listener.text(sequence).observed(sequence), confirmable, deliveries::add);
            var notified = listener.nextNotification();
            assertThat(notified.peer()).isEqualTo(toFar());
            assertThat(notified.token()).isEqualTo(token);
            assertThat(notified.response().observe()).isEqualTo(sequence);
            assertThat(Listener.text(notified.response())).isEqualTo("" + sequence);
            assertThat(deliveries.poll(5, TimeUnit.SECONDS))
                    .isEqualTo(confirmable ? Delivery.ACKNOWLEDGED : Delivery.SENT);
        }

        listener.wanted = false;
        far.notify(observed.peer(), token, Listener.text("x").observed(15), true, deliveries::add);
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.REJECTED);
        far.notify(observed.peer(), token, Listener.text("x").observed(16), false, deliveries::add);
        var last = deliveries.poll(5, TimeUnit.SECONDS);
        if (last == Delivery.SENT) {
            last = deliveries.poll(5, TimeUnit.SECONDS);
        }
        assertThat(last).isEqualTo(Delivery.REJECTED);
        assertThat(deliveries.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_large_notification_arrives_whole(boolean confirmable) throws Exception {
        var token = Token.of(new byte[] {9});
        var large = new byte[5000];
        Arrays.fill(large, (byte) 'x');
        atFar.answering = exchange -> exchange.respond(Listener.text("small").observed(1));
        await(near.send(toFar(), Listener.get("3").withObserve(Request.OBSERVE, token)));
        var peer = atFar.nextRequest().peer();

        var deliveries = new LinkedBlockingQueue<Delivery>();
        far.notify(
                peer,
                token,
                Response.content(ContentFormat.SENML_JSON, large).observed(2),
                confirmable,
                deliveries::add);
        var notified = listener.nextNotification();
        assertThat(notified.response().payload()).isEqualTo(large);
        assertThat(notified.response().observe()).isEqualTo(2);
        assertThat(notified.response().contentFormat()).isEqualTo(ContentFormat.SENML_JSON);
        assertThat(atFar.handled).hasValue(1);
    }

    @Test
    void a_notification_that_nobody_acknowledges_times_out() throws Exception {
        try (var mute = new DatagramSocket(ANY);
                var impatient = CoapEndpoints.open(ANY, IMPATIENT)) {
            var deliveries = new LinkedBlockingQueue<Delivery>();
            impatient.notify(
                    Peer.anonymous((InetSocketAddress) mute.getLocalSocketAddress()),
                    Token.of(new byte[] {1}),
                    Listener.text("x").observed(1),
                    true,
                    deliveries::add);
            assertThat(deliveries.poll(20, TimeUnit.SECONDS)).isEqualTo(Delivery.TIMED_OUT);
        }
    }

    @Test
    void keys_are_refused_where_there_is_no_security() {
        near.useCredentials(ANY, Credentials.NoSecurity.INSTANCE);
        assertThatThrownBy(() -> near.useCredentials(ANY, new Credentials.PreSharedKey("me", new byte[] {1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coap, which has no security");
    }

    @Test
    void a_listener_that_throws_is_an_internal_error() {
        atFar.answering = exchange -> {
            throw new IllegalStateException("on purpose");
        };
        assertThat(await(near.send(toFar(), Listener.get("x"))).code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
    }
}
