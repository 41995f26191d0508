// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.socket.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConfiguredSocketTest {

    private record Config(String lwm2m_socket, String host, int port, int receiveBuffer) implements SocketConfig {

        static Config at(String host, int port) {
            return new Config("test", host, port, 100_000);
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return SocketConfig.class;
        }
    }

    private record Left(String name) implements SocketOption<byte[]> {

        @Override
        public Class<byte[]> type() {
            return byte[].class;
        }
    }

    private static ConfiguredSocket open() throws IOException {
        return new ConfiguredSocket(Config.at("127.0.0.1", 0));
    }

    @Test
    void any_free_port_is_bound_and_told() throws IOException {
        var socket = open();
        assertThat(socket.getLocalPort()).isPositive();
        assertThat(socket.getLocalAddress()).isEqualTo(InetAddress.getLoopbackAddress());
        assertThat(socket.getReceiveBufferSize()).isGreaterThanOrEqualTo(100_000);
        socket.release();
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void a_port_that_is_taken_is_refused_with_what_to_do() throws IOException {
        var first = open();
        assertThatThrownBy(() -> new ConfiguredSocket(Config.at("127.0.0.1", first.getLocalPort())))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("io.tessera.lwm2m.transport.socket: port")
                .hasMessageContaining("127.0.0.1:" + first.getLocalPort())
                .hasMessageContaining("set port to one that is free");
        first.release();
        open().release();
    }

    @Test
    void a_wrong_port_or_host_is_refused_by_name() {
        assertThatThrownBy(() -> new ConfiguredSocket(Config.at("127.0.0.1", 65_536)))
                .hasMessageContaining("port is 65536");
        assertThatThrownBy(() -> new ConfiguredSocket(Config.at("no such host", 0)))
                .hasMessageContaining("host is no such host");
        assertThatThrownBy(() -> new ConfiguredSocket(Config.at("192.0.2.1", 0)))
                .hasMessageContaining("192.0.2.1:0");
    }

    @Test
    void a_port_is_free_again_after_release() throws IOException {
        var first = open();
        int port = first.getLocalPort();
        first.release();
        var second = new ConfiguredSocket(Config.at("127.0.0.1", port));
        assertThat(second.getLocalPort()).isEqualTo(port);
        second.release();
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
                        throw new java.util.concurrent.CompletionException(e);
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
