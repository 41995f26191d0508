// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions under way are in the store. Those that an interface finds there when it begins were interrupted by the
 * end of the one before it, and are to be begun anew.
 */
final class Interrupted {

    private static final Logger LOG = LoggerFactory.getLogger(Interrupted.class);
    private static final String PREFIX = "bootstrap/running/";

    private final Map<String, Session> found = new ConcurrentHashMap<>();
    private final Store store;
    private final Duration longest;

    /**
     * @param configuration its name
     * @param preferred the Content-Format that the device asked for
     */
    record Session(Device device, String configuration, OptionalInt preferred, Instant began) {

        private byte[] bytes() {
            var form = Form.writing()
                    .text(device.endpoint())
                    .text(device.via())
                    .text(configuration)
                    .number(preferred.orElse(-1))
                    .time(began);
            return StoredPeer.write(form, device.peer()).written();
        }

        private static Session read(byte[] bytes) {
            return Form.read(bytes, form -> {
                var endpoint = form.text();
                var via = form.text();
                var configuration = form.text();
                int format = form.integer();
                var began = form.time();
                var device = new Device(endpoint, via, StoredPeer.read(form));
                return new Session(
                        device, configuration, format < 0 ? OptionalInt.empty() : OptionalInt.of(format), began);
            });
        }
    }

    /** @param longest after that a device has given up itself */
    Interrupted(Store store, Duration longest) {
        this.store = store;
        this.longest = longest;
    }

    /** Looks what there is. */
    void find(Instant now) {
        for (var key : store.keys(PREFIX)) {
            read(key)
                    .filter(one -> one.began().plus(longest).isAfter(now))
                    .ifPresentOrElse(one -> found.put(one.device().endpoint(), one), () -> store.remove(key));
        }
    }

    private Optional<Session> read(String key) {
        try {
            return store.get(key).map(Session::read);
        } catch (IllegalArgumentException e) {
            LOG.warn("A bootstrap that was interrupted can't be read and is dropped: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Those that were found and aren't begun anew yet. */
    Collection<Session> found() {
        return List.copyOf(found.values());
    }

    /** Takes one out, which is begun anew; false if that has happened. */
    boolean take(Session session) {
        return found.remove(session.device().endpoint(), session);
    }

    /** One begins; whatever was before it for that endpoint is over. */
    void begins(Session session) {
        var endpoint = session.device().endpoint();
        found.remove(endpoint);
        store.put(StoreKey.of(PREFIX, endpoint), session.bytes());
    }

    /** The one of that endpoint ended by itself. */
    void ends(String endpoint) {
        store.remove(StoreKey.of(PREFIX, endpoint));
    }
}
