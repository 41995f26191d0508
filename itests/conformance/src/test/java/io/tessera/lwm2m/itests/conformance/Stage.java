// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What the cases share: one server of ours, the pairs, the outcomes. Started when first needed, stopped at the end. */
final class Stage implements AutoCloseable {

    /** A start takes a processor's whole time; more beside each other would only hold up cases that are played. */
    private static final int STARTS = 2;

    private final Path work;
    private final Outcomes outcomes = new Outcomes();
    private final Semaphore starts = new Semaphore(STARTS, true);
    private final Map<Object, FutureTask<? extends AutoCloseable>> open = new ConcurrentHashMap<>();
    private final Map<Place, Lock> locks = new ConcurrentHashMap<>();

    private Stage(Path work) {
        this.work = work;
    }

    static Stage open() {
        try {
            Files.deleteIfExists(Outcomes.FILE);
            return new Stage(Files.createTempDirectory("conformance"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcomes outcomes() {
        return outcomes;
    }

    /** Who holds it plays there. */
    Lock lock(Place place) {
        return locks.computeIfAbsent(place, unseen -> new ReentrantLock());
    }

    /** The pair of that place. */
    Pair pair(Place place) throws Exception {
        return shared(
                place,
                () -> pair(place.pairing(), place.endpoint(), place.lane().options()));
    }

    /** A pair beside those of the lanes. */
    Pair pair(Pairing pairing, String endpoint, GatewayWork.Options options) throws Exception {
        var side = side(pairing, endpoint);
        return starting(() -> Pair.open(pairing, side, endpoint, work.resolve(endpoint), options));
    }

    /** Starts something when it is its turn. */
    <T> T starting(Callable<T> start) throws Exception {
        starts.acquire();
        try {
            return start.call();
        } finally {
            starts.release();
        }
    }

    /** The server of such a pairing, for one client. */
    ServerSide side(Pairing pairing, String endpoint) throws Exception {
        return pairing.hasOurServer() ? ourServer("server").side(endpoint) : ServerSide.leshan(endpoint);
    }

    /** One of our servers. */
    OurServer ourServer(String name) throws Exception {
        return shared(name, () -> OurServer.start(work.resolve(name)));
    }

    /** What was opened for that key, or what is opened now. */
    <T extends AutoCloseable> T shared(Object key, Callable<T> opener) throws Exception {
        @SuppressWarnings("unchecked")
        var task = (FutureTask<T>) open.computeIfAbsent(key, unseen -> new FutureTask<>(opener));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("not opened: " + key, e.getCause());
        }
    }

    /** Where such a gateway keeps everything. */
    Path folder(String name) {
        return work.resolve(name);
    }

    /** What couldn't be opened has failed a case already. */
    private static Void closeOpened(FutureTask<? extends AutoCloseable> task) throws Exception {
        AutoCloseable opened;
        try {
            opened = task.get();
        } catch (ExecutionException e) {
            return null;
        }
        opened.close();
        return null;
    }

    /** All beside each other: each process takes its time. */
    @Override
    public void close() throws Exception {
        outcomes.write();
        var threads = Executors.newCachedThreadPool();
        var closing = new ArrayList<FutureTask<Void>>();
        for (var task : open.values()) {
            closing.add(new FutureTask<>(() -> closeOpened(task)));
        }
        closing.forEach(threads::execute);
        threads.shutdown();
        for (var task : closing) {
            task.get();
        }
        try (var files = Files.walk(work)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
