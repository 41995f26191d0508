// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WipeTest {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final FakeHost host = new FakeHost();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final LockWipeObject object = new LockWipeObject("", WINDOW, host, nanos::get);
    private final ObjectProbe server = new ObjectProbe(object, new Caller(101));
    private final ObjectProbe other = new ObjectProbe(object, new Caller(102));

    @BeforeEach
    void can_be_wiped() {
        object.setWipe(host);
    }

    @Test
    void shows_what_can_be_wiped() {
        assertThat(server.read("/8/0/2")).containsExactly("/8/0/2/0=data", "/8/0/2/1=logs");
        assertThat(object.resourceInstances(0, 2)).containsExactly(0, 1);

        object.unsetWipe(host);
        assertThat(server.read("/8/0/2")).containsExactly("/8/0/2=" + Value.EMPTY);
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/8/0/3", "0='data'"));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/8/0/4/0", Value.of("data")));
    }

    @Test
    void a_wipe_that_is_confirmed_is_done() {
        server.write("/8/0/4", true, at("/8/0/4/0", Value.of("logs")), at("/8/0/4/1", Value.of("data")));
        assertThat(object.resourceInstances(0, 4)).containsExactly(0, 1);
        nanos.addAndGet(WINDOW.toNanos());
        server.execute("/8/0/3", "0='data,logs'");

        assertThat(host.asked()).containsExactly("wipe [data, logs]");
        assertThat(server.read("/8/0/5")).containsExactly("/8/0/5=4");
        assertThat(object.resourceInstances(0, 4)).isEmpty();
    }

    @Test
    void the_answer_does_not_wait_for_the_end_and_a_failure_is_the_result() {
        var done = host.takesTime();
        server.write("/8/0/4/0", Value.of("data"));
        server.execute("/8/0/3", "0='data'");
        assertThat(server.read("/8/0/5")).containsExactly("/8/0/5=0");
        assertRefused(ResponseCode.SERVICE_UNAVAILABLE, () -> server.execute("/8/0/3", "0='data'"));
        assertRefused(ResponseCode.SERVICE_UNAVAILABLE, () -> server.write("/8/0/0", Value.of(2)));

        done.completeExceptionally(new IllegalStateException("expected by this test"));
        assertThat(server.read("/8/0/5")).containsExactly("/8/0/5=8");
    }

    @Test
    void without_targets_nothing_is_wiped() {
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/8/0/3", "0=''"));
        server.write("/8/0/4/0", Value.of("data"));
        server.delete("/8/0/4/0");
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/8/0/3", "0='data'"));
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void without_its_confirmation_nothing_is_wiped_and_one_attempt_is_all() {
        for (var wrong : new String[] {"", "0", "0='logs'", "0='data',1", "1='data'"}) {
            server.write("/8/0/4/0", Value.of("data"));
            assertRefused(ResponseCode.BAD_REQUEST, () -> server.execute("/8/0/3", wrong));
            assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/8/0/3", "0='data'"));
        }
        assertThat(host.asked()).isEmpty();
        assertThat(server.read("/8/0/5")).containsExactly("/8/0/5=0");
    }

    @Test
    void another_server_can_not_execute_what_one_wrote() {
        server.write("/8/0/4/0", Value.of("data"));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> other.execute("/8/0/3", "0='data'"));
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void targets_of_two_servers_do_not_add_up() {
        server.write("/8/0/4/0", Value.of("data"));
        other.write("/8/0/4", false, at("/8/0/4/1", Value.of("logs")));
        other.execute("/8/0/3", "0='logs'");
        assertThat(host.asked()).containsExactly("wipe [logs]");
    }

    @Test
    void after_the_window_nothing_is_wiped() {
        server.write("/8/0/4/0", Value.of("data"));
        nanos.addAndGet(WINDOW.toNanos() + 1);
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/8/0/3", "0='data'"));
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void an_unknown_item_is_refused() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/8/0/4/0", Value.of("/")));
    }

    @Test
    void the_confirmation_may_be_words_of_this_gateway() {
        var guarded = new LockWipeObject("SN-4711", WINDOW, host, nanos::get);
        guarded.setWipe(host);
        var probe = new ObjectProbe(guarded, new Caller(101));
        probe.write("/8/0/4/0", Value.of("data"));
        assertRefused(ResponseCode.BAD_REQUEST, () -> probe.execute("/8/0/3", "0='data'"));
        probe.write("/8/0/4/0", Value.of("data"));
        probe.execute("/8/0/3", "0='SN-4711'");
        assertThat(host.asked()).containsExactly("wipe [data]");
    }

    @Test
    void what_was_to_be_wiped_is_forgotten_by_a_restart() {
        server.write("/8/0/4/0", Value.of("data"));
        var kept =
                object.durability().orElseThrow().kept().toCompletableFuture().join();
        var restarted = new LockWipeObject("", WINDOW, host, nanos::get);
        restarted.setWipe(host);
        restarted.durability().orElseThrow().restore(kept).toCompletableFuture().join();

        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> new ObjectProbe(restarted, new Caller(101))
                .execute("/8/0/3", "0='data'"));
    }
}
