// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The package of one Object Instance, until it is verified. */
final class Acquisition {

    /** Milliseconds that the answer to a Write of a package waits for its verification. */
    private static final long ANSWER = 3000;

    private final Current current;
    private final Delivery delivery;
    private final PackageInstaller installer;

    Acquisition(Current current, Delivery delivery, PackageInstaller installer) {
        this.current = current;
        this.delivery = delivery;
        this.installer = installer;
    }

    Path file() {
        return delivery.packages().file(current.instance());
    }

    boolean hasPackage() {
        return delivery.packages().has(current.instance());
    }

    /** @return when it is verified, or that takes long */
    CompletionStage<Void> store(byte[] bytes) {
        var verified = new CompletableFuture<Void>();
        delivery.store(bytes, endOf(current.job(), verified));
        return verified.completeOnTimeout(null, ANSWER, TimeUnit.MILLISECONDS);
    }

    void beginFetch() {
        long job = current.job();
        delivery.fetch(current.status().uri(), () -> current.job() == job, endOf(job, new CompletableFuture<>()));
    }

    private Delivery.End endOf(long job, CompletableFuture<Void> verified) {
        return new Delivery.End() {
            @Override
            public void received() {
                current.advance(job, Event.RECEIVED, UnaryOperator.identity());
                verify(job).whenComplete((done, failure) -> verified.complete(null));
            }

            @Override
            public void broken(DownloadFailed failure) {
                lost(job, Event.DOWNLOAD_BROKEN, Result.of(failure), failure);
                verified.complete(null);
            }
        };
    }

    CompletionStage<Void> verify(long job) {
        return installer.verify(file()).thenCompose(this::sameName).handle((content, failure) -> {
            if (failure == null) {
                current.advance(job, Event.VERIFIED, before -> before.with(content));
            } else {
                lost(job, Event.REFUSED, Result.of(Current.cause(failure)), failure);
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

    private void lost(long job, Event event, Result result, Throwable failure) {
        if (current.job() == job) {
            delivery.packages().drop(current.instance());
            current.broken(job, event, result, failure);
        }
    }

    void drop() {
        delivery.drop();
    }
}
