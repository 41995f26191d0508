// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.socket.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LentSocketTest {

    private record Left(String name) implements SocketOption<byte[]> {

        @Override
        public Class<byte[]> type() {
            return byte[].class;
        }
    }

    private static LentSocket open() throws IOException {
        return LentSocket.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100_000);
    }

    @Test
    void closing_ends_the_receive_and_keeps_the_datagrams() throws Exception {
        var socket = open();
        var waiting = receiving(socket);
        socket.close();
        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SocketException.class);
        assertThat(socket.isClosed()).isFalse();

        send("one", socket);
        assertThat(receiving(socket).get(5, TimeUnit.SECONDS)).isEqualTo("one");
        socket.release();
    }

    @Test
    void releasing_ends_the_receive() throws Exception {
        var socket = open();
        var waiting = receiving(socket);
        socket.release();
        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void an_interrupted_borrower_does_not_close_it() throws Exception {
        var socket = open();
        var ended = new CompletableFuture<Throwable>();
        var borrower = new Thread(() -> {
            try {
                socket.receive(new DatagramPacket(new byte[10], 10));
            } catch (IOException e) {
                ended.complete(e);
            }
        });
        borrower.start();
        borrower.interrupt();
        assertThat(ended.get(5, TimeUnit.SECONDS)).isInstanceOf(SocketException.class);
        borrower.join();

        send("still here", socket);
        assertThat(receiving(socket).get(5, TimeUnit.SECONDS)).isEqualTo("still here");
        socket.release();
    }

    @Test
    void datagrams_wait_while_nobody_reads() throws Exception {
        var socket = open();
        for (int i = 0; i < 100; i++) {
            send("datagram " + i, socket);
        }
        socket.close();
        assertThat(receiving(socket).get(5, TimeUnit.SECONDS)).isEqualTo("datagram 0");
        socket.release();
    }

    @Test
    void what_a_borrower_leaves_is_there_for_the_next() throws Exception {
        var socket = open();
        assertThat(socket.getOption(new Left("memory"))).isNull();
        socket.setOption(new Left("memory"), new byte[] {1, 2});
        socket.close();
        assertThat(socket.getOption(new Left("memory"))).containsExactly(1, 2);
        socket.setOption(new Left("memory"), null);
        assertThat(socket.getOption(new Left("memory"))).isNull();
        socket.release();
    }

    @Test
    void no_file_descriptor_is_left() throws Exception {
        var descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors), "only Linux tells");
        open().release();
        long before = count(descriptors);
        for (int i = 0; i < 20; i++) {
            var socket = open();
            assertThat(socket.getLocalPort()).isPositive();
            socket.release();
        }
        assertThat(count(descriptors)).isLessThan(before + 20);
    }

    private static long count(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.count();
        }
    }

    @Test
    void it_can_be_bound_to_nothing_else() throws Exception {
        var socket = open();
        int port = socket.getLocalPort();
        socket.bind(new InetSocketAddress(0));
        assertThat(socket.getLocalPort()).isEqualTo(port);
        assertThat(socket.isBound()).isTrue();
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)))
                .isInstanceOf(SocketException.class);
        socket.release();
    }

    @Test
    void it_answers_to_whom_it_heard() throws Exception {
        var socket = open();
        try (var peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            peer.setSoTimeout(5000);
            var packet = packet("question");
            packet.setSocketAddress(socket.getLocalSocketAddress());
            peer.send(packet);
            var heard = new DatagramPacket(new byte[100], 100);
            socket.receive(heard);
            socket.send(heard);
            var back = new DatagramPacket(new byte[100], 100);
            peer.receive(back);
            assertThat(text(back)).isEqualTo("question");
        }
        socket.release();
    }

    private static CompletableFuture<String> receiving(DatagramSocket socket) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var packet = new DatagramPacket(new byte[100], 100);
                    try {
                        socket.receive(packet);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                    return text(packet);
                },
                task -> new Thread(task).start());
    }

    private static void send(String text, DatagramSocket socket) throws IOException {
        try (var peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var packet = packet(text);
            packet.setSocketAddress(socket.getLocalSocketAddress());
            peer.send(packet);
        }
    }

    private static DatagramPacket packet(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new DatagramPacket(bytes, bytes.length);
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), packet.getOffset(), packet.getLength(), StandardCharsets.UTF_8);
    }
}
