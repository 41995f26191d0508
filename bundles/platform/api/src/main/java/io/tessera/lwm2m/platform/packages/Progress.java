// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How far something is, which several threads move on; none waits for another.
 *
 * @param <S> never changes itself
 */
public final class Progress<S> {

    private final S start;
    private final AtomicReference<S> current;
    private final BiConsumer<S, S> changed;
    private volatile boolean closed;

    /** @param changed is told what was and what is, on the thread that moved it on */
    public Progress(S start, BiConsumer<S, S> changed) {
        this.start = start;
        this.changed = changed;
        current = new AtomicReference<>(start);
    }

    public S get() {
        return current.get();
    }

    /** What was kept counts only while nothing has happened yet; nobody is told. */
    public boolean restore(S kept) {
        return current.compareAndSet(start, kept);
    }

    /**
     * Moves on.
     *
     * @param step where to; empty: nowhere. Perhaps asked more than once
     * @return whether it moved
     */
    public boolean move(Function<S, Optional<S>> step) {
        while (!closed) {
            var before = current.get();
            var after = step.apply(before);
            if (after.isEmpty()) {
                return false;
            }
            if (current.compareAndSet(before, after.get())) {
                changed.accept(before, after.get());
                return true;
            }
        }
        return false;
    }

    /** From now on nothing moves: the next one takes up what is kept. */
    public void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }
}
