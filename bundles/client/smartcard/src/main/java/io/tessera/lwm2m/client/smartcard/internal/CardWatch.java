// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices that a card was put in or taken out, and tells whoever wants to know. */
final class CardWatch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CardWatch.class);

    private final CardReader reader;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Optional<Boolean> before = Optional.empty();

    CardWatch(CardReader reader) {
        this.reader = reader;
    }

    AutoCloseable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Looks once; by one thread. What can't be told now may be told the next time. */
    @Override
    public void run() {
        try {
            var now = Optional.of(reader.hasCard());
            boolean isNews = before.isPresent() && !before.equals(now);
            before = now;
            if (isNews) {
                listeners.forEach(Runnable::run);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Whether there is a card can't be told: {}", e.getMessage());
        }
    }
}
