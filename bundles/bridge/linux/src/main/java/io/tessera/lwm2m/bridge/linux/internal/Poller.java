// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows the devices and has each read in its time. Called by one thread; the reading is the workers' business. */
final class Poller {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    private final List<Family> families;
    private final PointBoard board;
    private final Clock clock;
    private final Executor workers;
    private final AtomicBoolean scanning = new AtomicBoolean();
    private final Map<String, Polling> pollings = new LinkedHashMap<>();

    Poller(List<Family> families, PointBoard board, Clock clock, Executor workers) {
        this.families = families;
        this.board = board;
        this.clock = clock;
        this.workers = workers;
    }

    /**
     * Looks for devices that came or went; on a worker, since a look may hang as a reading may.
     *
     * @param owner on which what was found is taken over
     */
    void rescan(Executor owner) {
        if (!scanning.compareAndSet(false, true)) {
            return;
        }
        try {
            workers.execute(() -> scan(owner));
        } catch (RejectedExecutionException e) {
            LOG.debug("No worker is free to look for devices");
            scanning.set(false);
        }
    }

    private void scan(Executor owner) {
        try {
            var found = new LinkedHashMap<String, Device>();
            for (var family : families) {
                family.devices().forEach(device -> found.putIfAbsent(device.name(), device));
            }
            owner.execute(() -> takeOver(found));
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Devices can't be listed, all stay as they are: {}", e.toString());
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed while looking for devices");
        } finally {
            scanning.set(false);
        }
    }

    private void takeOver(Map<String, Device> found) {
        pollings.values().removeIf(polling -> goneOrChanged(polling, found));
        found.values()
                .forEach(device -> pollings.computeIfAbsent(device.name(), name -> new Polling(device, board, clock)));
        readAll();
    }

    private static boolean goneOrChanged(Polling polling, Map<String, Device> found) {
        var now = found.get(polling.device().name());
        if (now == null) {
            polling.remove();
            return true;
        }
        return now instanceof ChannelDevice && !now.equals(polling.device());
    }

    void readAll() {
        pollings.values().forEach(polling -> polling.start(workers));
    }

    void checkDeadlines(long deadlineMillis) {
        pollings.values().forEach(polling -> polling.checkDeadline(deadlineMillis));
    }
}
