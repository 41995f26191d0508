// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A package that a server writes piece by piece; what comes goes to disk at once. Any thread may call it; nothing
 * blocks. All stages fail with {@link RequestRefused}: {@link RequestTooLarge} where there is no room, 4.05 where it
 * isn't wanted any more.
 */
public final class PackagePush {

    private static final Logger LOG = LoggerFactory.getLogger(PackagePush.class);

    private interface Step {

        void run() throws DownloadFailed;
    }

    private final PackageJobs jobs;
    private final PackageFile file;
    private final Receipt receipt;
    private volatile PartFile part;
    private final AtomicBoolean over = new AtomicBoolean();

    PackagePush(PackageJobs jobs, PackageFile file, long size, Receipt receipt) {
        this.jobs = jobs;
        this.file = file;
        this.receipt = receipt;
        step(
                () -> {
                    file.drop();
                    part = file.part("", receipt::isWanted);
                    part.begin("", size);
                },
                () -> {});
    }

    /** @return when it is on disk */
    public CompletionStage<Void> take(byte[] piece) {
        return step(() -> part.write(piece, 0, piece.length), () -> {});
    }

    /** That was all. @return when the package is there; it is received then */
    public CompletionStage<Void> end() {
        return step(
                () -> {
                    part.land();
                    over.set(true);
                },
                receipt::received);
    }

    /** The rest never comes; the receipt hears it at once, so that another package can be begun. */
    public void abandon() {
        if (over.compareAndSet(false, true)) {
            jobs.then(this::clear);
            tell(new DownloadFailed(Reason.CONNECTION_LOST, "the rest of the package never came"));
        }
    }

    private CompletionStage<Void> step(Step step, Runnable then) {
        var done = new CompletableFuture<Void>();
        jobs.then(() -> {
            try {
                if (over.get()) {
                    throw new DownloadFailed(Reason.CONNECTION_LOST, "the package isn't wanted any more");
                }
                step.run();
            } catch (DownloadFailed e) {
                fail(e);
                done.completeExceptionally(PackageDelivery.refusal(e, file.limits()));
                return;
            }
            done.complete(null);
            then.run();
        });
        return done;
    }

    private void fail(DownloadFailed failure) {
        if (over.compareAndSet(false, true)) {
            clear();
            tell(failure);
        }
    }

    private void clear() {
        close();
        file.drop();
    }

    private void tell(DownloadFailed failure) {
        if (receipt.isWanted()) {
            receipt.failed(failure);
        }
    }

    /** What is left of it stays on disk, for nobody. */
    void close() {
        var open = part;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            LOG.warn("{} can't be closed: {}", file.path(), e.getMessage());
        }
    }
}
