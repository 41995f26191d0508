// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockTest {

    private final FakeHost host = new FakeHost();
    private final LockWipeObject object = object(host);
    private final ObjectProbe server = new ObjectProbe(object, new Caller(101));

    private static LockWipeObject object(FakeHost host) {
        return new LockWipeObject("", Duration.ofMinutes(5), host, () -> 0);
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void is_unlocked_at_first() {
        assertThat(server.read("/8/0")).containsExactly("/8/0/0=0", "/8/0/2=" + Value.EMPTY, "/8/0/5=0");
        assertThat(object.instances()).containsExactly(0);
        assertThat(object.isCreatable()).isFalse();
    }

    @Test
    void locks_targets_then_all_then_nothing() {
        server.write("/8/0/1", true, at("/8/0/1/0", Value.of("usb")));
        server.write("/8/0/0", Value.of(1));
        assertThat(host.asked()).containsExactly("lock [usb]");
        assertThat(server.read("/8/0")).containsExactly("/8/0/0=1", "/8/0/2=" + Value.EMPTY, "/8/0/5=1");

        server.write("/8/0/0", Value.of(2));
        assertThat(host.asked()).containsExactly("lock all");
        assertThat(server.read("/8/0/5")).containsExactly("/8/0/5=2");

        server.write("/8/0/0", Value.of(0));
        assertThat(host.asked()).containsExactly("unlock");
        assertThat(server.read("/8/0")).containsExactly("/8/0/0=0", "/8/0/2=" + Value.EMPTY, "/8/0/5=3");
    }

    @Test
    void one_request_may_say_what_and_that_it_be_locked() {
        server.write(
                "/8/0",
                true,
                at("/8/0/0", Value.of(1)),
                at("/8/0/1/0", Value.of("usb")),
                at("/8/0/1/1", Value.of("modem")));

        assertThat(host.asked()).containsExactly("lock [modem, usb]");
        assertThat(server.events()).containsExactly("changed /8/0/1", "changed /8/0/0", "changed /8/0/5");
    }

    @Test
    void targets_are_added_replaced_and_deleted() {
        server.write("/8/0/1", true, at("/8/0/1/0", Value.of("usb")));
        server.write("/8/0/1", false, at("/8/0/1/3", Value.of("modem")));
        assertThat(object.resourceInstances(0, 1)).containsExactly(0, 3);

        server.delete("/8/0/1/0");
        server.write("/8/0/0", Value.of(1));
        assertThat(host.asked()).containsExactly("lock [modem]");

        server.write("/8/0/1", Value.EMPTY);
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/8/0/0", Value.of(1)));
        assertThat(server.read("/8/0/0")).containsExactly("/8/0/0=1");
    }

    @Test
    void what_makes_no_sense_is_refused_and_nothing_is_asked_for() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/8/0/0", Value.of(1)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/8/0/0", Value.of(3)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/8/0/0", Value.of(4_294_967_296L)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/8/0/1/0", Value.of("camera")));
        assertRefused(
                ResponseCode.BAD_REQUEST,
                () -> server.write("/8/0", false, at("/8/0/1/0", Value.of("usb")), at("/8/0/0", Value.of(7))));
        var many = new PathValue[65];
        for (int i = 0; i < many.length; i++) {
            many[i] = new PathValue(Path.of(8, 0, 1, i), Value.of("usb"));
        }
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/8/0/1", true, many));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.delete("/8/0"));
        assertRefused(ResponseCode.NOT_FOUND, () -> server.read("/8/0/2/0"));

        assertThat(host.asked()).isEmpty();
        assertThat(object.resourceInstances(0, 1)).isEmpty();
    }

    @Test
    void a_failure_is_the_answer_and_the_result() {
        host.fails();
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, () -> server.write("/8/0/0", Value.of(2)));
        assertThat(server.read("/8/0")).containsExactly("/8/0/0=0", "/8/0/2=" + Value.EMPTY, "/8/0/5=6");

        host.throwsAtOnce();
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, () -> server.write("/8/0/0", Value.of(0)));
        assertThat(server.read("/8/0/5")).containsExactly("/8/0/5=7");

        server.write("/8/0/1/0", Value.of("usb"));
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, () -> server.write("/8/0/0", Value.of(1)));
        assertThat(server.read("/8/0/5")).containsExactly("/8/0/5=5");
    }

    @Test
    void one_thing_is_done_after_the_other() {
        var done = host.takesTime();
        var written = object.write(new Caller(101), at("/8/0/0"), true, List.of(at("/8/0/0", Value.of(2))))
                .toCompletableFuture();
        assertThat(written).isNotDone();
        assertThat(server.read("/8/0/0")).containsExactly("/8/0/0=0");
        assertRefused(ResponseCode.SERVICE_UNAVAILABLE, () -> server.write("/8/0/0", Value.of(0)));

        done.complete(null);
        assertThat(written).isCompleted();
        assertThat(server.read("/8/0/0")).containsExactly("/8/0/0=2");
    }

    @Test
    void what_was_locked_is_locked_again_after_a_restart() {
        server.write("/8/0/1/0", Value.of("usb"));
        server.write("/8/0/0", Value.of(1));
        server.write("/8/0/1/0", Value.of("modem"));

        var next = new FakeHost();
        var restarted = restarted(next);

        assertThat(next.asked()).containsExactly("lock [usb]");
        assertThat(restarted.read("/8/0")).containsExactly("/8/0/0=1", "/8/0/2=" + Value.EMPTY, "/8/0/5=1");
        restarted.write("/8/0/0", Value.of(1));
        assertThat(next.asked()).containsExactly("lock [modem]");
    }

    @Test
    void a_lock_that_can_not_be_restored_shows_as_failed() {
        server.write("/8/0/0", Value.of(2));
        var next = new FakeHost();
        next.fails();

        assertThat(restarted(next).read("/8/0/5")).containsExactly("/8/0/5=6");
    }

    @Test
    void an_unlocked_gateway_stays_alone_after_a_restart() {
        server.write("/8/0/0", Value.of(0));
        var next = new FakeHost();

        assertThat(restarted(next).read("/8/0/5")).containsExactly("/8/0/5=3");
        assertThat(next.asked()).isEmpty();
    }

    private ObjectProbe restarted(FakeHost next) {
        var kept =
                object.durability().orElseThrow().kept().toCompletableFuture().join();
        var restarted = object(next);
        restarted.durability().orElseThrow().restore(kept).toCompletableFuture().join();
        return new ObjectProbe(restarted, new Caller(101));
    }
}
