// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Downloader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The download of one package: several attempts, each of which goes on where the last one ended, with growing pauses
 * between those that bring nothing. On the worker.
 */
final class Fetch {

    private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);

    /** A name that nobody knows is mostly wrong; but the network may just have come back. */
    private static final int FOR_UNKNOWN_HOST = 3;

    /**
     * How patient to be.
     *
     * @param attempts in a row that bring nothing
     * @param pause before the second attempt; doubled with each further one
     * @param longestPause where doubling ends
     * @param limit for all of it
     */
    record Patience(int attempts, Duration pause, Duration longestPause, Duration limit) {}

    /** What hears how it ends. */
    interface End {

        void complete();

        void failed(Result result);

        /** Runs a task on the worker after a pause. */
        void after(Duration pause, Runnable task);

        boolean isWanted();

        Instant now();
    }

    private final String uri;
    private final Downloaders downloaders;
    private final PackageFolder folder;
    private final Patience patience;
    private final End end;
    private final Instant until;
    private int failures;

    Fetch(String uri, Downloaders downloaders, PackageFolder folder, Patience patience, End end) {
        this.uri = uri;
        this.downloaders = downloaders;
        this.folder = folder;
        this.patience = patience;
        this.end = end;
        until = end.now().plus(patience.limit());
    }

    void attempt() {
        if (!end.isWanted()) {
            return;
        }
        if (folder.hasPackageFrom(uri)) {
            end.complete();
            return;
        }
        long before = 0;
        try (var part = folder.part(uri, this::isInTime)) {
            before = part.size();
            long at = before;
            try {
                fetch(part);
            } catch (DownloadFailed e) {
                failed(e, part.size() > at);
                return;
            }
            end.complete();
        } catch (InterruptedException e) {
            // Whoever interrupts doesn't want it any more, or stops the worker.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The firmware package can't be kept: {}", e.getMessage());
            end.failed(Result.NO_STORAGE);
        } catch (OutOfMemoryError e) {
            end.failed(Result.NO_MEMORY);
        } catch (RuntimeException e) {
            LOG.error("The firmware package can't be fetched", e);
            end.failed(Result.CONNECTION_LOST);
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
        return downloaders
                .of(target.getScheme())
                .orElseThrow(() -> new DownloadFailed(
                        Reason.UNSUPPORTED_PROTOCOL, "nobody here fetches %s".formatted(target.getScheme())));
    }

    private boolean isInTime() {
        return end.isWanted() && end.now().isBefore(until);
    }

    private void failed(DownloadFailed failure, boolean progressed) {
        if (!end.isWanted()) {
            return;
        }
        failures = progressed ? 1 : failures + 1;
        boolean isUnknown = failure.reason() == Reason.UNKNOWN_HOST;
        int attempts = isUnknown ? Math.min(patience.attempts(), FOR_UNKNOWN_HOST) : patience.attempts();
        boolean again = failure.isTransient() && failures < attempts && isInTime();
        if (!again) {
            LOG.warn("The firmware package can't be fetched: {}", failure.getMessage());
            end.failed(Result.of(failure));
            return;
        }
        var pause = pause();
        LOG.info("The firmware package is fetched further in {} s: {}", pause.toSeconds(), failure.getMessage());
        end.after(pause, this::attempt);
    }

    private Duration pause() {
        var pause = patience.pause().multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(patience.longestPause()) > 0 ? patience.longestPause() : pause;
    }
}
