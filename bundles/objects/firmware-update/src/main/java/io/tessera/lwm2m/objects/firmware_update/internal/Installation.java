// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.objects.firmware_update.internal.Event.InstallationBroken;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.Installed;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.UpdateAccepted;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.UpdateDeferred;
import io.tessera.lwm2m.objects.firmware_update.internal.FirmwareUpdate.Parts;
import io.tessera.lwm2m.objects.firmware_update.internal.Step.Effect;
import io.tessera.lwm2m.platform.firmware.PendingUpdate;
import io.tessera.lwm2m.platform.packages.PackageJobs;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the wish to update to its end: whether the moment suits, and what became of it, even over a restart. */
final class Installation {

    /** What is written down while an installation is under way; afterwards it is the name of its result. */
    static final String UNDER_WAY = "under way";

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

    private final Parts parts;
    private final PackageJobs jobs;
    private final Current current;
    private final Runnable drop;

    /** @param drop deletes the package */
    Installation(Parts parts, PackageJobs jobs, Current current, Runnable drop) {
        this.parts = parts;
        this.jobs = jobs;
        this.current = current;
        this.drop = drop;
    }

    /** The update shall begin, if the moment suits. Any thread. */
    void ask() {
        var status = current.status();
        long job = status.job();
        if (mayBegin(status, job)) {
            begin(job);
            return;
        }
        current.advance(job, new UpdateDeferred(), UnaryOperator.identity());
        awaitEnd();
    }

    private boolean mayBegin(Status status, long job) {
        var approval = parts.approvals().current();
        var terms = current.terms();
        if (!parts.canDefer() || approval.isEmpty() || terms.deferral() == 0) {
            return true;
        }
        var left = terms.longestDeferral().minus(deferredFor(status));
        var update = new PendingUpdate(status.content(), terms.severityKind(), left);
        return left.isNegative() || left.isZero() || approval.get().mayBegin(update, () -> jobs.then(() -> begin(job)));
    }

    private Duration deferredFor(Status status) {
        return status.deferred()
                .map(since -> Duration.between(since, parts.clock().instant()))
                .orElse(Duration.ZERO);
    }

    /** Somebody else may have a say now, or servers allow another time. */
    void askAgain() {
        if (current.status().phase().result() == Result.DEFERRED) {
            ask();
        }
    }

    /** Begins without approval when the longest deferral is over. */
    void awaitEnd() {
        var status = current.status();
        if (status.phase().result() != Result.DEFERRED) {
            return;
        }
        var left = current.terms().longestDeferral().minus(deferredFor(status));
        if (left.isNegative() || left.isZero()) {
            begin(status.job());
            return;
        }
        jobs.later(left, this::awaitEnd);
    }

    private void begin(long job) {
        if (current.advance(job, new UpdateAccepted(), UnaryOperator.identity()) == Effect.INSTALL) {
            install();
        }
    }

    /** Installs what is there. */
    void install() {
        jobs.then(() -> {
            try {
                parts.mark().set(UNDER_WAY);
                LOG.info("The firmware is updated to {}", current.status().content());
                watch(parts.installer().install(parts.file().path()));
            } catch (IOException e) {
                ended(e);
            }
        });
    }

    /** After a restart: finds out how it ended, or begins it if that hadn't happened yet. */
    void resume() {
        var mark = parts.mark().get();
        if (mark.equals(UNDER_WAY)) {
            watch(parts.installer().resume(parts.file().path()));
            return;
        }
        if (mark.isEmpty()) {
            install();
            return;
        }
        var result = Result.valueOf(mark);
        current.advance(
                result == Result.UPDATED ? new Installed() : new InstallationBroken(result), UnaryOperator.identity());
    }

    private void watch(CompletionStage<Void> installing) {
        installing.whenComplete((done, failure) -> jobs.then(() -> ended(failure)));
    }

    private void ended(Throwable failure) {
        if (current.isClosed()) {
            return;
        }
        if (failure == null) {
            LOG.info("The firmware is updated");
            mark(Result.UPDATED);
            current.advance(new Installed(), UnaryOperator.identity());
            drop.run();
            return;
        }
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.error("The firmware is not updated: {}", cause.getMessage());
        mark(Result.of(cause));
        var effect = current.advance(new InstallationBroken(Result.of(cause)), UnaryOperator.identity());
        if (effect == Effect.DROP) {
            drop.run();
        }
    }

    /** Servers may hear of it later than this process lives. */
    private void mark(Result result) {
        try {
            parts.mark().set(result.name());
        } catch (IOException e) {
            LOG.warn("The end of the update can't be written down: {}", e.getMessage());
        }
    }
}
