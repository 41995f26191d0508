// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The Create operation (Core 1.2, 6.3.6). */
final class Creating {

    private final Codec codec;

    Creating(Codec codec) {
        this.codec = codec;
    }

    CompletionStage<Response> create(Session session, Path object, Request request) throws RequestRefused {
        var tree = session.client().tree();
        tree.check(session.caller(), Operation.CREATE, object);
        Writing.requireFormat(request);
        var values = decode(object, request, tree);
        int instance = instanceOf(values);
        var contents = values.stream()
                .filter(value -> value.path().depth() > 2 && value.value() != Value.EMPTY)
                .toList();
        return tree.create(session.caller(), object.object(), instance, contents)
                .thenApply(path ->
                        Response.created(List.of(Integer.toString(path.object()), Integer.toString(path.instance()))));
    }

    /** A payload may name the new instance, or hold only its Resources: then they are read as of a free one. */
    private List<PathValue> decode(Path object, Request request, ObjectTree tree) throws RequestRefused {
        try {
            return Writing.decode(codec, object, request, tree);
        } catch (RequestRefused refusal) {
            if (refusal.code() != ResponseCode.BAD_REQUEST) {
                throw refusal;
            }
        }
        return Writing.decode(codec, object.child(free(tree, object.object())), request, tree);
    }

    private static int free(ObjectTree tree, int object) {
        int free = 0;
        for (int taken : tree.object(object).map(Lwm2mObject::instances).orElse(new int[0])) {
            if (taken == free) {
                free++;
            }
        }
        return free;
    }

    private static int instanceOf(List<PathValue> values) throws RequestRefused {
        int instance = ObjectTree.ANY_INSTANCE;
        for (var value : values) {
            int named = value.path().instance();
            if (instance != ObjectTree.ANY_INSTANCE && named != instance) {
                throw new RequestRefused(ResponseCode.BAD_REQUEST, "one instance at a time can be created");
            }
            instance = named;
        }
        return instance;
    }
}
