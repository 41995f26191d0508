// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.ResourceType;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.RequestSink;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who takes a body that comes piece by piece, and who is refused before anything of it is taken. */
class UploadsTest {

    private static final int LARGEST = 4000;

    private ClientFixture client;
    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
    private final Management management = new Management();

    /** Takes what it is given, and says on which thread. */
    private final class Sink implements ValueSink {

        private final CompletionStage<Void> next;

        Sink(CompletionStage<Void> next) {
            this.next = next;
        }

        @Override
        public CompletionStage<Void> take(byte[] piece) {
            happened.add("%d %s"
                    .formatted(piece.length, Thread.currentThread().getName().startsWith("lwm2m-client-engine")));
            return next;
        }

        @Override
        public CompletionStage<Void> end() {
            happened.add("end");
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void abandon() {
            happened.add("abandoned");
        }
    }

    private static final class Management implements ClientInterface {

        @Override
        public String name() {
            return MANAGEMENT;
        }

        @Override
        public boolean claims(Request request) {
            return true;
        }

        @Override
        public void handle(Session session, Exchange exchange) {
            throw new IllegalStateException("not in this test");
        }

        @Override
        public Optional<ValueSink> receive(Session session, Request head, long size) throws RequestRefused {
            return session.client().tree().receive(session.caller(), Path.parse(head.path()), size);
        }

        @Override
        public void attach(Client client) {
            // Nothing is kept per client.
        }

        @Override
        public void detach(Client client) {
            // Nothing is kept per client.
        }

        @Override
        public void event(Client client, ClientEvent event) {
            // Nothing to do.
        }
    }

    private DeclaredInstances<String> object(CompletionStage<Void> next) {
        var lines = DeclaredInstances.<String>multiple(33000, "Packages", "1.0")
                .receiveLarge(0, "Package", (item, bytes) -> next, (item, size) -> {
                    if (size > LARGEST) {
                        throw new RequestTooLarge(LARGEST, "too large");
                    }
                    return new Sink(next);
                })
                .receive(1, "Small", ResourceType.OPAQUE, (item, bytes) -> next)
                .read(2, "Name", ResourceType.STRING, item -> item);
        var object = new DeclaredInstances<>(lines);
        object.add(0, "zero");
        return object;
    }

    @BeforeEach
    void start() throws Exception {
        client = ClientFixture.atTwoServers();
        client.offer(object(CompletableFuture.completedStage(null)));
        client.runtime.addInterface(management, 0);
        client.settled();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    private Optional<RequestSink> upload(InetSocketAddress from, String path, long size) throws Exception {
        var head = Request.of(Method.PUT, List.of(path.split("/"))).withPayload(ContentFormat.OPAQUE, new byte[0]);
        return ClientFixture.get(client.endpoint
                .listener()
                .upload(Peer.anonymous(from), head, size)
                .toCompletableFuture());
    }

    private RequestSink begun() throws Exception {
        return upload(ClientFixture.FIRST, "33000/0/0", -1).orElseThrow();
    }

    private String next() throws InterruptedException {
        return happened.poll(5, TimeUnit.SECONDS);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return ClientFixture.get(stage.toCompletableFuture());
    }

    private static void assertRefused(ResponseCode code, CompletionStage<?> stage) {
        assertThatThrownBy(() -> get(stage)).isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void an_object_takes_it_on_the_engine_and_the_answer_is_2_04() throws Exception {
        var sink = begun();
        get(sink.take(new byte[1024]));
        get(sink.take(new byte[7]));
        assertThat(get(sink.end()).code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(happened).containsExactly("1024 true", "7 true", "end");
    }

    @Test
    void what_an_object_takes_only_whole_is_put_together() throws Exception {
        assertThat(upload(ClientFixture.FIRST, "33000/0/1", -1)).isEmpty();
    }

    @Test
    void what_may_not_be_written_is_refused_before_anything_is_taken() {
        assertCode("33000/0/2", ResponseCode.METHOD_NOT_ALLOWED);
        assertCode("33000/7/0", ResponseCode.NOT_FOUND);
        assertCode("33001/0/0", ResponseCode.NOT_FOUND);
        assertCode("0/0/5", ResponseCode.UNAUTHORIZED);
        assertThat(happened).isEmpty();
    }

    private void assertCode(String path, ResponseCode code) {
        assertThatThrownBy(() -> upload(ClientFixture.FIRST, path, -1))
                .as(path)
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void one_that_says_it_is_too_large_is_refused_with_what_there_is_room_for() {
        assertThatThrownBy(() -> upload(ClientFixture.FIRST, "33000/0/0", LARGEST + 1))
                .isInstanceOfSatisfying(
                        RequestTooLarge.class, e -> assertThat(e.most()).isEqualTo(LARGEST));
    }

    @Test
    void a_stranger_hears_nothing_special() throws Exception {
        assertThat(upload(new InetSocketAddress("127.0.0.1", 9), "33000/0/0", -1))
                .isEmpty();
        assertThat(happened).isEmpty();
    }

    @Test
    void another_object_in_its_place_ends_it_with_4_08() throws Exception {
        var sink = begun();
        client.offer(object(CompletableFuture.completedStage(null)), 1);
        client.settled();
        assertRefused(ResponseCode.REQUEST_ENTITY_INCOMPLETE, sink.take(new byte[16]));
        sink.abandon();
        assertThat(next()).isEqualTo("abandoned");
    }

    @Test
    void a_server_that_is_registered_no_more_is_refused() throws Exception {
        var sink = begun();
        var session = client.session(1);
        client.onEngine(() -> {
            session.registration(io.tessera.lwm2m.client.spi.Registration.NONE);
            return null;
        });
        assertRefused(ResponseCode.UNAUTHORIZED, sink.take(new byte[16]));
    }

    @Test
    void an_object_that_never_takes_a_piece_is_5_00_and_holds_up_nobody() throws Exception {
        client.offer(object(new CompletableFuture<>()), 1);
        client.settled();
        var taking = begun().take(new byte[16]);
        assertThat(client.onEngine(() -> "meanwhile")).isEqualTo("meanwhile");
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, taking);
    }

    @Test
    void while_management_is_replaced_it_waits_for_the_next_one() throws Exception {
        client.runtime.removeInterface(management);
        var head = Request.of(Method.PUT, List.of("33000", "0", "0")).withPayload(ContentFormat.OPAQUE, new byte[0]);
        var opened = client.endpoint.listener().upload(Peer.anonymous(ClientFixture.FIRST), head, -1);
        client.settled();
        assertThat(opened.toCompletableFuture()).isNotDone();
        client.runtime.addInterface(new Management(), 0);
        assertThat(get(opened)).isPresent();
    }
}
