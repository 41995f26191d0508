// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The pairs of a test class, each started when the first case needs it. */
final class Pairs implements AutoCloseable {

    private final Map<Pairing, Pair> pairs = new EnumMap<>(Pairing.class);
    private final Path work;
    private final boolean queueMode;

    Pairs(Path work, boolean queueMode) {
        this.work = work;
        this.queueMode = queueMode;
    }

    Pair of(Pairing pairing) throws Exception {
        var pair = pairs.get(pairing);
        if (pair == null) {
            pair = Pair.open(pairing, work, queueMode);
            pairs.put(pairing, pair);
        }
        return pair;
    }

    @Override
    public void close() throws Exception {
        for (var pair : pairs.values()) {
            pair.close();
        }
    }
}
