// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A value on its way to an Object, piece by piece. It ends when another Object takes the place of that one. */
record ReceivedValue(ObjectCalls calls, Mount mount, Lwm2mObject object, Path path, ValueSink sink)
        implements ValueSink {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedValue.class);

    /** Empty if the Object takes it only whole. */
    static Optional<ValueSink> open(ObjectCalls calls, Mount mount, Caller caller, Path path, long size)
            throws RequestRefused {
        var object = mount.object();
        try {
            return object.receive(caller, path, size).map(sink -> new ReceivedValue(calls, mount, object, path, sink));
        } catch (RuntimeException | LinkageError e) {
            throw Refusals.of(path, e);
        }
    }

    @Override
    public CompletionStage<Void> take(byte[] piece) {
        return whileThere(() -> sink.take(piece));
    }

    @Override
    public CompletionStage<Void> end() {
        return whileThere(sink::end);
    }

    private CompletionStage<Void> whileThere(Supplier<CompletionStage<Void>> call) {
        boolean isThere = !mount.isVacant() && mount.object() == object;
        return isThere
                ? calls.call(path, call)
                : CompletableFuture.failedStage(new RequestRefused(
                        ResponseCode.REQUEST_ENTITY_INCOMPLETE, "%s was replaced on the way".formatted(mount.path())));
    }

    @Override
    public void abandon() {
        try {
            sink.abandon();
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("{} can't abandon what it takes", path, e);
        }
    }
}
