// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.List;
import java.util.Optional;

/**
 * What a client answered to an operation.
 *
 * @param code success or error, as the client sent it
 * @param diagnostic the text that came with an error; empty with success
 * @param contentFormat of what it sent, or {@link ContentFormat#NONE}
 * @param content of a Read or Observe; paths are whole and begin at the Object, whatever the alternate path
 * @param links of a Discover, as the client wrote them
 * @param created the Object Instance that a Create made, if the client named it
 */
public record Answer(
        ResponseCode code,
        String diagnostic,
        int contentFormat,
        List<PathValue> content,
        List<Link> links,
        Optional<Path> created) {

    public Answer {
        content = List.copyOf(content);
        links = List.copyOf(links);
    }

    /** An answer without content. */
    public static Answer of(ResponseCode code, String diagnostic) {
        return new Answer(code, diagnostic, ContentFormat.NONE, List.of(), List.of(), Optional.empty());
    }

    /** An answer with values. */
    public static Answer content(ResponseCode code, int contentFormat, List<PathValue> content) {
        return new Answer(code, "", contentFormat, content, List.of(), Optional.empty());
    }

    /** Whether the code is of class 2. */
    public boolean isSuccess() {
        return code.isSuccess();
    }
}
