// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.location.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.PositionSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocationObjectTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final LocationObject object = new LocationObject();
    private final ObjectProbe server = new ObjectProbe(object);
    private final Source source = new Source();

    @AfterEach
    void close() throws Exception {
        object.close();
        server.close();
        assertThat(source.listeners).isEmpty();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void shows_nothing_before_a_position_was_found() {
        object.setSource(source);

        assertThat(server.read("/6/0")).isEmpty();
        assertRefused(ResponseCode.NOT_FOUND, () -> server.value("/6/0/0"));
    }

    @Test
    void shows_where_the_gateway_stands() {
        source.position = Optional.of(new PositionSource.Position(
                47.3769, 8.5417, Optional.of(408.5), Optional.of(3.5), Optional.empty(), NOON));
        object.setSource(source);

        assertThat(server.read("/6/0"))
                .containsExactly(
                        "/6/0/0=47.3769", "/6/0/1=8.5417", "/6/0/2=408.5", "/6/0/3=3.5", "/6/0/5=2026-06-01T12:00:00Z");
    }

    @Test
    void shows_how_it_moves() {
        source.position = Optional.of(at(new PositionSource.Movement(25, Optional.of(90.0), Optional.empty())));
        object.setSource(source);

        assertThat(server.value("/6/0/6")).hasToString("25.0");
        assertThat(object.resources(0)).containsExactly(0, 1, 4, 5, 6);
    }

    @Test
    void the_last_position_stays_when_the_source_goes() {
        source.position = Optional.of(at(new PositionSource.Movement(0, Optional.empty(), Optional.empty())));
        object.setSource(source);
        server.events();

        object.unsetSource(source);

        assertThat(server.events()).isEmpty();
        assertThat(server.value("/6/0/5")).hasToString("2026-06-01T12:00:00Z");
    }

    @Test
    void each_new_position_is_told_once() {
        object.setSource(source);
        source.position = Optional.of(at(new PositionSource.Movement(1, Optional.empty(), Optional.empty())));

        source.listeners.forEach(Runnable::run);
        assertThat(server.events()).contains("changed /6/0/0", "changed /6/0/5", "changed /6/0/6");

        source.listeners.forEach(Runnable::run);
        assertThat(server.events()).isEmpty();
    }

    private static PositionSource.Position at(PositionSource.Movement movement) {
        return new PositionSource.Position(1, 2, Optional.empty(), Optional.empty(), Optional.of(movement), NOON);
    }

    private static final class Source implements PositionSource {

        private final List<Runnable> listeners = new ArrayList<>();
        private Optional<Position> position = Optional.empty();

        @Override
        public Optional<Position> position() {
            return position;
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }
    }
}
