// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** OSGi's Log Reader Service on what {@link OsgiAppender} finds in the log. Nobody who logs waits for a listener. */
final class ReadableLog implements LogReaderService, AutoCloseable {

    private static final int MOST_KEPT = 200;
    private static final int MOST_WAITING = 1000;

    private final Deque<LogEntry> newest = new ArrayDeque<>();
    private final List<LogListener> listeners = new CopyOnWriteArrayList<>();

    /** Where listeners are slower than the log, they miss the oldest lines. */
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
                var created = new Thread(task, "tessera-log");
                created.setDaemon(true);
                return created;
            },
            new ThreadPoolExecutor.DiscardOldestPolicy());

    ReadableLog() {
        OsgiAppender.tell(this::add);
    }

    private void add(LogEntry entry) {
        synchronized (newest) {
            if (newest.size() == MOST_KEPT) {
                newest.removeLast();
            }
            newest.addFirst(entry);
        }
        if (!listeners.isEmpty()) {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, entry)));
        }
    }

    /** To log that would tell it the same listener again. */
    private static void tell(LogListener listener, LogEntry entry) {
        try {
            listener.logged(entry);
        } catch (RuntimeException e) {
            System.err.println("a listener failed at a line of the log: " + e);
        }
    }

    @Override
    public void addLogListener(LogListener listener) {
        if (!listeners.contains(listener)) {
            listeners.add(listener);
        }
    }

    @Override
    public void removeLogListener(LogListener listener) {
        listeners.remove(listener);
    }

    @Override
    public Enumeration<LogEntry> getLog() {
        synchronized (newest) {
            return Collections.enumeration(List.copyOf(newest));
        }
    }

    @Override
    public void close() {
        OsgiAppender.tell(entry -> {});
        thread.shutdownNow();
    }
}
