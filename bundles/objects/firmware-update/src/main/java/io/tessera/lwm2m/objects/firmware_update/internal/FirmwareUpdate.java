// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ValueSink;
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
import io.tessera.lwm2m.platform.packages.PackageDelivery;
import io.tessera.lwm2m.platform.packages.PackageFile;
import io.tessera.lwm2m.platform.packages.PackageJobs;
import io.tessera.lwm2m.platform.packages.Patience;
import io.tessera.lwm2m.platform.packages.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
            PackageFile file,
            InstallationMark mark,
            FirmwareInstaller installer,
            Downloaders downloaders,
            Approvals approvals,
            Patience patience,
            Terms terms,
            boolean canDefer) {}

    private final Parts parts;
    private final PackageJobs jobs = new PackageJobs("lwm2m-firmware-update");
    private final PackageDelivery delivery;
    private final Current current;
    private final Installation installation;

    /** @param changed is told what was and what is, from any thread */
    FirmwareUpdate(Parts parts, BiConsumer<Status, Status> changed) {
        this.parts = parts;
        current = new Current(parts.clock(), parts.terms(), changed);
        delivery = new PackageDelivery(parts.file(), parts.downloaders().set(), jobs, parts.patience(), parts.clock());
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
        delivery.store(bytes, receipt(current.job(), verified));
        return soon(verified);
    }

    /** Write of /5/0/0, piece by piece. */
    ValueSink open(long size) throws RequestRefused {
        ask(new PackageWritten(), "");
        var verified = new CompletableFuture<Void>();
        var push = delivery.push(size, receipt(current.job(), verified));
        return ValueSink.of(push::take, () -> push.end().thenCompose(done -> soon(verified)), push::abandon);
    }

    /** Whoever wrote it doesn't wait longer. */
    private static CompletionStage<Void> soon(CompletableFuture<Void> verified) {
        return verified.completeOnTimeout(null, ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Write of /5/0/1. An empty one is a reset. */
    void fetch(String uri) throws RequestRefused {
        if (uri.isEmpty()) {
            reset();
            return;
        }
        ask(new UriWritten(), uri);
        delivery.fetch(uri, receipt(current.job(), new CompletableFuture<>()));
    }

    /** Goes on with what was under way before a restart. */
    void resume() {
        var status = current.status();
        switch (status.phase().state()) {
            case IDLE -> delivery.drop();
            case DOWNLOADING -> delivery.resume(status.uri(), receipt(status.job(), new CompletableFuture<>()));
            case DOWNLOADED -> installation.awaitEnd();
            case UPDATING -> installation.resume();
        }
    }

    private Receipt receipt(long job, CompletableFuture<Void> verified) {
        return new Receipt() {
            @Override
            public boolean isWanted() {
                return current.job() == job;
            }

            @Override
            public void received() {
                verify(job);
                verified.complete(null);
            }

            @Override
            public void failed(DownloadFailed failure) {
                LOG.warn("There is no firmware package: {}", failure.getMessage());
                broken(job, Result.of(failure));
                verified.completeExceptionally(delivery.refusal(failure));
            }
        };
    }

    private void verify(long job) {
        try {
            var content = parts.installer()
                    .verify(parts.file().path())
                    .toCompletableFuture()
                    .get();
            downloaded(job, content);
        } catch (ExecutionException e) {
            LOG.warn("The firmware package is refused: {}", e.getCause().getMessage());
            if (!current.isClosed() && current.job() == job) {
                parts.file().drop();
            }
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
        delivery.end();
        boolean isAnother = event instanceof PackageWritten || event instanceof UriWritten;
        if (isAnother) {
            jobs.then(parts.mark()::clear);
        }
    }

    private RequestRefused refused() {
        return new RequestRefused(
                ResponseCode.METHOD_NOT_ALLOWED,
                "not while the update is " + current.status().phase().state());
    }

    private void drop() {
        delivery.drop();
    }

    /** What is under way stops; the next one goes on with it. */
    @Override
    public void close() {
        current.close();
        jobs.close();
        delivery.close();
    }
}
