// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.ClockControl;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Time, offset and zone as /3/0/13 to 15 show them; written where the platform lets its clock be set. */
final class DeviceClock {

    private final Slot<ClockControl> control;
    private final Runnable changed;
    private volatile Clock clock;
    private CompletionStage<Void> last = Lwm2mObject.DONE;

    DeviceClock(Clock clock, Slot<ClockControl> control, Runnable changed) {
        this.clock = clock;
        this.control = control;
        this.changed = changed;
    }

    Instant time() {
        return clock.instant();
    }

    CompletionStage<Void> setTime(Instant time) {
        return with(platform -> platform.setTime(time)).thenRun(changed);
    }

    /** Such as {@code UTC+02:00} (ISO 8601). */
    String offset() {
        var offset = current();
        return offset.equals(ZoneOffset.UTC) ? "UTC+00:00" : "UTC" + offset.getId();
    }

    private ZoneOffset current() {
        return clock.getZone().getRules().getOffset(clock.instant());
    }

    /** A zone that has this offset by now stays. */
    CompletionStage<Void> setOffset(String written) {
        try {
            var offset = ZoneOffset.of(written.startsWith("UTC") ? written.substring(3) : written);
            return inTurn(() -> with(platform -> offset.equals(current()) ? Lwm2mObject.DONE : set(platform, offset)));
        } catch (DateTimeException e) {
            return Lwm2mObject.refused(ResponseCode.BAD_REQUEST, "not an offset such as UTC+02:00");
        }
    }

    private CompletionStage<Void> set(ClockControl platform, ZoneOffset offset) {
        return platform.setOffset(offset)
                .thenRun(() -> show(ClockControl.zone(offset).orElse(offset)));
    }

    String zone() {
        return clock.getZone().getId();
    }

    CompletionStage<Void> setZone(String written) {
        try {
            var zone = ZoneId.of(written);
            return inTurn(() -> with(platform -> platform.setZone(zone)).thenRun(() -> show(zone)));
        } catch (DateTimeException e) {
            return Lwm2mObject.refused(ResponseCode.BAD_REQUEST, "not a time zone such as Europe/Berlin");
        }
    }

    /** One Write may have a zone and its offset, in any order: the zone is to stay. */
    private CompletionStage<Void> inTurn(Supplier<CompletionStage<Void>> step) {
        last = last.handle((done, failure) -> null).thenCompose(before -> step.get());
        return last;
    }

    private void show(ZoneId zone) {
        clock = clock.withZone(zone);
        changed.run();
    }

    private CompletionStage<Void> with(Function<ClockControl, CompletionStage<Void>> action) {
        return control.get()
                .map(action)
                .orElseGet(() -> Lwm2mObject.refused(
                        ResponseCode.METHOD_NOT_ALLOWED, "this device doesn't let servers set its clock"));
    }
}
