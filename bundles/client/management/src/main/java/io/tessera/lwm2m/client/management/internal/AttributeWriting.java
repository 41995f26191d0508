// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.AttributeRules;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The Write-Attributes operation (Core 1.2, 6.3.4). */
final class AttributeWriting {

    private AttributeWriting() {}

    static CompletionStage<Response> write(Session session, Path path, Request request) throws RequestRefused {
        var tree = session.client().tree();
        tree.check(session.caller(), Operation.WRITE_ATTRIBUTES, path);
        var attached = session.attributes().getOrDefault(path, NotificationAttributes.NONE);
        var changed = attached.with(request.query());
        var inherited = session.attributesInForce(path.parent());
        var type = path.depth() >= 3 ? tree.typeOf(path) : DataType.NONE;
        // What doesn't fit already, since something else was attached above, must not keep the server from mending it.
        boolean fits = AttributeRules.areConsistent(attached.orElse(inherited));
        AttributeRules.check(fits ? changed.orElse(inherited) : changed, path, type);
        session.attributes(path, changed);
        return CompletableFuture.completedStage(Response.of(ResponseCode.CHANGED));
    }
}
