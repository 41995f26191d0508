// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
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

/** An LwM2M Server that writes down every message of one client, and can be made to hear or say nothing. */
final class RecordingServer implements AutoCloseable {

    static final String REGISTER = "rd";

    private static final int SECONDS = 120;

    /** Whether it hears, and whether what it says arrives. */
    enum Mode {
        ANSWERING,
        UNHEARD,
        AWAY
    }

    private record MessageId(SocketAddress from, int mid) {}

    private final UdpDataParser parser = new UdpDataParser();
    private final UdpDataSerializer serializer = new UdpDataSerializer();
    private final Codec codec = Codecs.create();
    private final DatagramSocket socket;
    private final Thread reader = new Thread(this::receive, "recording server");
    private final Map<Token, CompletableFuture<Response>> asked = new ConcurrentHashMap<>();
    private final Map<MessageId, byte[]> answered = new HashMap<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final List<Notification> notifications = new ArrayList<>();
    private SocketAddress client;
    private Token observation;
    private Mode mode = Mode.ANSWERING;
    private int life;
    private int nextMid;
    private int registrations;
    private Throwable failure;

    /** @param path where it was sent, {@code rd} where it was a Register */
    record Contact(int life, Code method, String path, String objects) {

        boolean update() {
            return !path.equals(REGISTER);
        }

        /** Whether the client means to be registered from then on. */
        boolean stays() {
            return method == Code.POST;
        }
    }

    RecordingServer() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        reader.start();
    }

    String uri() {
        return "coap://127.0.0.1:" + socket.getLocalPort();
    }

    /** What comes from now on comes from that start of the gateway. */
    synchronized void life(int number, Mode newMode) {
        life = number;
        mode = newMode;
        answered.clear();
    }

    synchronized void mode(Mode newMode) {
        mode = newMode;
    }

    /** Knows nothing of the client any more: its next Update gets 4.04. */
    synchronized void forget() {
        registrations++;
    }

    synchronized List<Contact> contacts() {
        return List.copyOf(contacts);
    }

    synchronized List<Notification> notifications() {
        return List.copyOf(notifications);
    }

    /** Returns when the client of this life registered, or updated, so. */
    synchronized void awaitContact(Predicate<Contact> wanted) throws InterruptedException, TimeoutException {
        await("no such message", () -> contacts.stream().anyMatch(said -> said.life == life && wanted.test(said)));
    }

    /** Returns when the client registered or updated so often. */
    synchronized void awaitContacts(int count) throws InterruptedException, TimeoutException {
        await("no other Update", () -> contacts.size() >= count);
    }

    /** Returns when the client registered so often, Updates apart. */
    synchronized void awaitRegisters(int count) throws InterruptedException, TimeoutException {
        await(
                "no Register",
                () -> contacts.stream().filter(said -> !said.update()).count() >= count);
    }

    /** Returns when a number as high as this was heard. */
    synchronized void awaitNumber(long least) throws InterruptedException, TimeoutException {
        await("not told of " + least, () -> notifications.stream()
                .anyMatch(told -> told.numbers().stream().anyMatch(number -> number >= least)));
    }

    private void await(String otherwise, java.util.function.BooleanSupplier condition)
            throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (failure != null) {
                throw new AssertionError("the server failed in life " + life, failure);
            }
            if (left <= 0) {
                throw new TimeoutException("%s within %d s of life %d".formatted(otherwise, SECONDS, life));
            }
            wait(left);
        }
    }

    /** Sends the client a request and returns its answer. */
    Response ask(Request request) throws Exception {
        return send(request).get(SECONDS, TimeUnit.SECONDS);
    }

    /** Sends the client a request; whether it answers is its business. */
    void tell(Request request) throws IOException {
        send(request);
    }

    private synchronized CompletableFuture<Response> send(Request request) throws IOException {
        var answer = new CompletableFuture<Response>();
        request.setType(Type.CON);
        request.setMID(nextMid++ & 0xFFFF);
        request.setToken(new Token(new byte[] {7, (byte) (nextMid >> 8), (byte) nextMid}));
        asked.put(request.getToken(), answer);
        if (request.getOptions().hasObserve()) {
            observation = request.getToken();
        }
        send(serializer.getByteArray(request), client);
        return answer;
    }

    private void receive() {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            while (!socket.isClosed()) {
                packet.setLength(65_535);
                socket.receive(packet);
                var bytes = java.util.Arrays.copyOf(packet.getData(), packet.getLength());
                take(parser.parseMessage(bytes), packet.getSocketAddress());
            }
        } catch (IOException | RequestRefused | RuntimeException | AssertionError e) {
            fail(e);
        }
    }

    private synchronized void fail(Throwable cause) {
        failure = cause;
        asked.values().forEach(answer -> answer.completeExceptionally(cause));
        notifyAll();
    }

    private synchronized void take(Message message, SocketAddress from) throws IOException, RequestRefused {
        if (mode == Mode.AWAY || message instanceof EmptyMessage) {
            return;
        }
        var id = new MessageId(from, message.getMID());
        boolean isAnswer = message.getType() == Type.ACK;
        if (isAnswer || !answered.containsKey(id)) {
            var reply = message instanceof Request request ? registration(request, from) : content((Response) message);
            answered.put(id, reply);
            notifyAll();
        }
        boolean isWanted = !isAnswer && message.getType() == Type.CON && mode == Mode.ANSWERING;
        if (isWanted) {
            send(answered.get(id), from);
        }
    }

    private byte[] registration(Request request, SocketAddress from) {
        client = from;
        var contact = new Contact(
                life,
                request.getCode(),
                request.getOptions().getUriPathString(),
                new String(request.getPayload(), UTF_8));
        contacts.add(contact);
        var response = new Response(answerTo(contact));
        response.setType(Type.ACK);
        response.setMID(request.getMID());
        response.setToken(request.getToken());
        if (!contact.update()) {
            response.getOptions().setLocationPath(location());
        }
        return serializer.getByteArray(response);
    }

    private ResponseCode answerTo(Contact contact) {
        if (!contact.update()) {
            return ResponseCode.CREATED;
        }
        return contact.path().equals(location()) ? ResponseCode.CHANGED : ResponseCode.NOT_FOUND;
    }

    private String location() {
        return REGISTER + "/" + registrations;
    }

    private byte[] content(Response response) throws RequestRefused {
        var waiting = asked.remove(response.getToken());
        if (waiting != null) {
            waiting.complete(response);
        }
        if (response.getToken().equals(observation)) {
            if (!response.isSuccess() || !response.getOptions().hasObserve()) {
                throw new AssertionError("the observation ended in life %d: %s".formatted(life, response));
            }
            boolean confirmable = response.getType() == Type.CON;
            notifications.add(
                    new Notification(life, response.getOptions().getObserve(), confirmable, numbers(response)));
        }
        var acknowledgement = EmptyMessage.newACK(response);
        acknowledgement.setToken(Token.EMPTY);
        return serializer.getByteArray(acknowledgement);
    }

    private List<Long> numbers(Response response) throws RequestRefused {
        var values = codec.decode(
                response.getOptions().getContentFormat(),
                Path.parse(GatewayUnderTest.COUNTER),
                response.getPayload(),
                path -> DataType.FLOAT);
        return values.stream()
                .map(value -> (long) ((Value.FloatValue) value.value()).value())
                .toList();
    }

    private void send(byte[] datagram, SocketAddress to) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, to));
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        reader.join();
    }
}
