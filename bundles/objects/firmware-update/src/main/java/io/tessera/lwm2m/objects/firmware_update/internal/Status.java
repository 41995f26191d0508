// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import java.time.Instant;
import java.util.Optional;

/**
 * An update as it is now, all of a piece.
 *
 * @param job the number of the package that this is about: what comes of an earlier one counts no more
 * @param uri /5/0/1; empty where the package was written
 * @param content of the package that is there
 * @param changed when the state changed last, /5/0/12
 * @param deferred since when the update waits; empty if it doesn't
 */
record Status(
        Phase phase,
        long job,
        String uri,
        FirmwarePackage content,
        Optional<Instant> changed,
        Optional<Instant> deferred) {

    static final Status START =
            new Status(Phase.START, 0, "", FirmwarePackage.UNKNOWN, Optional.empty(), Optional.empty());

    Status with(Step step, Instant now) {
        var next = step.next();
        boolean another = step.effect() == Step.Effect.STORE
                || step.effect() == Step.Effect.FETCH
                || step.effect() == Step.Effect.DROP;
        var since = next.result() == Result.DEFERRED ? deferred.or(() -> Optional.of(now)) : Optional.<Instant>empty();
        return new Status(
                next,
                another ? job + 1 : job,
                uri,
                another ? FirmwarePackage.UNKNOWN : content,
                next.state() == phase.state() ? changed : Optional.of(now),
                since);
    }

    Status withUri(String newUri) {
        return new Status(phase, job, newUri, content, changed, deferred);
    }

    Status withContent(FirmwarePackage newContent) {
        return new Status(phase, job, uri, newContent, changed, deferred);
    }
}
