// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** An operation: what the server showed of it, and its request and its answer on the wire. */
record Done(ServerEnd.Reply reply, Seen request, Seen answer) {

    /** Both the answer on the wire and what the server showed have this code. */
    Done hasCode(String code) {
        assertThat(answer.code()).as("answer to %s: %s", request, answer).isEqualTo(code);
        assertThat(reply.code()).as("what the server shows").isEqualTo(code);
        return this;
    }

    /** The content came in this format, which was asked for. */
    Done hasFormat(int format) {
        assertThat(request.message().getOptions().getAccept()).as("Accept").isEqualTo(format);
        assertThat(answer.contentFormat()).as("Content-Format").isEqualTo(format);
        return this;
    }

    /** The request's payload was in this format. */
    Done wasWrittenIn(int format) {
        assertThat(request.contentFormat()).as("Content-Format of %s", request).isEqualTo(format);
        return this;
    }

    /** The server shows this value there. */
    Done shows(String path, Object value) {
        assertThat(reply.values()).as("what the server shows").containsEntry(path, String.valueOf(value));
        return this;
    }

    Done shows(Map<String, Object> values) {
        values.forEach(this::shows);
        return this;
    }

    Done showsSomethingAt(String... paths) {
        assertThat(reply.values()).containsKeys(paths);
        return this;
    }

    Done showsNothingBelow(String path) {
        assertThat(reply.values().keySet()).noneMatch(shown -> shown.equals(path) || shown.startsWith(path + "/"));
        return this;
    }

    List<String> links() {
        return answer.links();
    }
}
