// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A service that may be there and tells nothing, and may be replaced: the new one comes before the old one goes. */
final class Slot<S> {

    private final AtomicReference<S> current = new AtomicReference<>();

    void set(S service) {
        current.set(service);
    }

    /** Has no effect once another one came. */
    void clear(S service) {
        current.compareAndSet(service, null);
    }

    Optional<S> get() {
        return Optional.ofNullable(current.get());
    }
}
