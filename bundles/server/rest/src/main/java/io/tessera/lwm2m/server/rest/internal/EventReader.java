// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.servlet.AsyncContext;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/** One open event stream. Everything but the listener's methods runs on the thread of {@link EventStreams}. */
final class EventReader implements WriteListener {

    private static final byte[] HEARTBEAT = {':', '\n', '\n'};

    private final EventLog log;
    private final Set<String> endpoints;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Executor thread;
    private final Runnable gone;
    private long position;
    private byte[] greeting;
    private boolean heartbeat;
    private boolean unflushed;
    private boolean closed;

    /**
     * @param endpoints of the clients that it is for; empty for all
     * @param position of the last event that it need not be told
     * @param greeting what goes first
     * @param gone called on the thread when it has ended
     */
    EventReader(
            EventLog log,
            Set<String> endpoints,
            long position,
            byte[] greeting,
            AsyncContext context,
            ServletOutputStream out,
            Executor thread,
            Runnable gone) {
        this.log = log;
        this.endpoints = endpoints;
        this.position = position;
        this.greeting = greeting;
        this.context = context;
        this.out = out;
        this.thread = thread;
        this.gone = gone;
    }

    @Override
    public void onWritePossible() {
        thread.execute(this::pump);
    }

    @Override
    public void onError(Throwable failure) {
        thread.execute(this::close);
    }

    /** Writes what there is, as far as it can be written without waiting. */
    void pump() {
        if (closed) {
            return;
        }
        if (!log.reachesBackTo(position)) {
            close();
            return;
        }
        try {
            while (out.isReady() && writeNext()) {
                unflushed = true;
            }
        } catch (IOException | IllegalStateException readerIsGone) {
            close();
        }
    }

    /** Shows that the stream lives, unless something else is on its way that does. */
    void beat() {
        heartbeat = true;
        pump();
    }

    private boolean writeNext() throws IOException {
        var next = next();
        if (next != null) {
            out.write(next);
            return true;
        }
        if (unflushed) {
            unflushed = false;
            out.flush();
        }
        return false;
    }

    private byte[] next() {
        if (greeting != null) {
            var first = greeting;
            greeting = null;
            return first;
        }
        while (position < log.last()) {
            position++;
            var event = log.get(position);
            if (endpoints.isEmpty() || endpoints.contains(event.endpoint())) {
                return event.bytes();
            }
        }
        if (heartbeat) {
            heartbeat = false;
            return HEARTBEAT;
        }
        return null;
    }

    void close() {
        if (!closed) {
            closed = true;
            gone.run();
            Contexts.complete(context);
        }
    }
}
