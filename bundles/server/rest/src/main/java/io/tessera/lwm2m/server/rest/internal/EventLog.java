// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events, each written once for all readers, when the first of them reads it: while nobody reads, an event
 * costs next to nothing. A reader is a position in here and needs no queue of its own; one that is further behind than
 * the log is long has lost its place.
 */
final class EventLog {

    /** One event, in words only when somebody reads it. */
    static final class Event {

        private final String type;
        private final String id;
        private final String endpoint;
        private Json.Content data;
        private byte[] bytes;

        private Event(String type, String id, String endpoint, Json.Content data) {
            this.type = type;
            this.id = id;
            this.endpoint = endpoint;
            this.data = data;
        }

        /** The client that it is about. */
        String endpoint() {
            return endpoint;
        }

        /** As it goes into a stream; nothing if it can't be put into words, since other events come on the same thread. */
        synchronized byte[] bytes() {
            if (bytes == null) {
                bytes = written();
                data = null;
            }
            return bytes;
        }

        private byte[] written() {
            try {
                return frame(type, id, Json.bytes(data));
            } catch (RuntimeException e) {
                LOG.error("Event {} of {} is left out", type, endpoint, e);
                return new byte[0];
            }
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final String epoch;
    private final Event[] ring;
    private long last;

    /**
     * @param epoch tells the ids of this log from those of an earlier one; letters and digits
     * @param length how many events are kept
     */
    EventLog(String epoch, int length) {
        this.epoch = epoch;
        this.ring = new Event[length];
    }

    /**
     * Adds an event; the oldest makes room.
     *
     * @param data written later, on the thread of a reader
     */
    synchronized void append(String type, String endpoint, Json.Content data) {
        last++;
        ring[(int) (last % ring.length)] = new Event(type, id(last), endpoint, data);
    }

    /** The sequence number of the newest event; 0 before the first. */
    synchronized long last() {
        return last;
    }

    /** Whether the log still has all that came after that event. */
    synchronized boolean reachesBackTo(long sequence) {
        return last - sequence <= ring.length;
    }

    /** The event of that number, which must be one that the log still has. */
    synchronized Event get(long sequence) {
        return ring[(int) (sequence % ring.length)];
    }

    /** What readers know an event by. */
    String id(long sequence) {
        return epoch + "-" + sequence;
    }

    /** The sequence number of an id; nothing if no event of this log has or had it. */
    OptionalLong sequence(String id) {
        var prefix = epoch + "-";
        if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("\\d{1,18}")) {
            return OptionalLong.empty();
        }
        long sequence = Long.parseLong(id.substring(prefix.length()));
        return sequence > last() ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    /** An event as it goes into a stream. JSON never has a line break in it here, so one data line is enough. */
    static byte[] frame(String type, String id, byte[] json) {
        var head = ("event: " + type + "\nid: " + id + "\ndata: ").getBytes(StandardCharsets.UTF_8);
        var frame = new byte[head.length + json.length + 2];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(json, 0, frame, head.length, json.length);
        frame[frame.length - 2] = '\n';
        frame[frame.length - 1] = '\n';
        return frame;
    }
}
