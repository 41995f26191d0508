// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.packages.PackageDelivery;
import io.tessera.lwm2m.platform.packages.PackageJobs;
import io.tessera.lwm2m.platform.packages.Receipt;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Gets the package of one Object Instance, and has it verified. */
final class Acquisition implements AutoCloseable {

    /** How long, in milliseconds, the answer to a Write of a package waits for its verification. */
    private static final long ANSWER = 3000;

    private final Current current;
    private final PackageInstaller installer;
    private final PackageJobs jobs;
    private final PackageDelivery delivery;

    Acquisition(Current current, Settings settings, Sources sources, PackageInstaller installer) {
        this.current = current;
        this.installer = installer;
        jobs = new PackageJobs("lwm2m-software-" + current.instance());
        delivery = settings.delivery(current.instance(), sources.set(), jobs);
    }

    Path file() {
        return delivery.file().path();
    }

    boolean hasPackage() {
        return delivery.file().isThere();
    }

    /** @return when it is verified, or that takes long */
    CompletionStage<Void> store(byte[] bytes) {
        var verified = new CompletableFuture<Void>();
        delivery.store(bytes, receipt(current.job(), verified));
        return soon(verified);
    }

    ValueSink open(long size) throws RequestRefused {
        var verified = new CompletableFuture<Void>();
        var push = delivery.push(size, receipt(current.job(), verified));
        return ValueSink.of(push::take, () -> push.end().thenCompose(done -> soon(verified)), push::abandon);
    }

    /** Whoever wrote it doesn't wait longer. */
    private static CompletionStage<Void> soon(CompletableFuture<Void> verified) {
        return verified.completeOnTimeout(null, ANSWER, TimeUnit.MILLISECONDS);
    }

    void fetch() {
        delivery.fetch(current.status().uri(), receipt(current.job(), new CompletableFuture<>()));
    }

    /** Goes on with a download of before a restart. */
    void resume() {
        delivery.resume(current.status().uri(), receipt(current.job(), new CompletableFuture<>()));
    }

    private Receipt receipt(long job, CompletableFuture<Void> verified) {
        return new Receipt() {
            @Override
            public boolean isWanted() {
                return current.job() == job;
            }

            @Override
            public void received() {
                current.advance(job, Event.RECEIVED, UnaryOperator.identity());
                verify(job).whenComplete((done, failure) -> verified.complete(null));
            }

            @Override
            public void failed(DownloadFailed failure) {
                current.broken(job, Event.DOWNLOAD_BROKEN, Result.of(failure), failure);
                verified.completeExceptionally(delivery.refusal(failure));
            }
        };
    }

    CompletionStage<Void> verify(long job) {
        return installer.verify(file()).thenCompose(this::sameName).handle((content, failure) -> {
            if (failure == null) {
                current.advance(job, Event.VERIFIED, before -> before.with(content));
            } else {
                refused(job, failure);
            }
            return null;
        });
    }

    /** An update is of the software that is there. */
    private CompletionStage<SoftwarePackage> sameName(SoftwarePackage content) {
        var name = current.status().installed();
        return name.isEmpty() || name.equals(content.name())
                ? CompletableFuture.completedStage(content)
                : CompletableFuture.failedStage(
                        new SoftwareRefused(Reason.UNSUPPORTED_TYPE, content.name() + " is no version of " + name));
    }

    private void refused(long job, Throwable failure) {
        if (current.job() == job) {
            delivery.file().drop();
            current.broken(job, Event.REFUSED, Result.of(Current.cause(failure)), failure);
        }
    }

    void drop() {
        delivery.drop();
    }

    /** What is under way stops; the next one goes on with it. */
    @Override
    public void close() {
        current.close();
        jobs.close();
        delivery.close();
    }

    /** The Object Instance goes, and its package with it. */
    void leave() {
        current.leave();
        delivery.drop();
        delivery.close();
    }
}
