// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MountsTest {

    private static final Caller SERVER = new Caller(1);

    private final MemoryObject object = MemoryObject.many(3300, "1.1").with(Path.of(3300, 1, 0), Value.of(1));
    private ClientFixture client;

    @BeforeEach
    void start() throws Exception {
        client = new ClientFixture(
                new MapStore(),
                new ClientSettings("gateway", "ep", Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ZERO));
        client.settled();
        client.registration.events.clear();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        assertThat(object.listeners()).isZero();
    }

    @Test
    void an_object_that_comes_is_told_with_its_instances() throws Exception {
        client.offer(object);

        assertThat(events()).containsExactly(added("/3300"), added("/3300/1"));
        assertThat(client.onEngine(() -> client.client().tree().object(3300))).contains(object);
        assertThat(client.onEngine(() -> client.client().tree().objects()))
                .extracting(each -> each.definition().id())
                .containsExactly(0, 1, 3300);
    }

    @Test
    void an_object_that_goes_is_told_after_the_debounce() throws Exception {
        client.offer(object);
        events();
        client.runtime.removeObject(object);

        assertThat(client.registration.await(ClientEvent.Removed.class)).isEqualTo(removed("/3300"));
        assertThat(client.onEngine(() -> client.client().tree().exists(Path.of(3300))))
                .isFalse();
    }

    @Test
    void an_object_that_comes_back_in_time_was_never_away() throws Exception {
        client.offer(object);
        events();
        client.runtime.removeObject(object);
        assertThat(object.listeners()).isZero();
        assertThat(client.onEngine(() -> client.client().tree().exists(Path.of(3300, 1, 0))))
                .isTrue();
        var read = client.onEngine(() -> client.client().tree().read(SERVER, Path.of(3300, 1, 0)));
        assertThat(read.toCompletableFuture()).isNotDone();

        var next = MemoryObject.many(3300, "1.1")
                .with(Path.of(3300, 1, 0), Value.of(2))
                .with(Path.of(3300, 4, 0), Value.of(3));
        client.offer(next);
        assertThat(ClientFixture.get(read.toCompletableFuture()))
                .containsExactly(new PathValue(Path.of(3300, 1, 0), Value.of(2)));
        assertThat(events()).containsExactly(changed("/3300/1"), added("/3300/4"));
        client.runtime.removeObject(next);
    }

    @Test
    void what_waited_for_an_object_that_stays_away_is_refused() throws Exception {
        client.offer(object);
        client.settled();
        client.runtime.removeObject(object);
        var read = client.onEngine(() -> client.client().tree().read(SERVER, Path.of(3300)));

        assertThatThrownBy(() -> ClientFixture.get(read.toCompletableFuture()))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).hasToString("4.04"));
    }

    @Test
    void no_more_than_64_wait_for_an_object() throws Exception {
        client.offer(object);
        client.settled();
        client.runtime.removeObject(object);
        for (int i = 0; i < 64; i++) {
            client.onEngine(() -> client.client().tree().read(SERVER, Path.of(3300, 1)));
        }
        var tooMuch = client.onEngine(() -> client.client().tree().read(SERVER, Path.of(3300, 1)));

        assertThatThrownBy(() -> ClientFixture.get(tooMuch.toCompletableFuture()))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).hasToString("5.00"));
    }

    @Test
    void of_two_providers_the_higher_ranking_wins_then_the_newer_version() throws Exception {
        var newer = MemoryObject.many(3300, "1.10").with(Path.of(3300, 1, 0), Value.of(2));
        var ranked = MemoryObject.many(3300, "1.0").with(Path.of(3300, 2, 0), Value.of(3));
        client.offer(object);
        client.offer(newer);
        assertThat(current()).isSameAs(newer);
        assertThat(events()).containsExactly(added("/3300"), added("/3300/1"), added("/3300"), changed("/3300/1"));

        client.offer(ranked, 1);
        assertThat(current()).isSameAs(ranked);
        assertThat(events()).containsExactly(added("/3300"), removed("/3300/1"), added("/3300/2"));
        assertThat(newer.listeners()).isZero();

        client.runtime.removeObject(ranked);
        assertThat(current()).isSameAs(newer);
        client.runtime.removeObject(newer);
        assertThat(current()).isSameAs(object);
    }

    @Test
    void an_object_that_lost_is_heard_no_more() throws Exception {
        var better = MemoryObject.many(3300, "1.1").with(Path.of(3300, 1, 0), Value.of(2));
        client.offer(object);
        client.settled();
        // It speaks up in the very moment in which it is replaced.
        client.onEngine(() -> {
            object.set(Path.of(3300, 1, 0), Value.of(9));
            return null;
        });
        client.offer(better, 1);
        events();
        object.set(Path.of(3300, 1, 0), Value.of(10));

        assertThat(events()).isEmpty();
    }

    private Lwm2mObject current() throws Exception {
        return client.onEngine(() -> client.client().tree().object(3300)).orElseThrow();
    }

    private List<ClientEvent> events() throws Exception {
        client.settled();
        var events = new ArrayList<ClientEvent>();
        client.registration.events.drainTo(events);
        return events;
    }

    private static ClientEvent added(String path) throws RequestRefused {
        return new ClientEvent.Added(Path.parse(path));
    }

    private static ClientEvent removed(String path) throws RequestRefused {
        return new ClientEvent.Removed(Path.parse(path));
    }

    private static ClientEvent changed(String path) throws RequestRefused {
        return new ClientEvent.Changed(Path.parse(path));
    }
}
