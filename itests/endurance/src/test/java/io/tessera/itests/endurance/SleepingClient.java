// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

/** An LwM2M Client in queue mode that is asleep but when it is asked to wake up, and does what it is asked to. */
final class SleepingClient implements AutoCloseable {

    static final String ENDPOINT = "sleeper";

    private static final Pattern VALUE = Pattern.compile("number [0-9]+");
    private static final int PATIENCE_MILLIS = 60_000;

    private final UdpDataParser parser = new UdpDataParser();
    private final UdpDataSerializer serializer = new UdpDataSerializer();
    private final Map<Integer, byte[]> answered = new HashMap<>();
    private final List<String> written = new ArrayList<>();
    private final InetSocketAddress server;
    private final DatagramSocket socket;
    private List<String> location = List.of();
    private int nextMid;

    SleepingClient(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void register() throws IOException {
        var register = new Request(Code.POST);
        register.getOptions()
                .setUriPath("rd")
                .setContentFormat(40)
                .addUriQuery("ep=" + ENDPOINT)
                .addUriQuery("lwm2m=1.1")
                .addUriQuery("lt=86400")
                .addUriQuery("b=U")
                .addUriQuery("Q");
        register.setPayload("</>;rt=\"oma.lwm2m\";ct=110,</1/0>,</16/0>");
        location = ask(register).getOptions().getLocationPath();
    }

    /** Tells the server that it is awake, and does what it is told, until that value was written. */
    List<String> wakeUntilWritten(String value) throws IOException {
        var update = new Request(Code.POST);
        location.forEach(update.getOptions()::addUriPath);
        ask(update);
        while (!written.contains(value)) {
            obey((Request) receive());
        }
        return written;
    }

    private Response ask(Request request) throws IOException {
        request.setType(Type.CON);
        request.setMID(nextMid++);
        request.setToken(new Token(new byte[] {1, (byte) nextMid}));
        send(serializer.getByteArray(request));
        var message = receive();
        while (!(message instanceof Response) || !message.getToken().equals(request.getToken())) {
            message = receive();
        }
        var response = (Response) message;
        if (!response.isSuccess()) {
            throw new AssertionError(request + " was answered " + response);
        }
        return response;
    }

    /** What comes again, since its answer came late, is not done again. */
    private void obey(Request request) throws IOException {
        var known = answered.get(request.getMID());
        if (known == null) {
            written.add(value(request));
            var response = new Response(ResponseCode.CHANGED);
            response.setType(Type.ACK);
            response.setMID(request.getMID());
            response.setToken(request.getToken());
            known = serializer.getByteArray(response);
            answered.put(request.getMID(), known);
        }
        send(known);
    }

    /** Whatever the format, the text is in it. */
    private static String value(Request request) {
        var text = VALUE.matcher(new String(request.getPayload(), ISO_8859_1));
        if (!text.find()) {
            throw new AssertionError("Nothing was written by " + request);
        }
        return text.group();
    }

    private Message receive() throws IOException {
        var packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return parser.parseMessage(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    private void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, server));
    }

    @Override
    public void close() {
        socket.close();
    }
}
