// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who wants to hear of changes. */
final class Observers {

    private final List<Runnable> observers = new CopyOnWriteArrayList<>();

    AutoCloseable add(Runnable observer) {
        observers.add(observer);
        return () -> observers.remove(observer);
    }

    void tell() {
        observers.forEach(Runnable::run);
    }
}
