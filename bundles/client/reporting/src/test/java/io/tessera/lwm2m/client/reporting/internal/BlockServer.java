// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

/** A server that sends each message when the test says so: only what the client asks of it is answered by itself. */
final class BlockServer implements AutoCloseable {

    private final UdpDataSerializer serializer = new UdpDataSerializer();
    private final UdpDataParser parser = new UdpDataParser();
    private final DatagramSocket socket;
    private SocketAddress client;
    private int messageId = 1000;
    private int notified = -1;

    BlockServer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(20_000);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Waits for a request of the client, and accepts it. */
    void accept() throws IOException {
        while (!(hear() instanceof Request)) {
            // Something else came before it.
            continue;
        }
    }

    Response ask(Request request, int token) throws IOException {
        request.setType(Type.CON);
        request.setMID(++messageId);
        request.setToken(new Token(new byte[] {(byte) token}));
        send(serializer.getByteArray(request));
        while (true) {
            if (hear() instanceof Response response && response.getToken().equals(request.getToken())) {
                return response;
            }
        }
    }

    /** The block of the given number, of 1024 bytes, by a request like the one that the observation began with. */
    Response fetch(Request observe, int number, int token) throws IOException {
        var request = new Request(Code.GET);
        request.setOptions(observe.getOptions());
        request.getOptions().removeObserve().setBlock2(BlockOption.size2Szx(1024), false, number);
        return ask(request, token);
    }

    /** The next confirmable notification that isn't a repeated one, acknowledged. */
    Response notification(int token) throws IOException {
        var observation = new Token(new byte[] {(byte) token});
        while (true) {
            var message = hear();
            boolean isOne = message.getType() == Type.CON && message.getToken().equals(observation);
            if (!isOne) {
                continue;
            }
            int heard = message.getMID();
            send(new byte[] {0x60, 0, (byte) (heard >> 8), (byte) heard});
            if (heard != notified) {
                notified = heard;
                return (Response) message;
            }
        }
    }

    private Message hear() throws IOException {
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        client = packet.getSocketAddress();
        var message = parser.parseMessage(Arrays.copyOf(packet.getData(), packet.getLength()));
        if (message instanceof Request request) {
            answer(request);
        }
        return message;
    }

    private void answer(Request request) throws IOException {
        boolean isRegister = request.getOptions().getUriPath().size() == 1;
        var response = new Response(isRegister ? ResponseCode.CREATED : ResponseCode.CHANGED);
        response.setType(Type.ACK);
        response.setMID(request.getMID());
        response.setToken(request.getToken());
        if (isRegister) {
            response.getOptions().setLocationPath("rd/1");
        }
        send(serializer.getByteArray(response));
    }

    private void send(byte[] message) throws IOException {
        socket.send(new DatagramPacket(message, message.length, client));
    }

    @Override
    public void close() {
        socket.close();
    }
}
