// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An LwM2M Server without security that accepts everything, and knows what it was asked. */
final class PlainServer implements AutoCloseable {

    private static final int POST = 2;
    private static final int DELETE = 4;
    private static final int CREATED = 0x41;
    private static final int DELETED = 0x42;
    private static final int CHANGED = 0x44;
    private static final int CONTINUE = 0x5F;
    private static final byte PAYLOAD = (byte) 0xFF;
    private static final int LOCATION_PATH = 8;
    private static final int URI_PATH = 11;
    private static final int URI_QUERY = 15;
    private static final int BLOCK1 = 27;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<Integer, byte[]> answers = new ConcurrentHashMap<>();
    private final Changes changes;
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Thread thread = new Thread(this::serve, "plain-server");

    PlainServer(Changes changes) throws SocketException {
        this.changes = changes;
        thread.start();
    }

    String uri() {
        return "coap://127.0.0.1:" + socket.getLocalPort();
    }

    /** In order, such as "register ep=a&amp;lt=5", "update" and "deregister". */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void forget() {
        answers.clear();
        asked.clear();
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[4096], 4096);
        while (!socket.isClosed()) {
            try {
                packet.setLength(4096);
                socket.receive(packet);
                int id = (packet.getData()[2] & 0xFF) << 8 | packet.getData()[3] & 0xFF;
                var answer = answers.computeIfAbsent(
                        id, unknown -> answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength())));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                changes.happened();
            } catch (IOException closed) {
                socket.close();
            }
        }
    }

    private record Question(int code, short id, byte[] token, String path, String query, byte[] block) {

        static Question read(ByteBuffer in) {
            var token = new byte[in.get() & 0x0F];
            int code = in.get();
            short id = in.getShort();
            in.get(token);
            var path = new StringBuilder();
            var query = new StringBuilder();
            byte[] block = {};
            int number = 0;
            while (in.hasRemaining() && in.get(in.position()) != PAYLOAD) {
                int header = in.get() & 0xFF;
                number += extended(in, header >> 4);
                var value = new byte[extended(in, header & 0x0F)];
                in.get(value);
                var text = new String(value, StandardCharsets.UTF_8);
                switch (number) {
                    case URI_PATH -> path.append('/').append(text);
                    case URI_QUERY -> query.append(query.isEmpty() ? " " : "&").append(text);
                    case BLOCK1 -> block = value;
                    default -> {}
                }
            }
            return new Question(code, id, token, path.toString(), query.toString(), block);
        }

        boolean isUnfinished() {
            return block.length > 0 && (block[block.length - 1] & 0x08) != 0;
        }
    }

    /** Piggybacked (RFC 7252, 5.2.1); a body of several blocks is asked for to its end (RFC 7959, 2.3). */
    private byte[] answer(ByteBuffer request) {
        var question = Question.read(request);
        int code = question.isUnfinished() ? CONTINUE : code(question);
        var answer = new ByteArrayOutputStream();
        answer.write(0x60 | question.token().length);
        answer.write(code);
        answer.write(question.id() >> 8);
        answer.write(question.id());
        answer.writeBytes(question.token());
        if (code == CREATED) {
            answer.writeBytes(new byte[] {(byte) 0x82, 'r', 'd', 0x01, '1'});
        }
        if (question.block().length > 0) {
            int before = code == CREATED ? LOCATION_PATH : 0;
            answer.write(13 << 4 | question.block().length);
            answer.write(BLOCK1 - before - 13);
            answer.writeBytes(question.block());
        }
        return answer.toByteArray();
    }

    private static int extended(ByteBuffer in, int nibble) {
        return switch (nibble) {
            case 13 -> (in.get() & 0xFF) + 13;
            case 14 -> (in.getShort() & 0xFFFF) + 269;
            default -> nibble;
        };
    }

    private int code(Question question) {
        if (question.code() == DELETE) {
            asked.add("deregister");
            return DELETED;
        }
        if (question.code() == POST && question.path().equals("/rd")) {
            asked.add("register" + question.query());
            return CREATED;
        }
        asked.add("update" + question.query());
        return CHANGED;
    }

    @Override
    public void close() throws InterruptedException {
        socket.close();
        thread.join();
    }
}
