// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import io.tessera.lwm2m.platform.firmware.PendingUpdate;
import io.tessera.lwm2m.platform.firmware.PendingUpdate.Severity;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-11-22 is a Sunday. */
class MaintenanceApprovalTest {

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
    private final Semaphore begun = new Semaphore(0);

    /** As the framework would make it. */
    private record Configured(String window, String[] days, String atOnce) implements ApprovalConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return ApprovalConfig.class;
        }
    }

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    private MaintenanceApproval at(String time, String window, String atOnce, String... days) {
        var clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        return new MaintenanceApproval(new ApprovalSettings(new Configured(window, days, atOnce)), clock, thread);
    }

    private boolean mayBegin(MaintenanceApproval approval, Severity severity) {
        var update = new PendingUpdate(new FirmwarePackage("gateway-os", "2.4.0"), severity, Duration.ofDays(1));
        return approval.mayBegin(update, begun::release);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2026-11-22T01:59:59Z | 02:00-05:00   |        | false
            2026-11-22T02:00:00Z | 02:00-05:00   |        | true
            2026-11-22T04:59:59Z | 02:00-05:00   |        | true
            2026-11-22T05:00:00Z | 02:00-05:00   |        | false
            2026-11-22T23:00:00Z | 22:00 - 04:00 |        | true
            2026-11-22T03:59:00Z | 22:00-04:00   |        | true
            2026-11-22T12:00:00Z | 22:00-04:00   |        | false
            2026-11-22T03:00:00Z | 02:00-05:00   | MONDAY | false
            2026-11-23T03:00:00Z | 22:00-04:00   | sunday | true
            2026-11-22T12:00:00Z | 00:00-00:00   |        | true
            """)
    void an_update_begins_in_the_window(String time, String window, String day, boolean begins) {
        var approval = day == null ? at(time, window, "none") : at(time, window, "none", day);
        assertThat(mayBegin(approval, Severity.MANDATORY)).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({
        "critical, CRITICAL, true",
        "critical, MANDATORY, false",
        "mandatory, MANDATORY, true",
        "mandatory, OPTIONAL, false",
        "none, CRITICAL, false"
    })
    void what_is_severe_enough_does_not_wait(String atOnce, Severity severity, boolean begins) {
        assertThat(mayBegin(at("2026-11-22T12:00:00Z", "", atOnce), severity)).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({
        "02:00-05:00, '', 2026-11-23T02:00Z",
        "13:00-14:00, '', 2026-11-22T13:00Z",
        "12:00-13:00, SUNDAY, 2026-11-29T12:00Z"
    })
    void the_next_window_is_the_first_one_later(String window, String day, String next) {
        var days = day.isEmpty() ? new String[0] : new String[] {day};
        var now = ZonedDateTime.parse("2026-11-22T12:00:00Z");
        assertThat(MaintenanceWindow.parse(window, days).next(now)).isEqualTo(ZonedDateTime.parse(next));
    }

    @Test
    void what_waits_begins_with_the_window() throws Exception {
        var approval = at("2026-11-22T01:59:59.990Z", "02:00-05:00", "none");
        assertThat(mayBegin(approval, Severity.OPTIONAL)).isFalse();
        assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        assertThat(approval.update()).isEqualTo("no firmware update waits");
    }

    @Test
    void what_waits_begins_when_somebody_approves_it_and_only_once() {
        var approval = at("2026-11-22T12:00:00Z", "", "critical");
        assertThat(approval.approve()).isEqualTo("no firmware update waits");
        mayBegin(approval, Severity.OPTIONAL);
        assertThat(approval.update())
                .isEqualTo("gateway-os 2.4.0 (OPTIONAL) waits: somebody has to approve it; the server lets it wait for"
                        + " 86400 s at most");

        assertThat(approval.approve()).isEqualTo("2.4.0 begins");
        assertThat(approval.approve()).isEqualTo("no firmware update waits");
        assertThat(begun.availablePermits()).isEqualTo(1);
    }

    @Test
    void another_update_takes_the_place_of_the_one_that_waits() {
        var approval = at("2026-11-22T12:00:00Z", "02:00-05:00", "critical");
        mayBegin(approval, Severity.OPTIONAL);
        assertThat(mayBegin(approval, Severity.CRITICAL)).isTrue();
        assertThat(approval.approve()).isEqualTo("no firmware update waits");
    }

    @ParameterizedTest
    @CsvSource({
        "2-5, '', critical, window",
        "25:00-26:00, '', critical, window",
        "02:00-05:00, someday, none, days",
        "'', '', always, atOnce"
    })
    void what_is_configured_wrongly_is_named(String window, String day, String atOnce, String attribute) {
        var days = day.isEmpty() ? new String[0] : new String[] {day};
        assertThatThrownBy(() -> at("2026-11-22T12:00:00Z", window, atOnce, days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(ApprovalConfig.PID + ": " + attribute);
    }
}
