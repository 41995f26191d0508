// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Californium as it is used by others, with its own block-wise and observe layers, at the other end. */
@Timeout(60)
class CaliforniumPeerTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Configuration CONFIGURATION = new Configuration(
                    CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
            .set(CoapConfig.PREFERRED_BLOCK_SIZE, 64)
            .set(CoapConfig.MAX_MESSAGE_SIZE, 64)
            .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, 70_000)
            .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1);

    private CoapEndpoints.Open endpoint;
    private final Listener listener = new Listener();
    private CoapServer server;
    private CoapEndpoint theirs;
    private Stored stored;

    /** Keeps what is put, and gives it back. */
    private static final class Stored extends CoapResource {

        private volatile byte[] content = {};

        Stored() {
            super("stored");
            setObservable(true);
        }

        @Override
        public void handleGET(CoapExchange exchange) {
            exchange.respond(CoAP.ResponseCode.CONTENT, content, MediaTypeRegistry.APPLICATION_OCTET_STREAM);
        }

        @Override
        public void handlePUT(CoapExchange exchange) {
            content = exchange.getRequestPayload();
            exchange.respond(CoAP.ResponseCode.CHANGED);
            changed();
        }

        void set(byte[] newContent) {
            content = newContent;
            changed();
        }
    }

    @BeforeEach
    void open() {
        endpoint = CoapEndpoints.open(ANY, Settings.standard("ours"));
        endpoint.listen(listener);
        server = new CoapServer(CONFIGURATION);
        theirs = CoapEndpoint.builder()
                .setConfiguration(CONFIGURATION)
                .setInetSocketAddress(ANY)
                .build();
        server.addEndpoint(theirs);
        stored = new Stored();
        server.add(stored);
        server.start();
    }

    @AfterEach
    void close() {
        server.destroy();
        endpoint.close();
    }

    private CoapClient client(String path) {
        var ours = endpoint.localAddress();
        return new CoapClient("coap://127.0.0.1:" + ours.getPort() + "/" + path)
                .setEndpoint(theirs)
                .setTimeout(20_000L);
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private <T> T await(java.util.concurrent.CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Peer peer() {
        return Peer.anonymous(theirs.getAddress());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 64, 65, 1024, 1025, 10_000, 65_536})
    void what_their_client_sends_in_blocks_arrives_whole_and_comes_back(int size) throws Exception {
        var body = random(size);
        listener.answering = exchange -> exchange.respond(
                Response.content(ContentFormat.OPAQUE, exchange.request().payload()));
        var answer = client("a/b?c=d").post(body, MediaTypeRegistry.APPLICATION_OCTET_STREAM);
        assertThat(answer.getCode()).isEqualTo(CoAP.ResponseCode.CONTENT);
        assertThat(answer.getPayload()).isEqualTo(body);
        assertThat(listener.handled).hasValue(1);
        assertThat(listener.nextRequest().request().query()).containsExactly("c=d");
    }

    @Test
    void what_is_too_large_for_us_their_client_is_told() throws Exception {
        var answer = client("a").put(new byte[66_000], MediaTypeRegistry.APPLICATION_OCTET_STREAM);
        assertThat(answer.getCode()).isEqualTo(CoAP.ResponseCode.REQUEST_ENTITY_TOO_LARGE);
        assertThat(listener.handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 65, 10_000, 65_536})
    void what_we_send_in_blocks_their_server_keeps_and_gives_back(int size) {
        var body = random(size);
        var put = new Request(
                Method.PUT,
                List.of("stored"),
                List.of(),
                ContentFormat.OPAQUE,
                ContentFormat.NONE,
                Request.NO_OBSERVE,
                null,
                body,
                true);
        assertThat(await(endpoint.send(peer(), put)).code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(stored.content).isEqualTo(body);
        var got = await(endpoint.send(peer(), Listener.get("stored")));
        assertThat(got.code()).isEqualTo(ResponseCode.CONTENT);
        assertThat(got.payload()).isEqualTo(body);
        assertThat(await(endpoint.send(peer(), Listener.get("nothing"))).code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void their_client_observes_us() throws Exception {
        var heard = new LinkedBlockingQueue<CoapResponse>();
        listener.answering = exchange -> exchange.respond(Listener.text("first").observed(1));
        var relation = client("3303/0/5700").observeAndWait(handler(heard));
        assertThat(heard.poll(5, TimeUnit.SECONDS).getResponseText()).isEqualTo("first");
        var observed = listener.nextRequest();
        var token = observed.request().token();

        var deliveries = new LinkedBlockingQueue<Delivery>();
        var large = "x".repeat(3000);
        endpoint.notify(observed.peer(), token, Listener.text("small").observed(2), true, deliveries::add);
        assertThat(heard.poll(5, TimeUnit.SECONDS).getResponseText()).isEqualTo("small");
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.ACKNOWLEDGED);
        endpoint.notify(observed.peer(), token, Listener.text(large).observed(3), false, deliveries::add);
        assertThat(heard.poll(5, TimeUnit.SECONDS).getResponseText()).isEqualTo(large);
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.SENT);
        assertThat(listener.handled).hasValue(1);

        listener.answering = exchange -> exchange.respond(Listener.text("bye"));
        relation.proactiveCancel();
        var cancel = listener.nextRequest().request();
        assertThat(cancel.observe()).isEqualTo(Request.CANCEL);
        assertThat(cancel.token()).isEqualTo(token);
        assertThat(heard.poll(5, TimeUnit.SECONDS).getResponseText()).isEqualTo("bye");
        endpoint.notify(observed.peer(), token, Listener.text("late").observed(4), true, deliveries::add);
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.REJECTED);
    }

    private static CoapHandler handler(LinkedBlockingQueue<CoapResponse> heard) {
        return new CoapHandler() {

            @Override
            public void onLoad(CoapResponse response) {
                heard.add(response);
            }

            @Override
            public void onError() {}
        };
    }

    @Test
    void we_observe_their_server() throws Exception {
        stored.set(random(10));
        var token = Token.of(new byte[] {5, 6, 7, 8});
        var first = await(endpoint.send(peer(), Listener.get("stored").withObserve(Request.OBSERVE, token)));
        assertThat(first.payload()).hasSize(10);
        assertThat(first.observe()).isNotEqualTo(Response.NOT_OBSERVED);
        for (int size : new int[] {20, 64, 65, 5000}) {
            stored.set(random(size));
            var notified = listener.nextNotification();
            assertThat(notified.token()).isEqualTo(token);
            assertThat(notified.response().payload()).isEqualTo(random(size));
        }
        var cancelled = await(endpoint.send(peer(), Listener.get("stored").withObserve(Request.CANCEL, token)));
        assertThat(cancelled.observe()).isEqualTo(Response.NOT_OBSERVED);
        assertThat(stored.getObserverCount()).isZero();
    }

    @Test
    void their_server_ends_an_observation_that_we_do_not_want() throws Exception {
        stored.set(random(10));
        var token = Token.of(new byte[] {1});
        await(endpoint.send(peer(), Listener.get("stored").withObserve(Request.OBSERVE, token)));
        assertThat(stored.getObserverCount()).isEqualTo(1);
        listener.wanted = false;
        var ended = new LinkedBlockingQueue<String>();
        stored.addObserver(new org.eclipse.californium.core.server.resources.ResourceObserverAdapter() {

            @Override
            public void removedObserveRelation(org.eclipse.californium.core.observe.ObserveRelation relation) {
                ended.add("ended");
            }
        });
        stored.set(random(11));
        listener.nextNotification();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo("ended");
    }

    @Test
    void an_error_ends_an_observation_and_is_told() throws Exception {
        stored.set(random(10));
        var token = Token.of(new byte[] {2});
        await(endpoint.send(peer(), Listener.get("stored").withObserve(Request.OBSERVE, token)));
        stored.clearAndNotifyObserveRelations(CoAP.ResponseCode.NOT_FOUND);
        var last = listener.nextNotification().response();
        assertThat(last.code()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(last.observe()).isEqualTo(Response.NOT_OBSERVED);
    }

    @Test
    void a_composite_read_goes_with_its_body_and_comes_back_in_blocks() throws Exception {
        var large = "y".repeat(2000);
        listener.answering = exchange -> exchange.respond(Listener.text(large));
        var fetch = org.eclipse.californium.core.coap.Request.newFetch();
        fetch.setURI("coap://127.0.0.1:" + endpoint.localAddress().getPort() + "/");
        fetch.setPayload(random(500));
        fetch.getOptions().setContentFormat(ContentFormat.SENML_JSON);
        var answer = client("").advanced(fetch);
        assertThat(answer.getResponseText()).isEqualTo(large);
        var request = listener.nextRequest().request();
        assertThat(request.method()).isEqualTo(Method.FETCH);
        assertThat(request.payload()).isEqualTo(random(500));
        assertThat(listener.handled).hasValue(1);
    }
}
