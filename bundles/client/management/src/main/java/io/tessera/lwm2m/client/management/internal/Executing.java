// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** The Execute operation (Core 1.2, 6.3.5). */
final class Executing {

    /** Enough for ten arguments of a hundred characters; more is not of a well-meaning server. */
    private static final int MOST_BYTES = 1024;

    /** {@code 0='host',1='80',2}: possessive, so that no input makes it go back. */
    private static final Pattern ARGUMENTS =
            Pattern.compile("(?:[0-9](?:='[\\x21\\x23-\\x26\\x28-\\x5b\\x5d-\\x7e]*+')?+"
                    + "(?:,[0-9](?:='[\\x21\\x23-\\x26\\x28-\\x5b\\x5d-\\x7e]*+')?+)*+)?+");

    private Executing() {}

    static CompletionStage<Response> execute(Session session, Path path, Request request) throws RequestRefused {
        var tree = session.client().tree();
        tree.check(session.caller(), Operation.EXECUTE, path);
        return tree.execute(session.caller(), path, arguments(request))
                .thenApply(done -> Response.of(ResponseCode.CHANGED));
    }

    private static String arguments(Request request) throws RequestRefused {
        if (request.contentFormat() > ContentFormat.TEXT) {
            throw new RequestRefused(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, "arguments are plain text");
        }
        if (request.payload().length > MOST_BYTES) {
            throw malformed();
        }
        var text = new String(request.payload(), StandardCharsets.UTF_8);
        if (!ARGUMENTS.matcher(text).matches()) {
            throw malformed();
        }
        return text;
    }

    private static RequestRefused malformed() {
        return new RequestRefused(ResponseCode.BAD_REQUEST, "arguments are not like 0='a',1");
    }
}
