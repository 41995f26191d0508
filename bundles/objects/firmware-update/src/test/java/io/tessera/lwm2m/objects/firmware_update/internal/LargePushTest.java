// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.firmware.FirmwareInstaller;
import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import io.tessera.lwm2m.platform.packages.PackageLimits;
import io.tessera.lwm2m.platform.packages.Patience;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import io.tessera.lwm2m.transport.coap.internal.CoapEndpoints;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Twenty megabytes, block by block over the wire: the memory that they take, and what lands on disk. */
@Timeout(300)
class LargePushTest {

    private static final int BLOCK = 1024;
    private static final int BLOCKS = 20 * 1024;

    /** What may be kept of twenty megabytes: the answers to recent messages take most of it. */
    private static final long BOUND = 8L << 20;

    @TempDir
    private Path folder;

    private static final class AnyFirmware implements FirmwareInstaller {

        @Override
        public CompletionStage<FirmwarePackage> verify(Path file) {
            return CompletableFuture.completedStage(FirmwarePackage.UNKNOWN);
        }

        @Override
        public CompletionStage<Void> install(Path file) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> resume(Path file) {
            return new CompletableFuture<>();
        }
    }

    /** Hands on what comes to the Object, as a client does. */
    private record ToObject(FirmwareUpdateObject object) implements EndpointListener {

        @Override
        public void request(Exchange exchange) {
            exchange.respond(Response.of(ResponseCode.NOT_IMPLEMENTED));
        }

        @Override
        public boolean notification(Peer peer, Token token, Response notification) {
            return false;
        }

        @Override
        public CompletionStage<Optional<RequestSink>> upload(Peer peer, Request head, long size) {
            try {
                var path = io.tessera.lwm2m.model.Path.parse(head.path());
                return CompletableFuture.completedStage(
                        object.receive(new Caller(1), path, size).map(ToSink::new));
            } catch (RequestRefused e) {
                return CompletableFuture.failedStage(e);
            }
        }
    }

    private record ToSink(ValueSink sink) implements RequestSink {

        @Override
        public CompletionStage<Void> take(byte[] piece) {
            return sink.take(piece);
        }

        @Override
        public CompletionStage<Response> end() {
            return sink.end().thenApply(done -> Response.of(ResponseCode.CHANGED));
        }

        @Override
        public void abandon() {
            sink.abandon();
        }
    }

    @Test
    void twenty_megabytes_take_no_more_memory_than_a_few_blocks() throws Exception {
        var limits = new PackageLimits(1L << 30, () -> 1L << 30);
        var patience = new Patience(1, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMinutes(1));
        var object = new FirmwareUpdateObject(
                new Settings("1.2", folder, limits, patience, 0),
                new AnyFirmware(),
                new Downloaders(),
                new Approvals(),
                Clock.systemUTC());
        var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var endpoint = CoapEndpoints.open(local);
                var server = new DatagramSocket(local)) {
            endpoint.listen(new ToObject(object));
            server.connect(endpoint.localAddress());
            server.setSoTimeout(30_000);
            long before = used();
            long most = 0;
            for (int number = 0; number < BLOCKS; number++) {
                int code = send(server, number, number + 1 < BLOCKS);
                assertThat(code).as("block %d", number).isEqualTo(number + 1 < BLOCKS ? 0x5F : 0x44);
                if (number % 5000 == 4999) {
                    most = Math.max(most, used() - before);
                }
            }
            assertThat(most).as("bytes of heap").isLessThan(BOUND);
            assertThat(Files.size(folder.resolve("package"))).isEqualTo((long) BLOCKS * BLOCK);
            assertThat(new ObjectProbe(object).read("/5/0/3")).containsExactly("/5/0/3=2");
        } finally {
            object.close();
        }
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        runtime.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Sends one block as a peer does that waits for each answer. @return the code */
    private static int send(DatagramSocket server, int number, boolean more) throws Exception {
        var message = ByteBuffer.allocate(BLOCK + 32);
        // CON PUT, no token; /5/0/0 in opaque, Block1 of 1024 bytes.
        message.put((byte) 0x40).put((byte) 3).putShort((short) number);
        for (var segment : new char[] {'5', '0', '0'}) {
            message.put((byte) (segment == '5' ? 0xB1 : 0x01)).put((byte) segment);
        }
        message.put((byte) 0x11).put((byte) ContentFormat.OPAQUE);
        int block = number << 4 | (more ? 8 : 0) | 6;
        message.put((byte) 0xD3).put((byte) 2).put((byte) (block >> 16)).putShort((short) block);
        message.put((byte) 0xFF).put(new byte[BLOCK]);
        server.send(new DatagramPacket(message.array(), message.position()));
        var answer = new byte[256];
        while (true) {
            var packet = new DatagramPacket(answer, answer.length);
            server.receive(packet);
            int type = answer[0] >> 4 & 3;
            int code = answer[1] & 0xFF;
            if (type == 0 && code != 0) {
                // A separate answer is acknowledged.
                server.send(new DatagramPacket(new byte[] {0x60, 0, answer[2], answer[3]}, 4));
            }
            if (code != 0) {
                return code;
            }
        }
    }
}
