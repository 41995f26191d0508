// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.Server.ListenerLane;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one listener. However slow it is, it holds up one thread of the listeners' pool and nobody else. */
final class SlowLane implements ListenerLane, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SlowLane.class);

    private final Queue<Runnable> calls = new ArrayDeque<>();
    private final String name;
    private final Executor pool;
    private final int limit;
    private boolean started;
    private boolean dropping;

    SlowLane(String name, Executor pool, int limit) {
        this.name = name;
        this.pool = pool;
        this.limit = limit;
    }

    @Override
    public void add(Runnable call) {
        synchronized (calls) {
            makeRoom();
            calls.add(call);
            if (started) {
                return;
            }
            started = true;
        }
        pool.execute(this);
    }

    @Override
    public void clear() {
        synchronized (calls) {
            calls.clear();
        }
    }

    @Override
    public void run() {
        for (var call = next(); call != null; call = next()) {
            try {
                call.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("Listener {} failed", name, e);
            }
        }
    }

    private void makeRoom() {
        if (calls.size() < limit) {
            return;
        }
        calls.remove();
        if (!dropping) {
            LOG.warn("Listener {} is too slow: the oldest of {} waiting calls are dropped", name, limit);
        }
        dropping = true;
    }

    private Runnable next() {
        synchronized (calls) {
            var call = calls.poll();
            if (call == null) {
                started = false;
                dropping = false;
            }
            return call;
        }
    }
}
