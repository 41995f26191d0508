// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    private final AtomicLong clock = new AtomicLong();
    private final FailedLogins failed = new FailedLogins(10, clock::get);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            failed.add(address);
        }
    }

    @Test
    void after_so_many_failures_in_a_minute_an_address_waits() {
        fail("192.0.2.1", 9);
        assertThat(failed.secondsToWait("192.0.2.1")).isZero();

        fail("192.0.2.1", 1);

        assertThat(failed.secondsToWait("192.0.2.1")).isEqualTo(6);
        assertThat(failed.secondsToWait("192.0.2.2")).isZero();
    }

    @Test
    void attempts_come_back_with_time_one_by_one() {
        fail("192.0.2.1", 10);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertThat(failed.secondsToWait("192.0.2.1")).isEqualTo(1);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(failed.secondsToWait("192.0.2.1")).isZero();

        fail("192.0.2.1", 1);

        assertThat(failed.secondsToWait("192.0.2.1")).isPositive();
        clock.addAndGet(TimeUnit.HOURS.toNanos(1));
        fail("192.0.2.1", 9);
        assertThat(failed.secondsToWait("192.0.2.1")).isZero();
    }

    @Test
    void attempts_at_the_same_time_are_paid_for_later() {
        fail("192.0.2.1", 20);

        assertThat(failed.secondsToWait("192.0.2.1")).isEqualTo(66);
    }

    @Test
    void a_neighbourhood_of_addresses_is_one() {
        fail("2001:db8:0:1:0:0:0:1", 10);

        assertThat(failed.secondsToWait("2001:db8:0:1:9:9:9:9")).isPositive();
        assertThat(failed.secondsToWait("[2001:db8:0:1:8:8:8:8]")).isPositive();
        assertThat(failed.secondsToWait("2001:db8:0:2:0:0:0:1")).isZero();
    }

    @Test
    void what_is_remembered_is_bounded() {
        for (int i = 0; i < 3 * FailedLogins.ADDRESSES; i++) {
            failed.add("10.%d.%d.1".formatted(i >> 8, i & 0xFF));
        }

        assertThat(failed.size()).isEqualTo(FailedLogins.ADDRESSES);
    }
}
