// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Downloader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the package of one Object Instance, on the worker: one after the other. */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private static final int MOST_DOUBLINGS = 6;

    /**
     * What it works with.
     *
     * @param attempts to fetch a package
     * @param pause milliseconds before the second one; doubled with each further one
     */
    record Parts(Packages packages, Sources sources, Worker worker, int attempts, long pause) {}

    /** What hears how it ends, and whether it is still wanted. */
    interface End {

        void received();

        void broken(DownloadFailed failure);
    }

    private final Parts parts;
    private final int instance;
    private final AtomicReference<Future<?>> current = new AtomicReference<>();

    Delivery(Parts parts, int instance) {
        this.parts = parts;
        this.instance = instance;
    }

    Packages packages() {
        return parts.packages();
    }

    void store(byte[] bytes, End end) {
        begin(0, () -> {
            try {
                parts.packages().store(instance, bytes);
                end.received();
            } catch (DownloadFailed e) {
                end.broken(e);
            }
        });
    }

    void fetch(String uri, BooleanSupplier wanted, End end) {
        begin(0, () -> attempt(uri, 1, wanted, end));
    }

    private void attempt(String uri, int number, BooleanSupplier wanted, End end) {
        if (!wanted.getAsBoolean()) {
            return;
        }
        try {
            fetchOnce(uri, wanted);
            end.received();
        } catch (DownloadFailed e) {
            failed(e, uri, number, wanted, end);
        } catch (IOException e) {
            end.broken(new DownloadFailed(Reason.NO_ROOM, "the package can't be kept: " + e.getMessage(), e));
        } catch (InterruptedException e) {
            // Whoever interrupts doesn't want it any more, or stops the worker.
            Thread.currentThread().interrupt();
        }
    }

    private void failed(DownloadFailed failure, String uri, int number, BooleanSupplier wanted, End end) {
        if (!failure.isTransient() || number >= parts.attempts()) {
            end.broken(failure);
            return;
        }
        LOG.info("The package is fetched again: {}", failure.getMessage());
        long pause = parts.pause() << Math.min(number - 1, MOST_DOUBLINGS);
        begin(pause, () -> attempt(uri, number + 1, wanted, end));
    }

    private void fetchOnce(String text, BooleanSupplier wanted)
            throws DownloadFailed, IOException, InterruptedException {
        var uri = parse(text);
        var downloader = downloader(uri);
        try (var arrival = new Arrival(parts.packages(), instance, wanted)) {
            downloader.fetch(uri, arrival);
            arrival.land();
        }
    }

    private static URI parse(String text) throws DownloadFailed {
        try {
            var uri = new URI(text);
            if (uri.getScheme() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new DownloadFailed(Reason.INVALID_URI, "no URI: " + e.getReason());
        }
        throw new DownloadFailed(Reason.INVALID_URI, "a package URI without a scheme");
    }

    /** After a restart, whoever fetches may come later than the Object. */
    private Downloader downloader(URI uri) throws DownloadFailed {
        return parts.sources()
                .of(uri.getScheme())
                .orElseThrow(() -> new DownloadFailed(Reason.UNKNOWN_HOST, "nobody here fetches " + uri.getScheme()));
    }

    /** Ends what is under way, and drops what came in. */
    void drop() {
        end();
        parts.worker().after(0, () -> parts.packages().drop(instance));
    }

    private void begin(long pause, Runnable task) {
        current.set(parts.worker().after(pause, task));
    }

    private void end() {
        var job = current.getAndSet(null);
        if (job != null) {
            job.cancel(true);
        }
    }
}
