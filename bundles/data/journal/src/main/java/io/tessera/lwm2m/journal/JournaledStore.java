// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import io.tessera.lwm2m.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everything in memory and writes behind: what was put goes to disk together, at most a delay later, by a thread
 * of its own. While the disk refuses, all goes on in memory, and everything is written as soon as it can be.
 */
public class JournaledStore implements Store, AutoCloseable {

    /** Opens the file that is written to. */
    interface Opener {
        /** @param late whether others have begun without what is in it */
        JournalFile.Opened open(boolean late) throws JournalFailed;
    }

    private static final Logger LOG = LoggerFactory.getLogger(JournaledStore.class);
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final Opener opener;
    private final Duration retry;
    private final ConcurrentSkipListMap<String, byte[]> entries = new ConcurrentSkipListMap<>();
    private final ScheduledThreadPoolExecutor writer;
    private Map<String, Optional<byte[]>> changes = new LinkedHashMap<>();
    private boolean due;
    private Journal journal;
    private boolean known;
    private volatile boolean refusing;

    /**
     * @param name of the file; also what the log and the thread call it
     * @throws UncheckedIOException if the keys can't be had: a store that can't read its past doesn't begin another
     */
    public JournaledStore(Path folder, String name, Keys keys, Clock clock) {
        this(folder, name, keys, clock, RETRY);
    }

    /**
     * As above.
     *
     * @param retry when to try again after the disk refused, at least a second
     */
    public JournaledStore(Path folder, String name, Keys keys, Clock clock, Duration retry) {
        this(name, new JournalFile(folder, name, seal(name, keys), clock)::open, checked(retry));
    }

    /** @param retry when to try again after the disk refused */
    JournaledStore(String name, Opener opener, Duration retry) {
        this.name = name;
        this.opener = opener;
        this.retry = retry;
        writer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "lwm2m-" + name.replace('.', '-'));
            thread.setDaemon(true);
            return thread;
        });
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        try {
            var opened = opener.open(false);
            known = true;
            journal = opened.journal();
            entries.putAll(opened.entries());
        } catch (JournalFailed e) {
            complain(e);
            writeLater(retry);
        }
    }

    private static Duration checked(Duration retry) {
        if (retry.toSeconds() < 1) {
            throw new IllegalArgumentException("retrySeconds is %d, not 1 or more".formatted(retry.toSeconds()));
        }
        return retry;
    }

    private static Seal seal(String name, Keys keys) {
        try {
            return Seal.of(name, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " has no key: " + e.getMessage(), e);
        }
    }

    @Override
    public final Optional<byte[]> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(byte[]::clone);
    }

    @Override
    public final void put(String key, byte[] value) {
        var copy = value.clone();
        synchronized (this) {
            entries.put(key, copy);
            changes.put(key, Optional.of(copy));
        }
        writeLater(DELAY);
    }

    @Override
    public final void remove(String key) {
        synchronized (this) {
            if (entries.remove(key) == null) {
                return;
            }
            changes.put(key, Optional.empty());
        }
        writeLater(DELAY);
    }

    @Override
    public final List<String> keys(String prefix) {
        var found = new ArrayList<String>();
        for (var key : entries.tailMap(prefix, true).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            found.add(key);
        }
        return found;
    }

    @Override
    public final void flush() {
        try {
            writer.submit(this::write).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.error("The store can't be flushed", e);
        }
    }

    @Override
    public final CompletionStage<Void> written() {
        if (refusing) {
            return CompletableFuture.completedStage(null);
        }
        try {
            return CompletableFuture.runAsync(this::write, writer);
        } catch (RejectedExecutionException e) {
            LOG.debug("The store is closed");
            return CompletableFuture.completedStage(null);
        }
    }

    @Override
    public void close() {
        flush();
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("The store is still being written; what is left is lost");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (journal != null) {
            journal.close();
            journal = null;
        }
    }

    private void writeLater(Duration delay) {
        synchronized (this) {
            if (due) {
                return;
            }
            due = true;
        }
        try {
            writer.schedule(this::write, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The store is closed");
        }
    }

    /** On the writer's thread only. */
    private void write() {
        Map<String, Optional<byte[]>> batch;
        synchronized (this) {
            due = false;
            batch = changes;
            changes = new LinkedHashMap<>();
        }
        try {
            if (journal == null) {
                batch = everything(opener.open(!known));
                known = true;
            }
            if (!batch.isEmpty()) {
                journal.write(batch);
            }
            recovered();
        } catch (JournalFailed e) {
            complain(e);
            abandon();
            writeLater(retry);
        }
    }

    /** All that is to be on disk after a failure, and what isn't to be there any more. */
    private Map<String, Optional<byte[]>> everything(JournalFile.Opened opened) {
        journal = opened.journal();
        var all = new LinkedHashMap<String, Optional<byte[]>>();
        opened.entries().keySet().forEach(key -> all.put(key, Optional.empty()));
        entries.forEach((key, value) -> all.put(key, Optional.of(value)));
        return all;
    }

    /** Once, however often it is tried again. */
    private void complain(JournalFailed failure) {
        if (!refusing) {
            LOG.error("{} is kept in memory only, for now: {}", name, failure.getMessage());
            refusing = true;
        }
    }

    private void recovered() {
        if (refusing) {
            LOG.info("{} is on disk again", name);
            refusing = false;
        }
    }

    private void abandon() {
        if (journal != null) {
            journal.abandon();
            journal = null;
        }
    }
}
