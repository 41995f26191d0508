// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_component.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/** Starts and stops software, while there is somebody who does that. */
final class Switch {

    /** Seconds: less than an installer waits before it touches what the answer takes. */
    private static final long ANSWER = 2;

    private final AtomicReference<PackageInstaller> installer = new AtomicReference<>();

    void set(PackageInstaller next) {
        installer.set(next);
    }

    void clear(PackageInstaller gone) {
        installer.compareAndSet(gone, null);
    }

    CompletionStage<Void> start(Shown shown) {
        return ask(PackageInstaller::start, shown);
    }

    CompletionStage<Void> stop(Shown shown) {
        return ask(PackageInstaller::stop, shown);
    }

    private CompletionStage<Void> ask(BiFunction<PackageInstaller, String, CompletionStage<Void>> change, Shown shown) {
        var current = installer.get();
        if (current == null) {
            return Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, "software can't be changed here");
        }
        return change.apply(current, shown.software().id())
                .exceptionallyCompose(failure -> CompletableFuture.failedStage(refusal(failure)))
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(null, ANSWER, TimeUnit.SECONDS);
    }

    private static RequestRefused refusal(Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean isForbidden = cause instanceof SoftwareRefused refused && refused.reason() == Reason.NOT_ALLOWED;
        return new RequestRefused(
                isForbidden ? ResponseCode.METHOD_NOT_ALLOWED : ResponseCode.INTERNAL_SERVER_ERROR,
                String.valueOf(cause.getMessage()));
    }
}
