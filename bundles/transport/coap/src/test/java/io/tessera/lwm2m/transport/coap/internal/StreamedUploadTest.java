// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies larger than what is put together, from one endpoint to the other. */
@Timeout(60)
class StreamedUploadTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Settings SETTINGS = Settings.standard("stream");

    private CoapEndpoints.Open sender;
    private CoapEndpoints.Open receiver;
    private final Listener listener = new Listener();
    private final Digest sink = new Digest();

    private static final class Digest implements RequestSink {

        private final CRC32 checksum = new CRC32();
        private final AtomicInteger size = new AtomicInteger();
        private final AtomicInteger abandoned = new AtomicInteger();
        private volatile int most = Integer.MAX_VALUE;
        private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

        @Override
        public CompletionStage<Void> take(byte[] piece) {
            if (size.addAndGet(piece.length) > most) {
                return CompletableFuture.failedStage(new RequestTooLarge(most, "that's enough"));
            }
            checksum.update(piece);
            return gate;
        }

        @Override
        public CompletionStage<Response> end() {
            return CompletableFuture.completedStage(Response.of(ResponseCode.CHANGED));
        }

        @Override
        public void abandon() {
            abandoned.incrementAndGet();
        }
    }

    @BeforeEach
    void open() {
        sender = CoapEndpoints.open(ANY, SETTINGS);
        receiver = CoapEndpoints.open(ANY, SETTINGS);
        sender.listen(new Listener());
        listener.uploading = head -> CompletableFuture.completedStage(Optional.of(sink));
        receiver.listen(listener);
    }

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private CompletionStage<Response> send(byte[] body) {
        var request = new Request(
                Method.PUT,
                List.of("5", "0", "0"),
                List.of(),
                ContentFormat.OPAQUE,
                ContentFormat.NONE,
                Request.NO_OBSERVE,
                null,
                body,
                true);
        return sender.send(Peer.anonymous(receiver.localAddress()), request);
    }

    private static Response await(CompletionStage<Response> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Test
    void a_body_of_any_size_is_taken_block_by_block() {
        var body = bytes(1_000_001);
        assertThat(await(send(body)).code()).isEqualTo(ResponseCode.CHANGED);
        var expected = new CRC32();
        expected.update(body);
        assertThat(sink.size).hasValue(body.length);
        assertThat(sink.checksum.getValue()).isEqualTo(expected.getValue());
        assertThat(listener.requests).isEmpty();
        assertThat(sink.abandoned).hasValue(0);
    }

    @Test
    void whoever_takes_its_time_is_waited_for() {
        sink.gate = new CompletableFuture<>();
        var answer = send(bytes(3000));
        // Later than the acknowledgement, so that the 2.31 comes separately.
        sink.gate.completeOnTimeout(null, 600, TimeUnit.MILLISECONDS);
        assertThat(await(answer).code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(sink.size).hasValue(3000);
    }

    @Test
    void what_is_too_large_is_told_with_the_room_there_is() throws Exception {
        sink.most = 2500;
        var client = new CoapClient();
        var endpoint = CoapEndpoint.builder()
                .setConfiguration(Configuration.createStandardWithoutFile())
                .setInetSocketAddress(ANY)
                .build();
        client.setEndpoint(endpoint);
        try {
            var request = new org.eclipse.californium.core.coap.Request(Code.PUT);
            request.setURI("coap://127.0.0.1:%d/5/0/0"
                    .formatted(receiver.localAddress().getPort()));
            request.getOptions().setContentFormat(ContentFormat.OPAQUE);
            request.setPayload(bytes(10_000));
            var answer = client.advanced(request).advanced();
            assertThat(answer.getCode()).isEqualTo(CoAP.ResponseCode.REQUEST_ENTITY_TOO_LARGE);
            assertThat(answer.getOptions().getSize1()).isEqualTo(2500);
        } finally {
            client.shutdown();
            endpoint.destroy();
        }
        assertThat(sink.abandoned).hasValue(1);
    }

    @Test
    void a_body_that_is_put_together_after_all_comes_whole() {
        var asked = new CompletableFuture<Optional<RequestSink>>();
        listener.uploading = head -> asked;
        listener.answering = exchange -> exchange.respond(
                Response.content(ContentFormat.OPAQUE, exchange.request().payload()));
        var body = bytes(5000);
        var answer = send(body);
        asked.completeOnTimeout(Optional.empty(), 20, TimeUnit.MILLISECONDS);
        assertThat(await(answer).payload()).isEqualTo(body);
    }

    @Test
    void a_failing_listener_is_5_00() {
        listener.uploading = head -> {
            throw new IllegalStateException("on purpose");
        };
        assertThat(await(send(bytes(3000))).code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
    }
}
