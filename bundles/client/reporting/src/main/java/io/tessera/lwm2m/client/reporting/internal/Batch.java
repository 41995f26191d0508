// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.client.spi.StoredNotification;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Notifications of one observation that are sent in one message.
 *
 * @param entries the oldest first, at least one
 */
record Batch(Observation observation, List<Entry> entries) {

    /** So many values at most, which fit one message in SenML as a rule: there are servers that fetch no further blocks. */
    private static final int VALUES = 16;

    private static final long NANOS = 1_000_000;

    /** @param response as it is to be sent if the server missed nothing before, or null */
    record Entry(Observation observation, StoredNotification stored, Response response) {

        private Entry only(Predicate<PathValue> allowed) {
            var values = stored.values().stream().filter(allowed).toList();
            var less = new StoredNotification(stored.number(), stored.token(), stored.time(), values);
            return new Entry(observation, less, null);
        }
    }

    int size() {
        return entries.size();
    }

    /** Whether another one may be added: only where each value can say when it was so. */
    boolean takes(Entry entry) {
        int values = entry.stored().values().size();
        for (var taken : entries) {
            values += taken.stored().values().size();
        }
        return tellsTimes(observation) && entry.observation() == observation && values <= VALUES;
    }

    /** Whether its format can say of each value when it was so. */
    static boolean tellsTimes(Observation observation) {
        int format = observation.accept();
        return format == ContentFormat.SENML_CBOR || format == ContentFormat.SENML_JSON;
    }

    /** The same without values that the server may not read (any more): the right may be gone (Core 1.2, 8.2.4). */
    Batch readable(Session session) {
        return only(value -> mayBeTold(session, value));
    }

    private static boolean mayBeTold(Session session, PathValue value) {
        try {
            var instance = value.path().cut(Math.min(value.path().depth(), 2));
            session.client().tree().check(session.caller(), Operation.READ, instance);
            return true;
        } catch (RequestRefused e) {
            return e.code() != ResponseCode.UNAUTHORIZED;
        }
    }

    private Batch only(Predicate<PathValue> allowed) {
        boolean isWhole = entries.stream()
                .allMatch(entry -> entry.stored().values().stream().allMatch(allowed));
        return isWhole
                ? this
                : new Batch(
                        observation,
                        entries.stream().map(entry -> entry.only(allowed)).toList());
    }

    /** Whether there is nothing to be told although there was. */
    boolean isEmptied(Batch whole) {
        return this != whole
                && entries.stream().allMatch(entry -> entry.stored().values().isEmpty());
    }

    /**
     * Writes it.
     *
     * @param past whether the server must be told when it was so
     * @throws RequestRefused if the format can't carry it
     */
    Response response(Codec codec, boolean past) throws RequestRefused {
        var first = entries.get(0);
        if (!past && first.response() != null) {
            return first.response();
        }
        var values = new ArrayList<PathValue>();
        for (var entry : entries) {
            for (var value : entry.stored().values()) {
                values.add(past ? timed(value, entry.stored().time()) : value);
            }
        }
        var base = observation.composite() ? Path.ROOT : observation.paths().get(0);
        return Response.content(observation.accept(), codec.encode(observation.accept(), base, values));
    }

    private static PathValue timed(PathValue value, long milliseconds) {
        return value.isTimed() ? value : new PathValue(value.path(), value.value(), milliseconds * NANOS);
    }
}
