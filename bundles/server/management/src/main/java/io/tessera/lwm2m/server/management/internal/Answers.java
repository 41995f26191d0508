// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.UnreadableAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Turns a client's response into an answer. */
final class Answers {

    private final Codec codec;
    private final ObjectDefinitions definitions;

    Answers(Codec codec, ObjectDefinitions definitions) {
        this.codec = codec;
        this.definitions = definitions;
    }

    CompletionStage<Answer> read(Registration from, Path path, Request request, Response response) {
        try {
            return CompletableFuture.completedFuture(answer(from, path, request, response));
        } catch (RequestRefused malformed) {
            return CompletableFuture.failedFuture(new UnreadableAnswer(response.code(), malformed.diagnostic()));
        }
    }

    /** @throws RequestRefused if its content isn't what it claims to be */
    Answer answer(Registration from, Path path, Request request, Response response) throws RequestRefused {
        if (!response.code().isSuccess()) {
            return Answer.of(response.code(), response.diagnostic());
        }
        if (response.code() == ResponseCode.CREATED) {
            return created(from, response);
        }
        if (response.code() != ResponseCode.CONTENT) {
            return Answer.of(response.code(), "");
        }
        if (request.accept() == ContentFormat.LINK) {
            return links(response);
        }
        int format = response.contentFormat() == ContentFormat.NONE ? ContentFormat.TEXT : response.contentFormat();
        boolean empty = response.payload().length == 0 && path.depth() < 3;
        var types = definitions.types(from.objects().versions());
        var content = empty ? List.<PathValue>of() : codec.decode(format, path, response.payload(), types);
        return Answer.content(response.code(), response.contentFormat(), content);
    }

    private Answer links(Response response) throws RequestRefused {
        var links = codec.decodeLinks(response.payload());
        return new Answer(response.code(), "", response.contentFormat(), List.of(), links, Optional.empty());
    }

    private static Answer created(Registration from, Response response) throws RequestRefused {
        var location = response.locationPath();
        int root = from.objects().root().size();
        if (location.isEmpty()) {
            return Answer.of(response.code(), "");
        }
        int start = location.size() >= root
                        && location.subList(0, root).equals(from.objects().root())
                ? root
                : 0;
        var path = Path.parse(String.join("/", location.subList(start, location.size())));
        return new Answer(response.code(), "", ContentFormat.NONE, List.of(), List.of(), Optional.of(path));
    }
}
