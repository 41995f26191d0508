// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service of one kind that is there now, for who shows what it knows. Services come and go: a new one is listened to
 * before the old one goes, and each change of what can be known is told. For a dynamic, greedy, optional reference.
 *
 * @param <S> the kind of service
 */
public final class CurrentService<S> {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentService.class);

    private final BiFunction<S, Runnable, AutoCloseable> listen;
    private final Runnable changed;
    private volatile S current;
    private AutoCloseable listening = () -> {};

    /**
     * @param listen such as {@code PowerInfo::listen}
     * @param changed is told when another service came, the last one went, or the one that is there says so
     */
    public CurrentService(BiFunction<S, Runnable, AutoCloseable> listen, Runnable changed) {
        this.listen = listen;
        this.changed = changed;
    }

    /** Empty while there is none. */
    public Optional<S> get() {
        return Optional.ofNullable(current);
    }

    /** From now on this one counts. */
    public void set(S service) {
        synchronized (this) {
            letGo();
            current = service;
            listening = listen.apply(service, changed);
        }
        changed.run();
    }

    /** It goes; has no effect once another one came. */
    public void clear(S service) {
        synchronized (this) {
            if (current != service) {
                return;
            }
            letGo();
            current = null;
        }
        changed.run();
    }

    /** Listens no more. */
    public synchronized void close() {
        letGo();
        current = null;
    }

    private void letGo() {
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("A platform service doesn't let go of its listener", e);
        }
        listening = () -> {};
    }
}
