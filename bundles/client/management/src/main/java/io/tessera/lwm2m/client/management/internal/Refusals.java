// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes an answer. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    static Response of(Request request, Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RequestRefused refusal) {
            LOG.debug("{}: {} {}", request, refusal.code(), refusal.diagnostic());
            return Response.refused(refusal);
        }
        LOG.error("{} failed", request, cause);
        return Response.of(ResponseCode.INTERNAL_SERVER_ERROR);
    }

    static Response late(Request request) {
        LOG.warn("{}: the Object is too slow", request);
        return Response.refused(new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "the Object is too slow"));
    }
}
