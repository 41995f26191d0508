// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.DownloadBroken;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.Downloaded;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.PackageWritten;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.ResetWritten;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.UriWritten;
import io.tessera.lwm2m.objects.firmware_update.internal.Step.Effect;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.firmware.FirmwareInstaller;
import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One package after the other: gets it, has it verified, and hands it on when it shall be installed. */
final class FirmwareUpdate implements AutoCloseable {

    /** How long the answer to a Write of a package waits for its verification. */
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(FirmwareUpdate.class);

    /** What it works with. */
    record Parts(
            Clock clock,
            PackageFolder folder,
            FirmwareInstaller installer,
            Downloaders downloaders,
            Approvals approvals,
            Fetch.Patience patience,
            Terms terms,
            boolean canDefer) {}

    private final Parts parts;
    private final Jobs jobs = new Jobs();
    private final Current current;
    private final AtomicBoolean fetchWhenPossible = new AtomicBoolean();
    private final Installation installation;

    /** @param changed is told what was and what is, from any thread */
    FirmwareUpdate(Parts parts, BiConsumer<Status, Status> changed) {
        this.parts = parts;
        current = new Current(parts.clock(), parts.terms(), changed);
        installation = new Installation(parts, jobs, current, this::drop);
    }

    Current current() {
        return current;
    }

    Installation installation() {
        return installation;
    }

    /** Write of /5/0/0. An empty package, or a single NUL, is a reset. */
    CompletionStage<Void> receive(byte[] bytes) {
        try {
            if (bytes.length == 0 || (bytes.length == 1 && bytes[0] == 0)) {
                reset();
                return Lwm2mObject.DONE;
            }
            ask(new PackageWritten(), "");
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
        var verified = new CompletableFuture<Void>();
        long job = current.job();
        jobs.begin(Duration.ZERO, () -> {
            store(job, bytes);
            verified.complete(null);
        });
        return verified.completeOnTimeout(null, ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void store(long job, byte[] bytes) {
        try {
            parts.folder().unmark();
            parts.folder().store(bytes);
            verify(job);
        } catch (DownloadFailed e) {
            LOG.warn("The firmware package can't be kept: {}", e.getMessage());
            broken(job, Result.of(e));
        }
    }

    /** Write of /5/0/1. An empty one is a reset. */
    void fetch(String uri) throws RequestRefused {
        if (uri.isEmpty()) {
            reset();
            return;
        }
        ask(new UriWritten(), uri);
        beginFetch(uri, true);
    }

    /** @param anew whether what is there of it counts no more */
    private void beginFetch(String uri, boolean anew) {
        long job = current.job();
        if (anew) {
            jobs.then(() -> {
                parts.folder().unmark();
                parts.folder().drop();
            });
        }
        jobs.begin(Duration.ZERO, () -> fetchFor(job, uri).attempt());
    }

    /** Goes on with what was under way before a restart. */
    void resume() {
        var phase = current.status().phase();
        switch (phase.state()) {
            case IDLE -> jobs.then(parts.folder()::drop);
            case DOWNLOADING -> fetchWhenPossible.set(true);
            case DOWNLOADED -> installation.awaitEnd();
            case UPDATING -> installation.resume();
        }
        downloadersChanged();
    }

    /** A download of before a restart waits for whoever can go on with it. */
    void downloadersChanged() {
        var uri = current.status().uri();
        int colon = uri.indexOf(':');
        boolean isPossible =
                colon > 0 && parts.downloaders().of(uri.substring(0, colon)).isPresent();
        if (isPossible && fetchWhenPossible.compareAndSet(true, false)) {
            beginFetch(uri, false);
        }
    }

    private Fetch fetchFor(long job, String uri) {
        var end = new Fetch.End() {
            @Override
            public void complete() {
                verify(job);
            }

            @Override
            public void failed(Result result) {
                broken(job, result);
            }

            @Override
            public void after(Duration pause, Runnable task) {
                jobs.begin(pause, task);
            }

            @Override
            public boolean isWanted() {
                return current.job() == job;
            }

            @Override
            public Instant now() {
                return parts.clock().instant();
            }
        };
        return new Fetch(uri, parts.downloaders(), parts.folder(), parts.patience(), end);
    }

    private void verify(long job) {
        try {
            var content = parts.installer()
                    .verify(parts.folder().file())
                    .toCompletableFuture()
                    .get();
            downloaded(job, content);
        } catch (ExecutionException e) {
            LOG.warn("The firmware package is refused: {}", e.getCause().getMessage());
            broken(job, Result.of(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void downloaded(long job, FirmwarePackage content) {
        current.advance(job, new Downloaded(), status -> status.withContent(content));
        if (current.job() == job && current.terms().automatic()) {
            installation.ask();
        }
    }

    private void broken(long job, Result result) {
        if (current.isClosed() || current.job() != job) {
            return;
        }
        parts.folder().drop();
        current.advance(job, new DownloadBroken(result), status -> status);
    }

    /** Execute of /5/0/10. */
    void cancel() throws RequestRefused {
        ask(new Event.CancelExecuted(), "");
        drop();
    }

    private void reset() throws RequestRefused {
        ask(new ResetWritten(), "");
        drop();
    }

    /** Execute of /5/0/2. */
    void update() throws RequestRefused {
        if (current.status().phase().on(new Event.UpdateExecuted()).effect() == Effect.REFUSE) {
            throw refused();
        }
        installation.ask();
    }

    private void ask(Event event, String uri) throws RequestRefused {
        if (current.advance(event, status -> status.withUri(uri)) == Effect.REFUSE) {
            throw refused();
        }
        fetchWhenPossible.set(false);
        jobs.end();
    }

    private RequestRefused refused() {
        return new RequestRefused(
                ResponseCode.METHOD_NOT_ALLOWED,
                "not while the update is " + current.status().phase().state());
    }

    private void drop() {
        jobs.end();
        jobs.then(parts.folder()::drop);
    }

    /** What is under way stops; the next one goes on with it. */
    @Override
    public void close() {
        current.close();
        jobs.close();
    }
}
