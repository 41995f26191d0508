// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one package after the other to its place on disk: written by a server, at once or piece by piece, or fetched
 * from wherever it is. What one call begins ends what the call before began. Nothing blocks; all is done on the thread
 * of its {@link PackageJobs}, in order.
 */
public final class PackageDelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PackageDelivery.class);

    private record Waiting(String uri, Receipt receipt) {}

    private final PackageJobs jobs;
    private final PackageFetch.Parts parts;
    private final AtomicReference<Waiting> waiting = new AtomicReference<>();
    private final AtomicReference<PackagePush> push = new AtomicReference<>();
    private final AutoCloseable listening;

    /** @param jobs is closed by whoever made it, before this is */
    public PackageDelivery(
            PackageFile file, DownloaderSet downloaders, PackageJobs jobs, Patience patience, Clock clock) {
        this.jobs = jobs;
        parts = new PackageFetch.Parts(downloaders, file, jobs, patience, clock);
        listening = downloaders.listen(this::fetchWaiting);
    }

    public PackageFile file() {
        return parts.file();
    }

    /** Keeps a package that came whole. */
    public void store(byte[] bytes, Receipt receipt) {
        end();
        jobs.begin(Duration.ZERO, () -> {
            file().drop();
            try (var part = file().part("", receipt::isWanted)) {
                part.begin("", bytes.length);
                part.write(bytes, 0, bytes.length);
                part.land();
            } catch (DownloadFailed e) {
                failed(e, receipt);
                return;
            } catch (IOException e) {
                failed(PackageFile.noRoom(e), receipt);
                return;
            }
            receipt.received();
        });
    }

    private void failed(DownloadFailed failure, Receipt receipt) {
        file().drop();
        receipt.failed(failure);
    }

    /**
     * Begins to keep a package that comes piece by piece.
     *
     * @param size in bytes, as far as it is known; otherwise -1
     * @throws RequestTooLarge if there is no room for so many; the receipt has heard it then
     */
    public PackagePush push(long size, Receipt receipt) throws RequestTooLarge {
        end();
        try {
            file().limits().check(size, size);
        } catch (DownloadFailed e) {
            jobs.then(file()::drop);
            receipt.failed(e);
            throw new RequestTooLarge(file().limits().most(), e.getMessage());
        }
        var next = new PackagePush(jobs, file(), size, receipt);
        push.set(next);
        return next;
    }

    /** Fetches a package from its beginning. */
    public void fetch(String uri, Receipt receipt) {
        end();
        jobs.then(file()::drop);
        begin(uri, receipt);
    }

    /** What a server hears that wrote a package which isn't there. */
    public RequestRefused refusal(DownloadFailed failure) {
        return refusal(failure, file().limits());
    }

    static RequestRefused refusal(DownloadFailed failure, PackageLimits limits) {
        return switch (failure.reason()) {
            case NO_ROOM, NO_MEMORY -> new RequestTooLarge(limits.most(), failure.getMessage());
            case BROKEN -> new RequestRefused(ResponseCode.REQUEST_ENTITY_INCOMPLETE, failure.getMessage());
            default -> new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, failure.getMessage());
        };
    }

    /** Goes on with what a {@link #fetch} before a restart brought, as soon as somebody can. */
    public void resume(String uri, Receipt receipt) {
        waiting.set(new Waiting(uri, receipt));
        fetchWaiting();
    }

    private void fetchWaiting() {
        var due = waiting.get();
        if (due != null && parts.downloaders().canFetch(due.uri()) && waiting.compareAndSet(due, null)) {
            begin(due.uri(), due.receipt());
        }
    }

    private void begin(String uri, Receipt receipt) {
        jobs.begin(Duration.ZERO, () -> new PackageFetch(uri, parts, receipt).attempt());
    }

    /** Ends what is under way; what has come stays. */
    public void end() {
        waiting.set(null);
        jobs.end();
    }

    /** Ends what is under way, and deletes what has come. */
    public void drop() {
        end();
        jobs.then(file()::drop);
    }

    @Override
    public void close() {
        waiting.set(null);
        var open = push.getAndSet(null);
        if (open != null) {
            open.close();
        }
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("Downloaders don't let go of their listener", e);
        }
    }
}
