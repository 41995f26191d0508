// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_statistics.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.TrafficInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectivityStatisticsObjectTest {

    private Duration delay;
    private Runnable due = () -> {};
    private final ConnectivityStatisticsObject object = new ConnectivityStatisticsObject(new Collection(this::later));
    private final ObjectProbe server = new ObjectProbe(object);
    private final Counters counters = new Counters();

    @AfterEach
    void close() throws Exception {
        object.close();
        server.close();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void without_counters_there_is_nothing_to_start() {
        assertThat(server.read("/7/0")).containsExactly("/7/0/8=0");
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/7/0/6", ""));
    }

    @Test
    void counts_from_start_to_stop() {
        object.setTraffic(counters);
        counters.add(5_000, 5_000, 5);
        assertThat(server.read("/7/0")).containsExactly("/7/0/2=0", "/7/0/3=0", "/7/0/5=0", "/7/0/8=0");

        server.execute("/7/0/6", "");
        counters.add(10_000, 20_000, 100);
        assertThat(server.read("/7/0")).containsExactly("/7/0/2=10", "/7/0/3=20", "/7/0/5=150", "/7/0/8=0");

        counters.add(1_000, 0, 10);
        server.execute("/7/0/7", "");
        counters.add(1_000_000, 1_000_000, 10);
        assertThat(server.read("/7/0")).startsWith("/7/0/2=11", "/7/0/3=20");
    }

    @Test
    void start_begins_anew_and_is_told() {
        object.setTraffic(counters);
        server.execute("/7/0/6", "");
        counters.add(10_000, 0, 1);
        server.events();

        server.execute("/7/0/6", "");

        assertThat(server.read("/7/0")).startsWith("/7/0/2=0");
        assertThat(server.events()).contains("changed /7/0/2", "changed /7/0/3");
    }

    @Test
    void a_collection_period_ends_by_itself() {
        object.setTraffic(counters);
        server.write("/7/0/8", Value.of(60));
        server.execute("/7/0/6", "");
        assertThat(delay).isEqualTo(Duration.ofMinutes(1));

        counters.add(7_000, 0, 1);
        due.run();
        counters.add(7_000, 0, 1);

        assertThat(server.value("/7/0/2")).hasToString("7");
        assertThat(server.events()).contains("changed /7/0/2");
    }

    @Test
    void a_stopped_period_does_not_end_twice() {
        object.setTraffic(counters);
        server.write("/7/0/8", Value.of(60));
        server.execute("/7/0/6", "");
        server.execute("/7/0/7", "");

        assertThat(due).isNull();
    }

    @Test
    void a_negative_period_is_refused() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/7/0/8", Value.of(-1)));
        assertThat(server.value("/7/0/8")).hasToString("0");
    }

    @Test
    void counting_goes_on_over_another_platform_and_over_counters_that_begin_anew() {
        object.setTraffic(counters);
        server.execute("/7/0/6", "");
        counters.add(10_000, 0, 1);
        var next = new Counters();
        next.add(12_000, 0, 2);
        object.setTraffic(next);
        object.unsetTraffic(counters);
        assertThat(server.value("/7/0/2")).hasToString("12");

        next.sent = 3_000;
        assertThat(server.value("/7/0/2")).hasToString("15");

        object.unsetTraffic(next);
        assertThat(server.value("/7/0/2")).hasToString("15");
    }

    @Test
    void messages_are_there_where_a_modem_counts_them() {
        counters.messages = Optional.of(3L);
        object.setTraffic(counters);
        server.execute("/7/0/6", "");
        counters.messages = Optional.of(5L);

        assertThat(server.read("/7/0")).startsWith("/7/0/0=2", "/7/0/1=2");
    }

    @Test
    void the_jdks_timer_runs_a_task_and_forgets_one() throws Exception {
        var ran = new CountDownLatch(1);
        Timers.after(Duration.ofMillis(1), ran::countDown);
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();

        Timers.after(Duration.ofDays(1), () -> {
                    throw new AssertionError("runs");
                })
                .run();
    }

    private Runnable later(Duration given, Runnable task) {
        delay = given;
        due = task;
        return () -> due = null;
    }

    private static final class Counters implements TrafficInfo {

        private long sent;
        private long received;
        private long packets;
        private Optional<Long> messages = Optional.empty();

        private void add(long sentBytes, long receivedBytes, long moreSentPackets) {
            sent += sentBytes;
            received += receivedBytes;
            packets += moreSentPackets;
        }

        @Override
        public Traffic traffic() {
            return new Traffic(sent, received, packets, packets, messages, messages);
        }
    }
}
