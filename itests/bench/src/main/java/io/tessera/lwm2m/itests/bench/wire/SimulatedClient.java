// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import io.tessera.itests.subject.ServerSubject;
import io.tessera.lwm2m.model.ContentFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;

/** One LwM2M Client with a Device and a thermometer, and a socket of its own. All calls come from the fleet's thread. */
final class SimulatedClient {

    private static final byte[] NO_TOKEN = {};
    private static final String DEVICE = "/3/0";
    private static final String SENSOR_VALUE = "/3303/0/5700";
    private static final int NOTHING_PENDING = -1;

    private final int number;
    private final DatagramChannel channel;
    private final Payloads payloads;
    private final MessageWriter writer;
    private int messageId;
    private int pending = NOTHING_PENDING;
    private byte[] sent = {};
    private String location = "";
    private byte[] observation = NO_TOKEN;
    private int sequence;
    private int lastNumber;
    private boolean acknowledgementIsEnough;

    /**
     * @param messageId with which it begins; of a port that another client had before, servers remember what that sent
     */
    SimulatedClient(int number, int messageId, DatagramChannel channel, Payloads payloads, MessageWriter writer) {
        this.number = number;
        this.channel = channel;
        this.payloads = payloads;
        this.writer = writer;
        this.messageId = messageId;
    }

    /** Whether it waits for the answer to what it sent last. */
    boolean isWaiting() {
        return pending != NOTHING_PENDING;
    }

    /** The number of the message that it sent last. */
    int lastNumber() {
        return lastNumber;
    }

    /** Sends it; a confirmable message, of which it has one at a time. */
    void send(Uplink uplink, int inJob) throws IOException {
        lastNumber = inJob;
        acknowledgementIsEnough = uplink == Uplink.NOTIFY;
        pending = messageId = messageId + 1 & 0xFFFF;
        switch (uplink) {
            case REGISTER -> register();
            case UPDATE -> atLocation(Options.POST);
            case DEREGISTER -> atLocation(Options.DELETE);
            case NOTIFY -> notifyServer();
        }
        sent = writer.copy();
        channel.write(writer.end());
    }

    private void register() {
        writer.begin(MessageWriter.CON, Options.POST, pending, token())
                .option(Options.URI_PATH, "rd")
                .option(Options.CONTENT_FORMAT, ContentFormat.LINK)
                .option(Options.URI_QUERY, "b=U")
                .option(Options.URI_QUERY, "lwm2m=1.1")
                .option(Options.URI_QUERY, "lt=86400")
                .option(Options.URI_QUERY, "ep=" + ServerSubject.endpoint(number))
                .payload(Payloads.OBJECTS);
    }

    private void atLocation(int method) {
        writer.begin(MessageWriter.CON, method, pending, token());
        for (var segment : location.substring(1).split("/")) {
            writer.option(Options.URI_PATH, segment);
        }
    }

    private void notifyServer() {
        sequence++;
        writer.begin(MessageWriter.CON, Options.CONTENT, pending, observation)
                .option(Options.OBSERVE, sequence)
                .option(Options.CONTENT_FORMAT, ContentFormat.TLV)
                .payload(payloads.sensor(sequence));
    }

    private byte[] token() {
        return new byte[] {(byte) (pending >> 8), (byte) pending, 0x5A, (byte) number};
    }

    /** Once more, the same message. */
    void sendAgain() throws IOException {
        channel.write(ByteBuffer.wrap(sent));
    }

    /**
     * Takes a message of the server, and answers it if it is a request.
     *
     * @return whether it is the answer that this client was waiting for
     */
    boolean received(MessageReader message) throws IOException {
        if (message.type() == MessageWriter.CON && message.code() < Options.CREATED) {
            answer(message);
            return false;
        }
        if (message.type() == MessageWriter.CON) {
            channel.write(writer.begin(MessageWriter.ACK, Options.EMPTY, message.messageId(), NO_TOKEN)
                    .end());
        }
        if (!answersPending(message)) {
            return false;
        }
        pending = NOTHING_PENDING;
        if (message.code() == Options.CREATED) {
            location = message.path();
        }
        if (message.code() >= Options.BAD_REQUEST || message.type() == MessageWriter.RESET) {
            throw new IOException("the server answered type %d, code %d.%02d to client %d"
                    .formatted(message.type(), message.code() >> 5, message.code() & 0x1F, number));
        }
        return true;
    }

    /** A server that needs its time acknowledges a request first, and answers in a message of its own. */
    private boolean answersPending(MessageReader message) {
        if (!isWaiting()) {
            return false;
        }
        if (message.type() == MessageWriter.CON) {
            return Arrays.equals(message.token(), token());
        }
        return message.messageId() == pending
                && (message.code() != Options.EMPTY
                        || acknowledgementIsEnough
                        || message.type() == MessageWriter.RESET);
    }

    private void answer(MessageReader request) throws IOException {
        if (request.code() == Options.PUT) {
            writer.begin(MessageWriter.ACK, Options.CHANGED, request.messageId(), request.token());
        } else if (request.path().equals(DEVICE)) {
            content(request, request.accept(), payloads.device(request.accept()));
        } else if (request.path().equals(SENSOR_VALUE)) {
            observed(request);
        } else {
            writer.begin(MessageWriter.ACK, Options.NOT_FOUND, request.messageId(), request.token());
        }
        channel.write(writer.end());
    }

    private void observed(MessageReader request) {
        if (request.observe() == 0) {
            observation = request.token();
        }
        content(request, ContentFormat.TLV, payloads.sensor(sequence));
    }

    private void content(MessageReader request, int format, byte[] payload) {
        writer.begin(MessageWriter.ACK, Options.CONTENT, request.messageId(), request.token());
        if (request.observe() == 0) {
            writer.option(Options.OBSERVE, sequence);
        }
        writer.option(Options.CONTENT_FORMAT, format).payload(payload);
    }
}
