// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;

/** An Object of a client at our server, as an operator has it under hand by REST. */
record RemoteObject(Rest rest, String endpoint) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    void create(String body, String object) throws Exception {
        expect("2.01", call("POST", object, body));
    }

    void write(String path, String value) throws Exception {
        expect("2.04", call("PUT", path, "{\"value\":%s}".formatted(value)));
    }

    /** In opaque, in blocks. */
    void push(String path, byte[] content) throws Exception {
        var encoded = Base64.getEncoder().encodeToString(content);
        expect("2.04", call("PUT", path + "?format=42", "{\"value\":\"%s\"}".formatted(encoded)));
    }

    void update(String instance, String path, String value) throws Exception {
        expect("2.04", call("POST", instance, "{\"values\":[{\"path\":\"%s\",\"value\":%s}]}".formatted(path, value)));
    }

    void execute(String path, String body) throws Exception {
        expect("2.04", call("POST", path, body));
    }

    private Rest.Answer call(String method, String path, String body) throws Exception {
        return rest.call(method, "clients/" + endpoint + path, body);
    }

    private static void expect(String code, Rest.Answer answer) {
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
    }

    /** Reads until it is that; each answer takes its time. */
    void await(String path, String value) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var shown = read(path);
        while (!shown.equals(value)) {
            assertThat(System.nanoTime())
                    .as("%s is %s, not %s", path, shown, value)
                    .isLessThan(end);
            shown = read(path);
        }
    }

    /** The value, or the code of the answer without one. */
    String read(String path) throws Exception {
        var answer = call("GET", path, "");
        return answer.code().equals("2.05") ? answer.value(path).asText() : answer.code();
    }
}
