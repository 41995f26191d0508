// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import io.tessera.lwm2m.platform.packages.PackageFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of an update outlives the process, beside the package itself: what servers see, and since when it waits. */
record Kept(FirmwareUpdate update, PackageFile file, InstallationMark mark) implements Durability {

    /** No Resource: since when the update is deferred. */
    private static final int DEFERRED = 65_000;

    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

    @Override
    public Duration atMostEvery() {
        return Duration.ZERO;
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        var status = update.current().status();
        var terms = update.current().terms();
        var values = new ArrayList<PathValue>();
        values.add(at(1, Value.of(status.uri())));
        values.add(at(3, Value.of(status.phase().state().ordinal())));
        values.add(at(5, Value.of(status.phase().result().ordinal())));
        values.add(at(6, Value.of(status.content().name())));
        values.add(at(7, Value.of(status.content().version())));
        values.add(at(11, Value.of(terms.severity())));
        status.changed().ifPresent(time -> values.add(at(12, Value.of(time))));
        values.add(at(13, Value.of(terms.deferral())));
        values.add(at(14, Value.of(terms.automatic())));
        status.deferred().ifPresent(time -> values.add(at(DEFERRED, Value.of(time))));
        return CompletableFuture.completedStage(values);
    }

    private static PathValue at(int resource, Value value) {
        return new PathValue(Path.of(5, 0, resource), value);
    }

    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        var values = new HashMap<Integer, Value>();
        kept.forEach(value -> values.put(value.path().resource(), value.value()));
        if (update.current().restore(possible(status(values)))) {
            update.current().terms(before -> terms(values, before));
            update.resume();
        }
        return Lwm2mObject.DONE;
    }

    /** Without its package, or the rest of what was being written, an update begins anew. */
    private Status possible(Status kept) {
        boolean isPushed =
                kept.phase().state() == State.DOWNLOADING && kept.uri().isEmpty();
        if (isPushed) {
            return idle(kept, Result.CONNECTION_LOST);
        }
        if (kept.phase().state() == State.DOWNLOADED && hasGoneFurther()) {
            var phase = new Phase(State.UPDATING, Result.INITIAL);
            return new Status(phase, 1, kept.uri(), kept.content(), kept.changed(), Optional.empty());
        }
        if (kept.phase().state() == State.DOWNLOADED && !file.isThere()) {
            LOG.warn("The firmware package is gone");
            return idle(kept, Result.INTEGRITY);
        }
        return kept;
    }

    /** The process ended before the store heard that the installation had begun. */
    private boolean hasGoneFurther() {
        var written = mark.get();
        return written.equals(Installation.UNDER_WAY) || (!written.isEmpty() && !file.isThere());
    }

    private static Status idle(Status kept, Result result) {
        var phase = new Phase(State.IDLE, result);
        return new Status(phase, 1, kept.uri(), FirmwarePackage.UNKNOWN, kept.changed(), Optional.empty());
    }

    private static Status status(Map<Integer, Value> values) {
        var phase = new Phase(State.of(number(values, 3, 0)), Result.of(number(values, 5, 0)));
        var content = new FirmwarePackage(text(values, 6), text(values, 7));
        return new Status(phase, 1, text(values, 1), content, time(values, 12), time(values, DEFERRED));
    }

    private static Terms terms(Map<Integer, Value> values, Terms before) {
        boolean automatic = values.get(14) instanceof BooleanValue flag ? flag.value() : before.automatic();
        return new Terms(
                Math.max(0, Math.min(2, number(values, 11, before.severity()))),
                number(values, 13, before.deferral()),
                automatic);
    }

    private static String text(Map<Integer, Value> values, int resource) {
        return values.get(resource) instanceof StringValue text ? text.value() : "";
    }

    private static long number(Map<Integer, Value> values, int resource, long otherwise) {
        return values.get(resource) instanceof IntegerValue number ? number.value() : otherwise;
    }

    private static Optional<Instant> time(Map<Integer, Value> values, int resource) {
        return values.get(resource) instanceof TimeValue time
                ? Optional.of(Instant.ofEpochSecond(time.seconds()))
                : Optional.empty();
    }
}
