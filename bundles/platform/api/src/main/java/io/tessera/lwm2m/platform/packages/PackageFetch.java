// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Downloader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The download of one package: several attempts, each of which goes on where the last one ended, with growing pauses
 * between those that bring nothing. On the worker.
 */
final class PackageFetch {

    private static final Logger LOG = LoggerFactory.getLogger(PackageFetch.class);

    /** A name that nobody knows is mostly wrong; but the network may just have come back. */
    private static final int FOR_UNKNOWN_HOST = 3;

    /** What it works with. */
    record Parts(DownloaderSet downloaders, PackageFile file, PackageJobs jobs, Patience patience, Clock clock) {}

    private final String uri;
    private final Parts parts;
    private final Receipt receipt;
    private final Instant until;
    private int failures;

    PackageFetch(String uri, Parts parts, Receipt receipt) {
        this.uri = uri;
        this.parts = parts;
        this.receipt = receipt;
        until = parts.clock().instant().plus(parts.patience().limit());
    }

    void attempt() {
        if (!receipt.isWanted()) {
            return;
        }
        if (parts.file().isFrom(uri)) {
            receipt.received();
            return;
        }
        long before = 0;
        try (var part = parts.file().part(uri, this::isInTime)) {
            before = part.size();
            long at = before;
            try {
                fetch(part);
            } catch (DownloadFailed e) {
                failed(e, part.size() > at);
                return;
            }
            receipt.received();
        } catch (InterruptedException e) {
            // Whoever interrupts doesn't want it any more, or stops the thread.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            fail(PackageFile.noRoom(e));
        } catch (OutOfMemoryError e) {
            fail(new DownloadFailed(Reason.NO_MEMORY, "not enough memory", e));
        } catch (RuntimeException e) {
            LOG.error("A package can't be fetched", e);
            fail(new DownloadFailed(Reason.CONNECTION_LOST, "the download went wrong", e));
        }
    }

    private void fetch(PartFile part) throws DownloadFailed, InterruptedException {
        var target = parse();
        downloader(target).fetch(target, part);
        part.land();
    }

    private URI parse() throws DownloadFailed {
        try {
            var parsed = new URI(uri);
            if (parsed.getScheme() == null) {
                throw new DownloadFailed(Reason.INVALID_URI, "a package URI without a scheme");
            }
            return parsed;
        } catch (URISyntaxException e) {
            throw new DownloadFailed(Reason.INVALID_URI, "no URI: " + e.getReason());
        }
    }

    private Downloader downloader(URI target) throws DownloadFailed {
        return parts.downloaders()
                .of(target.getScheme())
                .orElseThrow(() -> new DownloadFailed(
                        Reason.UNSUPPORTED_PROTOCOL, "nobody here fetches %s".formatted(target.getScheme())));
    }

    private boolean isInTime() {
        return receipt.isWanted() && parts.clock().instant().isBefore(until);
    }

    private void failed(DownloadFailed failure, boolean progressed) {
        if (!receipt.isWanted()) {
            return;
        }
        failures = progressed ? 1 : failures + 1;
        int most = parts.patience().attempts();
        boolean isUnknown = failure.reason() == Reason.UNKNOWN_HOST;
        int attempts = isUnknown ? Math.min(most, FOR_UNKNOWN_HOST) : most;
        boolean again = failure.isTransient() && failures < attempts && isInTime();
        if (!again) {
            fail(failure);
            return;
        }
        var pause = parts.patience().pauseAfter(failures);
        LOG.info("A package is fetched further in {} s: {}", pause.toSeconds(), failure.getMessage());
        parts.jobs().begin(pause, this::attempt);
    }

    private void fail(DownloadFailed failure) {
        parts.file().drop();
        receipt.failed(failure);
    }
}
