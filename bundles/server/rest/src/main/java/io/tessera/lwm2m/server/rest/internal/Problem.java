// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.UnreadableAnswer;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.transport.NoAnswer;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Why an application doesn't get what it asked for (RFC 7807). Has no stack trace: it is an answer, not a fault. */
final class Problem extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String reason;
    private final String field;
    private final transient Map<String, String> headers;

    /** A problem that this server found. */
    Problem(int status, String detail) {
        this(status, detail, null, null, status == 413 ? Map.of("Connection", "close") : Map.of());
    }

    private Problem(int status, String detail, String code, String reason, Map<String, String> headers) {
        this(status, detail, code, reason, null, headers);
    }

    private Problem(int status, String detail, String code, String reason, String field, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.reason = reason;
        this.field = field;
        this.headers = headers;
    }

    /** A problem with one member of what came in, such as {@code servers[1].uri}. */
    static Problem of(int status, String field, String detail) {
        return new Problem(status, detail, null, null, field, Map.of());
    }

    /** A method that isn't for what is there. */
    static Problem methodNotAllowed(String allowed) {
        return new Problem(405, "Here are only " + allowed, null, null, Map.of("Allow", allowed));
    }

    /** Nobody in particular asked. */
    static Problem unauthorized(String detail) {
        var challenge = "Basic realm=\"LwM2M Server\", charset=\"UTF-8\"";
        return new Problem(401, detail, null, null, Map.of("WWW-Authenticate", challenge));
    }

    /** Somebody guesses. */
    static Problem tooManyLogins(int seconds) {
        var detail = "Too many logins of this address failed; try again in %d seconds".formatted(seconds);
        return new Problem(429, detail, null, null, Map.of("Retry-After", Integer.toString(seconds)));
    }

    /** Try again later. */
    static Problem unavailable(String detail, int seconds) {
        return new Problem(503, detail, null, null, Map.of("Retry-After", Integer.toString(seconds)));
    }

    /** No answer yet; what waits for a client that sleeps goes on waiting. */
    static Problem late(int seconds, Optional<WaitingRequest> queued) {
        var detail = "No answer within %d seconds".formatted(seconds);
        return queued.map(request -> new Problem(
                        504,
                        "%s; request %s goes on waiting for the client, which sleeps".formatted(detail, request.id()),
                        null,
                        "queued",
                        Map.of()))
                .orElseGet(() -> new Problem(504, detail));
    }

    /** The client's own refusal. */
    static Problem of(Answer answer) {
        var detail = answer.diagnostic().isEmpty() ? "The client answered " + answer.code() : answer.diagnostic();
        return new Problem(statusOf(answer.code()), detail, answer.code().toString(), null, Map.of());
    }

    /** What made a stage fail. */
    static Problem of(Throwable failure) {
        if (failure instanceof CompletionException wrapped && wrapped.getCause() != null) {
            return of(wrapped.getCause());
        }
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof NoAnswer silence) {
            int status = silence.reason() == NoAnswer.Reason.CANCELLED ? 503 : 504;
            return new Problem(status, silence.getMessage(), null, lowerCase(silence.reason()), Map.of());
        }
        if (failure instanceof UnknownEndpoint) {
            return new Problem(404, failure.getMessage());
        }
        if (failure instanceof UnreadableAnswer) {
            return new Problem(502, failure.getMessage());
        }
        if (failure instanceof OperationRefused || failure instanceof RequestRefused) {
            return new Problem(400, failure.getMessage());
        }
        return new Problem(500, "This server failed; its log says why");
    }

    /** The HTTP status of a CoAP code (RFC 8075, 7). */
    static int statusOf(ResponseCode code) {
        return switch (code) {
            case CREATED -> 201;
            case DELETED, CHANGED, CONTENT, CONTINUE -> 200;
            case BAD_REQUEST, BAD_OPTION, METHOD_NOT_ALLOWED, REQUEST_ENTITY_INCOMPLETE -> 400;
            case UNAUTHORIZED, FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case REQUEST_ENTITY_TOO_LARGE -> 413;
            case UNSUPPORTED_CONTENT_FORMAT -> 415;
            case UNPROCESSABLE -> 422;
            case TOO_MANY_REQUESTS -> 429;
            case INTERNAL_SERVER_ERROR -> 500;
            case NOT_IMPLEMENTED -> 501;
            case BAD_GATEWAY, PROXYING_NOT_SUPPORTED -> 502;
            case SERVICE_UNAVAILABLE -> 503;
            case GATEWAY_TIMEOUT -> 504;
        };
    }

    int status() {
        return status;
    }

    /** What HTTP wants to be said with it; after 413 the rest of the body would be in the way of the next request. */
    Map<String, String> headers() {
        return headers;
    }

    /** @param about what was asked for */
    void writeTo(JsonGenerator json, Subject about) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "about:blank");
        json.writeStringField("title", title());
        json.writeNumberField("status", status);
        json.writeStringField("detail", getMessage());
        about.writeTo(json);
        writeIfAny(json, "code", code);
        writeIfAny(json, "reason", reason);
        writeIfAny(json, "field", field);
        json.writeEndObject();
    }

    private static void writeIfAny(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Internal Server Error";
        };
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
