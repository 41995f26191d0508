// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.location.internal;

import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.PositionSource;
import io.tessera.lwm2m.platform.PositionSource.Position;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The position that was found last, also while nobody is there to find another. Its Resources change together. */
final class LastPosition {

    private static final int RESOURCES = 7;

    private final CurrentService<PositionSource> source = new CurrentService<>(PositionSource::listen, this::look);
    private volatile IntConsumer changed = resource -> {};
    private volatile Optional<Position> position = Optional.empty();

    CurrentService<PositionSource> source() {
        return source;
    }

    void tell(IntConsumer changedResource) {
        changed = changedResource;
    }

    <A> Supplier<Optional<A>> now(Function<Position, A> fact) {
        return () -> position.map(fact);
    }

    <A> Supplier<Optional<A>> perhaps(Function<Position, Optional<A>> fact) {
        return () -> position.flatMap(fact);
    }

    private void look() {
        var found = source.get().flatMap(PositionSource::position);
        if (found.isEmpty() || found.equals(position)) {
            return;
        }
        position = found;
        for (int resource = 0; resource < RESOURCES; resource++) {
            changed.accept(resource);
        }
    }
}
