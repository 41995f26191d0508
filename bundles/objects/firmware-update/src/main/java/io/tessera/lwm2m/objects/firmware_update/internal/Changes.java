// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Tells which Resources differ between what was and what is; the time of a change before the change. */
final class Changes implements BiConsumer<Status, Status> {

    private final AtomicReference<IntConsumer> listener = new AtomicReference<>(resource -> {});

    void tell(IntConsumer changedResource) {
        listener.set(changedResource);
    }

    @Override
    public void accept(Status before, Status after) {
        tell(12, before, after, Status::changed);
        tell(1, before, after, Status::uri);
        tell(3, before, after, status -> status.phase().state());
        tell(5, before, after, status -> status.phase().result());
        tell(6, before, after, status -> status.content().name());
        tell(7, before, after, status -> status.content().version());
    }

    private void tell(int resource, Status before, Status after, Function<Status, Object> part) {
        if (!part.apply(before).equals(part.apply(after))) {
            listener.get().accept(resource);
        }
    }
}
