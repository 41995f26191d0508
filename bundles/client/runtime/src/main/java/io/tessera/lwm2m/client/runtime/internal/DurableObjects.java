// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Objects of which something outlives the process, as they say themselves: it is kept in the store, and given back
 * to a new provider before that is taken into the tree. Only on the engine.
 */
final class DurableObjects {

    private static final Logger LOG = LoggerFactory.getLogger(DurableObjects.class);

    private final Engine engine;
    private final Clock clock;
    private final ObjectCalls calls;
    private final ObjectRecords records;
    private final Map<Integer, Kept> byObject = new HashMap<>();

    DurableObjects(Engine engine, Clock clock, ObjectCalls calls, ObjectRecords records) {
        this.engine = engine;
        this.clock = clock;
        this.calls = calls;
        this.records = records;
    }

    /** Gives back what is kept of it; completes when that is done or has failed. */
    CompletionStage<Void> restore(Lwm2mObject object) {
        int id = object.definition().id();
        var path = Path.of(id);
        var before = byObject.remove(id);
        if (before != null) {
            before.writeNow();
        }
        var durability = object.durability();
        if (durability.isEmpty()) {
            return Lwm2mObject.DONE;
        }
        var values = records.values(id);
        byObject.put(id, new Kept(path, durability.get(), values));
        return values.map(kept -> calls.call(path, () -> durability.get().restore(kept)))
                .orElse(Lwm2mObject.DONE)
                .exceptionally(failure -> {
                    LOG.error("{}: not all can be restored from the store: {}", path, failure.getMessage());
                    return null;
                });
    }

    /** Something happened; if in one of them, it is written when that may be. */
    void on(ClientEvent event) {
        var path = Events.path(event);
        var kept = path.depth() == 0 ? null : byObject.get(path.object());
        if (kept != null) {
            kept.touch();
        }
    }

    /** Writes what an Object holds, if it is durable, without waiting until that may be. */
    void write(int object) {
        var kept = byObject.get(object);
        if (kept != null) {
            kept.write();
        }
    }

    /** Writes all that waits: this is the end. */
    void close() {
        byObject.values().forEach(Kept::writeNow);
        byObject.clear();
    }

    /** Whether anything was ever kept of this Object. */
    boolean isKept(int object) {
        return records.values(object).isPresent();
    }

    /** One of them. */
    private final class Kept {

        private final Path path;
        private final Durability durability;
        private final long every;
        private Optional<List<PathValue>> stored;
        private Client.Timer timer = () -> {};
        private long written;
        private boolean waits;

        private Kept(Path path, Durability durability, Optional<List<PathValue>> stored) {
            this.path = path;
            this.durability = durability;
            this.stored = stored;
            every = durability.atMostEvery().toMillis();
        }

        private void touch() {
            if (waits) {
                return;
            }
            waits = true;
            long wait = Math.min(every, written + every - clock.millis());
            if (wait > 0) {
                timer = engine.schedule(Duration.ofMillis(wait), this::write);
            } else {
                engine.execute(this::writeNow);
            }
        }

        private void writeNow() {
            if (waits) {
                timer.cancel();
                write();
            }
        }

        private void write() {
            waits = false;
            written = clock.millis();
            calls.call(path, durability::kept).whenComplete((values, failure) -> {
                if (failure != null) {
                    LOG.error("{} can't be kept: {}", path, failure.getMessage());
                } else if (stored.filter(values::equals).isEmpty()) {
                    stored = Optional.of(List.copyOf(values));
                    records.values(path.object(), values);
                }
            });
        }
    }
}
