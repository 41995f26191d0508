// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * An answer, or a notification.
 *
 * @param code what became of the request
 * @param contentFormat of the payload, or {@link ContentFormat#NONE}
 * @param payload never null; content, or with an error a diagnostic text; not to be changed
 * @param locationPath the Location-Path options; empty where there are none
 * @param observe the sequence number of a notification or of the answer that accepts an observation, 24 bits, or {@link
 *     #NOT_OBSERVED}
 */
public record Response(ResponseCode code, int contentFormat, byte[] payload, List<String> locationPath, int observe) {

    /** No Observe option. */
    public static final int NOT_OBSERVED = -1;

    private static final byte[] NOTHING = {};

    /** An answer without content. */
    public static Response of(ResponseCode code) {
        return new Response(code, ContentFormat.NONE, NOTHING, List.of(), NOT_OBSERVED);
    }

    /** 2.05 with content. */
    public static Response content(int format, byte[] payload) {
        return new Response(ResponseCode.CONTENT, format, payload, List.of(), NOT_OBSERVED);
    }

    /** 2.01 with where it was created. */
    public static Response created(List<String> location) {
        return new Response(ResponseCode.CREATED, ContentFormat.NONE, NOTHING, location, NOT_OBSERVED);
    }

    /** An error with its diagnostic. */
    public static Response refused(RequestRefused refusal) {
        var diagnostic = refusal.diagnostic().getBytes(StandardCharsets.UTF_8);
        return new Response(refusal.code(), ContentFormat.NONE, diagnostic, List.of(), NOT_OBSERVED);
    }

    /** The answer to a request that failed so: the refusal itself, or 5.00 for what is no refusal. */
    public static Response failed(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RequestRefused refusal ? refused(refusal) : of(ResponseCode.INTERNAL_SERVER_ERROR);
    }

    /** The same as a notification with that sequence number. */
    public Response observed(int sequence) {
        return new Response(code, contentFormat, payload, locationPath, sequence);
    }

    /** An error's diagnostic text. */
    public String diagnostic() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
