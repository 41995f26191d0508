// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.ClockControl;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A platform that takes its time over its clock. */
class DeviceClockTest {

    private final Queue<CompletableFuture<Void>> asked = new ArrayDeque<>();
    private final Slot<ClockControl> control = new Slot<>();
    private final DeviceClock clock =
            new DeviceClock(Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), ZoneOffset.UTC), control, () -> {});

    DeviceClockTest() {
        control.set(new Slow());
    }

    @Test
    void a_zone_stays_when_its_offset_is_written_with_it_before_or_after() {
        clock.setOffset("UTC+01:00");
        clock.setZone("Europe/Paris");
        finish();
        assertThat(clock.zone()).isEqualTo("Europe/Paris");

        clock.setZone("Asia/Tokyo");
        clock.setOffset("UTC+09:00");
        finish();
        assertThat(clock.zone()).isEqualTo("Asia/Tokyo");
        assertThat(clock.offset()).isEqualTo("UTC+09:00");
    }

    @Test
    void what_the_platform_refused_stands_in_nobodys_way() {
        var refused = clock.setZone("Europe/Paris").toCompletableFuture();
        asked.remove().completeExceptionally(new IllegalStateException("not now"));
        assertThat(refused).isCompletedExceptionally();

        clock.setZone("Asia/Tokyo");
        finish();
        assertThat(clock.zone()).isEqualTo("Asia/Tokyo");
    }

    private void finish() {
        while (!asked.isEmpty()) {
            asked.remove().complete(null);
        }
    }

    private final class Slow implements ClockControl {

        @Override
        public CompletionStage<Void> setTime(Instant time) {
            return later();
        }

        @Override
        public CompletionStage<Void> setOffset(ZoneOffset offset) {
            return later();
        }

        @Override
        public CompletionStage<Void> setZone(ZoneId zone) {
            return later();
        }

        private CompletionStage<Void> later() {
            var answer = new CompletableFuture<Void>();
            asked.add(answer);
            return answer;
        }
    }
}
