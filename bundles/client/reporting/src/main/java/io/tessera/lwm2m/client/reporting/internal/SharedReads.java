// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The reads that one wave of changes leads to: each path is read once and written once in each format, for all servers
 * that may read it and know the Object in the same version. What is below an Object, and what is composite, can differ by
 * rights and so is read for each server.
 */
final class SharedReads {

    /**
     * @param caller null where all who may read it at all see the same
     * @param known the Object as they know it; empty where that makes no difference
     */
    private record Key(List<Path> paths, boolean composite, Caller caller, Optional<ObjectDefinition> known) {}

    /** One read, and what it looks like in each format that was asked for. */
    static final class Read {

        private final CompletionStage<List<PathValue>> values;
        private final Path base;
        private final Map<Integer, Response> written = new HashMap<>();

        private Read(CompletionStage<List<PathValue>> values, Path base) {
            this.values = values;
            this.base = base;
        }

        CompletionStage<List<PathValue>> values() {
            return values;
        }

        /** @throws RequestRefused with 4.06 if the format can't carry it */
        Response write(Codec codec, int format, List<PathValue> read) throws RequestRefused {
            var response = written.get(format);
            if (response == null) {
                response = Response.content(format, codec.encode(format, base, read));
                written.put(format, response);
            }
            return response;
        }
    }

    private final Map<Key, Read> reads = new HashMap<>();
    private final ObjectTree tree;

    SharedReads(ObjectTree tree) {
        this.tree = tree;
    }

    Read read(Session session, List<Path> paths, boolean composite) {
        var caller = session.caller();
        if (composite) {
            return reads.computeIfAbsent(
                    new Key(paths, true, caller, Optional.empty()),
                    key -> new Read(tree.readComposite(caller, paths), Path.ROOT));
        }
        var path = paths.get(0);
        try {
            tree.check(caller, Operation.OBSERVE, path);
        } catch (RequestRefused e) {
            return new Read(CompletableFuture.failedStage(e), path);
        }
        return reads.computeIfAbsent(key(session, paths), key -> new Read(tree.read(caller, path), path));
    }

    private Key key(Session session, List<Path> paths) {
        var path = paths.get(0);
        return switch (path.depth()) {
            case 1 -> new Key(paths, false, session.caller(), Optional.empty());
            case 2 -> new Key(paths, false, null, known(session, path));
            default -> new Key(paths, false, null, Optional.empty());
        };
    }

    private Optional<ObjectDefinition> known(Session session, Path path) {
        return tree.definition(path.object(), session.registration().version());
    }
}
