// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The refusals that the tree says itself, and what it makes of an Object's failures. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private Refusals() {}

    static RequestRefused badRequest(String diagnostic) {
        return new RequestRefused(ResponseCode.BAD_REQUEST, diagnostic);
    }

    static RequestRefused unauthorized(Path path) {
        return new RequestRefused(ResponseCode.UNAUTHORIZED, "no right to do this to " + path);
    }

    static RequestRefused notFound(Path path) {
        return new RequestRefused(ResponseCode.NOT_FOUND, "there is no " + path);
    }

    static RequestRefused notAllowed(Path path, String what) {
        return new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, path + " can't be " + what);
    }

    /** What a failure of an Object means to the caller: its refusal, or 5.00 and a line in the log. */
    static RequestRefused of(Path path, Throwable failure) {
        var cause = failure;
        boolean wrapped = cause instanceof CompletionException || cause instanceof ExecutionException;
        if (wrapped && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RequestRefused refused) {
            return refused;
        }
        LOG.warn("The Object at {} failed", path, cause);
        return new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "the Object failed");
    }
}
