// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends and receives datagrams. To a client it is also a server: it accepts each Register and Update, so that the client
 * listens to what else it sends.
 */
final class RawPeer implements AutoCloseable {

    private static final int SECONDS = 30;

    private final DatagramSocket socket;
    private final BlockingQueue<RawMessage> answers = new LinkedBlockingQueue<>();
    private final CompletableFuture<InetSocketAddress> registered = new CompletableFuture<>();

    RawPeer() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var reader = new Thread(this::receive, "raw peer");
        reader.setDaemon(true);
        reader.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Where the first client that registered is. */
    InetSocketAddress awaitClient() throws Exception {
        return registered.get(SECONDS, TimeUnit.SECONDS);
    }

    void send(InetSocketAddress to, byte... datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, to));
    }

    /** Sends a request and waits for what answers it: its acknowledgement, or after an empty one a message of its own. */
    RawMessage ask(InetSocketAddress to, RawMessage request) throws Exception {
        send(to, request.bytes());
        var answer = awaitAnswer(request.mid());
        if (answer.type() != RawMessage.ACK || answer.code() != 0) {
            return answer;
        }
        var separate = answers.poll(SECONDS, TimeUnit.SECONDS);
        while (separate != null && !Arrays.equals(separate.token(), request.token())) {
            separate = answers.poll(SECONDS, TimeUnit.SECONDS);
        }
        if (separate == null) {
            throw new AssertionError("acknowledged, but not answered within %d s".formatted(SECONDS));
        }
        return separate;
    }

    RawMessage awaitAnswer(int mid) throws InterruptedException {
        var answer = answers.poll(SECONDS, TimeUnit.SECONDS);
        while (answer != null && answer.mid() != mid) {
            answer = answers.poll(SECONDS, TimeUnit.SECONDS);
        }
        if (answer == null) {
            throw new AssertionError("no answer to message %d within %d s".formatted(mid, SECONDS));
        }
        return answer;
    }

    /** Whether no answer came until now. */
    boolean heardNothing() {
        return answers.isEmpty();
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (!socket.isClosed()) {
                packet.setLength(65_535);
                socket.receive(packet);
                take(RawMessage.parse(packet.getData(), packet.getLength()), packet);
            }
        } catch (SocketException e) {
            registered.completeExceptionally(e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void take(RawMessage message, DatagramPacket packet) throws IOException {
        var from = (InetSocketAddress) packet.getSocketAddress();
        boolean isRequest = message.type() == RawMessage.CON && message.code() >> 5 == 0 && message.code() != 0;
        if (!isRequest) {
            boolean isSeparate = message.type() == RawMessage.CON && message.code() != 0;
            if (isSeparate) {
                send(from, RawMessage.acknowledgement(message.mid()).bytes());
            }
            answers.add(message);
            return;
        }
        boolean first = !registered.isDone();
        var answer = first
                ? message.answer(
                        2 << 5 | 1,
                        new RawMessage.Option(RawMessage.LOCATION_PATH, "rd".getBytes(StandardCharsets.UTF_8)),
                        new RawMessage.Option(RawMessage.LOCATION_PATH, "1".getBytes(StandardCharsets.UTF_8)))
                : message.answer(2 << 5 | 4);
        send(from, answer.bytes());
        registered.complete(from);
    }

    @Override
    public void close() {
        socket.close();
    }
}
