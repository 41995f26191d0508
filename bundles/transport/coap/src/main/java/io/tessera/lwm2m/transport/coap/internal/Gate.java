// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.RawData;

/**
 * Looks at every message before it is parsed: answers repeated ones from memory, rejects what isn't CoAP, and lets the
 * rest in. Works on the bytes below the exchanges, so it holds for requests, separate responses and notifications alike.
 */
final class Gate {

    /** What becomes of a message. */
    sealed interface Verdict {

        Verdict LET_IN = new LetIn();
        Verdict IGNORE = new Ignore();

        /** It shall be handled. */
        record LetIn() implements Verdict {}

        /** It shall be handled no further. */
        record Ignore() implements Verdict {}

        /** It is answered with these bytes, and handled no further. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Answer(byte[] message) implements Verdict {}
    }

    /** A message is to fit into a packet (RFC 7252, 4.6: 1152 bytes); this is what is put up with, in bytes. */
    private static final int LARGEST = 16_384;

    private final DuplicateMemory memory;
    private final BooleanSupplier attended;
    private final Predicate<MessageKey> rejected;

    /**
     * @param attended whether somebody is there to handle requests
     * @param rejected is told of resets to messages of ours; whether it knew the message
     */
    Gate(DuplicateMemory memory, BooleanSupplier attended, Predicate<MessageKey> rejected) {
        this.memory = memory;
        this.attended = attended;
        this.rejected = rejected;
    }

    Verdict heard(byte[] message, EndpointContext peer) {
        if (!Wire.isMessage(message)) {
            return Verdict.IGNORE;
        }
        int type = Wire.type(message);
        if (type == Wire.CON || type == Wire.NON) {
            return heardNew(message, peer, type == Wire.CON);
        }
        if (Wire.isRequest(Wire.code(message)) || (type == Wire.RST && !Wire.isEmpty(Wire.code(message)))) {
            return Verdict.IGNORE;
        }
        if (type == Wire.RST && rejected.test(MessageKey.of(peer, Wire.messageId(message)))) {
            return Verdict.IGNORE;
        }
        return Verdict.LET_IN;
    }

    private Verdict heardNew(byte[] message, EndpointContext peer, boolean confirmable) {
        int code = Wire.code(message);
        if (Wire.isEmpty(code)) {
            return Verdict.LET_IN;
        }
        if (Wire.isRequest(code) && !attended.getAsBoolean()) {
            return Verdict.IGNORE;
        }
        var key = MessageKey.of(peer, Wire.messageId(message));
        var answer = memory.heard(key, confirmable);
        if (answer != null) {
            return answer.length == 0 ? Verdict.IGNORE : new Verdict.Answer(answer);
        }
        if (!Wire.isWellFormed(message)) {
            // A format error, or a reserved class (RFC 7252, 4.2 and 4.3).
            return reset(key, message, confirmable);
        }
        if (Wire.isRequest(code)) {
            return heardRequest(key, message);
        }
        return message.length > LARGEST ? reset(key, message, confirmable) : Verdict.LET_IN;
    }

    private Verdict heardRequest(MessageKey key, byte[] message) {
        if (message.length > LARGEST) {
            return answer(key, Wire.answer(message, Wire.TOO_LARGE));
        }
        if (!Wire.isKnownMethod(Wire.code(message))) {
            return answer(key, Wire.answer(message, Wire.METHOD_NOT_ALLOWED));
        }
        return Verdict.LET_IN;
    }

    private Verdict reset(MessageKey key, byte[] message, boolean confirmable) {
        return confirmable ? answer(key, Wire.empty(Wire.RST, Wire.messageId(message))) : Verdict.IGNORE;
    }

    private Verdict answer(MessageKey key, byte[] answer) {
        memory.answered(key, answer);
        return new Verdict.Answer(answer);
    }

    /** A message is about to be sent. */
    void sending(RawData message) {
        var bytes = message.getBytes();
        int type = Wire.type(bytes);
        if (type == Wire.ACK || type == Wire.RST) {
            memory.answered(MessageKey.of(message.getEndpointContext(), Wire.messageId(bytes)), bytes);
        }
    }

    /** A message that was let in wasn't handled, and shall be let in when it comes again. */
    void takeBack(EndpointContext peer, int messageId) {
        memory.forget(MessageKey.of(peer, messageId));
    }
}
