// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;

/** A server at which no client can register: all is 4.03. */
final class RefusingServer implements AutoCloseable {

    private static final int LONGEST = 65_535;

    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Thread thread = new Thread(this::serve, "refusing server");

    RefusingServer() throws IOException {
        thread.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
            try {
                socket.receive(packet);
                refuse(packet);
            } catch (IOException e) {
                // Only closing ends it; that a client has gone shows here, too.
                continue;
            }
        }
    }

    private void refuse(DatagramPacket packet) throws IOException {
        var bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        if (new UdpDataParser().parseMessage(bytes) instanceof Request request) {
            var response = new Response(ResponseCode.FORBIDDEN);
            response.setType(Type.ACK);
            response.setMID(request.getMID());
            response.setToken(request.getToken());
            var answer = new UdpDataSerializer().getByteArray(response);
            socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join();
    }
}
