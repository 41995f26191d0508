// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open event streams (HTML, 9.2: server-sent events). One thread serves them all, since none is ever waited for. */
final class EventStreams {

    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final int SECONDS_TO_COME_BACK = 5;

    private final EventLog log;
    private final int limit;
    private final IntSupplier clients;
    private final ScheduledExecutorService thread;
    private final Set<EventReader> readers = new HashSet<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean due = new AtomicBoolean();

    /**
     * @param limit how many may be open
     * @param heartbeat in seconds
     * @param clients how many are registered
     * @param thread a single one; whoever gives it stops it
     */
    EventStreams(EventLog log, int limit, int heartbeat, IntSupplier clients, ScheduledExecutorService thread) {
        this.log = log;
        this.limit = limit;
        this.clients = clients;
        this.thread = thread;
        thread.scheduleAtFixedRate(
                () -> List.copyOf(readers).forEach(EventReader::beat), heartbeat, heartbeat, TimeUnit.SECONDS);
    }

    /** Tells all readers. Returns at once. */
    void publish(String type, String endpoint, Json.Content data) {
        log.append(type, endpoint, data);
        if (open.get() > 0 && due.compareAndSet(false, true)) {
            run(() -> {
                due.set(false);
                List.copyOf(readers).forEach(EventReader::pump);
            });
        }
    }

    /**
     * Opens a stream.
     *
     * @throws Problem with 503 if there are too many
     * @throws IOException if there is no stream to write to
     */
    void open(HttpServletRequest request, HttpServletResponse response, Query query) throws Problem, IOException {
        var out = response.getOutputStream();
        if (open.incrementAndGet() > limit) {
            open.decrementAndGet();
            throw Problem.unavailable("%d event streams are open, no more are allowed".formatted(limit), 10);
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Accel-Buffering", "no");
        var context = request.startAsync();
        context.setTimeout(0);
        context.addListener(new CompleteWhatFails());
        long last = log.last();
        var start = start(lastRead(request, query), last);
        var reader = new EventReader[1];
        reader[0] = new EventReader(
                log,
                Set.copyOf(query.all("endpoint")),
                start.position,
                start.greeting,
                context,
                out,
                this::run,
                () -> forget(reader[0]));
        run(() -> readers.add(reader[0]));
        out.setWriteListener(reader[0]);
    }

    private record Start(long position, byte[] greeting) {}

    private Start start(String lastRead, long last) {
        if (lastRead == null) {
            return new Start(last, greeting("ready", last));
        }
        var position = log.sequence(lastRead);
        if (position.isPresent() && log.reachesBackTo(position.getAsLong())) {
            return new Start(position.getAsLong(), greeting("resumed", position.getAsLong()));
        }
        return new Start(last, greeting("reset", last));
    }

    private byte[] greeting(String type, long sequence) {
        var data = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("id", log.id(log.last()));
            json.writeNumberField("clients", clients.getAsInt());
            json.writeEndObject();
        });
        var frame = EventLog.frame(type, log.id(sequence), data);
        var retry = ("retry: " + SECONDS_TO_COME_BACK * 1000 + "\n").getBytes(StandardCharsets.UTF_8);
        var greeting = new byte[retry.length + frame.length];
        System.arraycopy(retry, 0, greeting, 0, retry.length);
        System.arraycopy(frame, 0, greeting, retry.length, frame.length);
        return greeting;
    }

    private static String lastRead(HttpServletRequest request, Query query) {
        var header = request.getHeader("Last-Event-ID");
        return header != null ? header : query.first("lastEventId").orElse(null);
    }

    private void forget(EventReader reader) {
        if (readers.remove(reader)) {
            open.decrementAndGet();
        }
    }

    /** Ends all streams; their readers will come back. */
    void close() {
        run(() -> List.copyOf(readers).forEach(EventReader::close));
    }

    private void run(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException stopped) {
            LOG.trace("An event stream outlived its server", stopped);
        }
    }
}
