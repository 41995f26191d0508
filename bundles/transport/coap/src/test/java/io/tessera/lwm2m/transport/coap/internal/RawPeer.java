// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** A peer that sends whatever it is told to, byte by byte. */
final class RawPeer implements AutoCloseable {

    static final int GET = 1;
    static final int POST = 2;
    static final int PUT = 3;
    static final int FETCH = 5;
    static final int URI_PATH = 11;
    static final int ACCEPT = 17;
    static final int BLOCK2 = 23;
    static final int BLOCK1 = 27;

    private final DatagramSocket socket;
    private final InetSocketAddress target;

    RawPeer(InetSocketAddress target) throws IOException {
        this.target = target;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void send(byte[] message) throws IOException {
        socket.send(new DatagramPacket(message, message.length, target));
    }

    void sendHex(String message) throws IOException {
        send(HexFormat.of().parseHex(message.replace(" ", "")));
    }

    /** The next message, in hex. */
    String hear() throws IOException {
        return HexFormat.of().formatHex(hearBytes(10_000));
    }

    /** Sends it again until something comes, as a good peer does: a datagram may be lost when too many come at once. */
    String ask(String message) throws IOException {
        for (int attempt = 1; attempt < 10; attempt++) {
            sendHex(message);
            try {
                return HexFormat.of().formatHex(hearBytes(2_000));
            } catch (SocketTimeoutException e) {
                continue;
            }
        }
        return hear();
    }

    byte[] hearBytes() throws IOException {
        return hearBytes(10_000);
    }

    /** Whether nothing at all comes for a while. */
    boolean hearsNothing() throws IOException {
        try {
            var heard = hearBytes(150);
            throw new AssertionError("Heard " + HexFormat.of().formatHex(heard));
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private byte[] hearBytes(int millis) throws IOException {
        socket.setSoTimeout(millis);
        var packet = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    @Override
    public void close() {
        socket.close();
    }

    static Message confirmable(int code, int messageId) {
        return confirmable(code, messageId, 0xAA);
    }

    static Message confirmable(int code, int messageId, int token) {
        return new Message(0x40, code, messageId, token);
    }

    static Message once(int code, int messageId) {
        return new Message(0x50, code, messageId, 0xAA);
    }

    /** A message in the making; options in ascending order. */
    static final class Message {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int lastOption;

        private Message(int first, int code, int messageId, int token) {
            bytes.write(first | 1);
            bytes.write(code);
            bytes.write(messageId >> 8);
            bytes.write(messageId);
            bytes.write(token);
        }

        Message path(String... segments) {
            for (var segment : segments) {
                option(URI_PATH, segment.getBytes(StandardCharsets.UTF_8));
            }
            return this;
        }

        Message option(int number, byte... value) {
            int delta = number - lastOption;
            lastOption = number;
            bytes.write(nibble(delta) << 4 | nibble(value.length));
            extend(delta);
            extend(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message block(int option, int number, boolean more, int szx) {
            int value = number << 4 | (more ? 8 : 0) | szx;
            return option(option, (byte) (value >> 16), (byte) (value >> 8), (byte) value);
        }

        private static int nibble(int value) {
            return value < 13 ? value : value < 269 ? 13 : 14;
        }

        private void extend(int value) {
            if (value >= 269) {
                bytes.write((value - 269) >> 8);
                bytes.write(value - 269);
                return;
            }
            if (value >= 13) {
                bytes.write(value - 13);
            }
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        byte[] payload(byte[] payload) {
            bytes.write(0xFF);
            bytes.writeBytes(payload);
            return bytes.toByteArray();
        }
    }
}
