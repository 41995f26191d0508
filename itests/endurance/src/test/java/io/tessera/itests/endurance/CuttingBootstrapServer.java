// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.EmptyMessage;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

/** An LwM2M Bootstrap-Server for one client, which has nothing to say any more from some message on. */
final class CuttingBootstrapServer implements AutoCloseable {

    /** Nothing is cut. */
    static final Cut WHOLE = new Cut(Integer.MAX_VALUE, Cut.Kind.REQUEST_LOST, 0);

    private static final int SECONDS = 60;
    private static final int LONGEST = 65_535;

    private final UdpDataParser parser = new UdpDataParser();
    private final UdpDataSerializer serializer = new UdpDataSerializer();
    private final DatagramSocket socket;
    private final Thread reader = new Thread(this::receive, "bootstrap server");
    private List<Request> script = List.of();
    private Cut cut = new Cut(0, Cut.Kind.REQUEST_LOST, 0);
    private CompletableFuture<Void> reached = CompletableFuture.completedFuture(null);
    private Token asked = Token.EMPTY;
    private SocketAddress client;
    private int requests;
    private int next;
    private int nextMid;

    CuttingBootstrapServer() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        reader.start();
    }

    String uri() {
        return "coap://127.0.0.1:" + socket.getLocalPort();
    }

    /** Answers the next Bootstrap-Request with that script, as far as it goes. */
    synchronized void play(List<Request> newScript, Cut where) {
        script = newScript;
        cut = where;
        next = 0;
        reached = new CompletableFuture<>();
    }

    /** Plays that script without being asked. */
    synchronized void push(List<Request> newScript) throws IOException {
        play(newScript, WHOLE);
        proceed();
    }

    /** Goes on where it was cut, up to there. */
    synchronized void goOn(Cut where) throws IOException {
        cut = where;
        reached = new CompletableFuture<>();
        proceed();
    }

    /** How many Bootstrap-Requests came. */
    synchronized int requests() {
        return requests;
    }

    /** Returns when it has come to where it is cut, or to its end. */
    void awaitCut() throws Exception {
        CompletableFuture<Void> awaited;
        synchronized (this) {
            awaited = reached;
        }
        awaited.get(SECONDS, TimeUnit.SECONDS);
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LONGEST);
                socket.receive(packet);
                take(
                        parser.parseMessage(Arrays.copyOf(packet.getData(), packet.getLength())),
                        packet.getSocketAddress());
            } catch (IOException e) {
                // Only closing ends it; that a client was killed shows here, too.
                continue;
            } catch (RuntimeException | AssertionError e) {
                reached.completeExceptionally(e);
            }
        }
    }

    private synchronized void take(Message message, SocketAddress from) throws IOException {
        boolean isSilent = reached.isDone() && !cut.equals(WHOLE);
        if (isSilent || message instanceof EmptyMessage) {
            return;
        }
        if (message instanceof Request request) {
            begin(request, from);
            return;
        }
        if (reached.isDone()) {
            return;
        }
        var response = (Response) message;
        if (!response.getToken().equals(asked)) {
            return;
        }
        if (!response.isSuccess()) {
            throw new AssertionError("message %d: %s".formatted(next, response));
        }
        if (next == cut.message() && cut.has(Cut.Kind.ANSWER_LOST)) {
            reached.complete(null);
            return;
        }
        next++;
        proceed();
    }

    private void begin(Request request, SocketAddress from) throws IOException {
        boolean isRequest = request.getCode() == Code.POST
                && request.getOptions().getUriPathString().equals("bs");
        if (!isRequest) {
            return;
        }
        requests++;
        client = from;
        var answer = new Response(ResponseCode.CHANGED);
        answer.setType(Type.ACK);
        answer.setMID(request.getMID());
        answer.setToken(request.getToken());
        send(serializer.getByteArray(answer));
        if (next == script.size()) {
            next = 0;
            reached = new CompletableFuture<>();
        }
        if (next == 0) {
            proceed();
        }
    }

    private void proceed() throws IOException {
        boolean isLost = next == cut.message() && cut.has(Cut.Kind.REQUEST_LOST);
        if (isLost || next == script.size()) {
            reached.complete(null);
            return;
        }
        var request = script.get(next);
        asked = new Token(new byte[] {9, (byte) (nextMid >> 8), (byte) nextMid});
        request.setType(Type.CON);
        request.setMID(nextMid++ & 0xFFFF);
        request.setToken(asked);
        send(serializer.getByteArray(request));
        if (next == cut.message() && cut.has(Cut.Kind.UNDER_WAY)) {
            reached.complete(null);
        }
    }

    private void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, client));
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        reader.join();
    }
}
