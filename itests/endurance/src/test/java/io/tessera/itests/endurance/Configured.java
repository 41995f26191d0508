// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;

/**
 * What a Bootstrap-Server makes of a client: one account, and something beside. Nothing of it is the same in two of them.
 *
 * @param server where the client registers
 * @param number which of them it is, from 1
 */
record Configured(RecordingServer server, int number) {

    private static final int SENML_JSON = 110;
    private static final int LINKS = 40;
    private static final int LIFETIME = 3000;

    /** The Bootstrap-Server's messages: what was before goes, the account and an identity come, and the Finish. */
    List<Request> messages() {
        var messages = new ArrayList<Request>();
        messages.add(to(Request.newDelete(), "/0"));
        messages.add(to(Request.newDelete(), "/1"));
        messages.add(to(Request.newDelete(), "/16"));
        messages.addAll(added());
        return messages;
    }

    /** Those that add it to what there is. */
    List<Request> added() {
        var messages = new ArrayList<Request>();
        messages.add(write(
                "/0/1%d".formatted(number),
                """
                [{"bn":"/0/1%1$d/","n":"0","vs":"%2$s"},{"n":"1","vb":false},{"n":"2","v":3},{"n":"10","v":%1$d}]
                """
                        .formatted(number, server.uri())));
        messages.add(write(
                "/1/%d".formatted(number),
                """
                [{"bn":"/1/%1$d/","n":"0","v":%1$d},{"n":"1","v":%2$d},{"n":"6","vb":true},{"n":"7","vs":"U"}]
                """
                        .formatted(number, LIFETIME + number)));
        messages.add(write(
                "/16/%d".formatted(number), "[{\"n\":\"/16/%d/0/0\",\"vs\":\"%s\"}]".formatted(number, identity())));
        messages.add(to(Request.newPost(), "/bs"));
        return messages;
    }

    private String identity() {
        return "configuration " + number;
    }

    private static Request write(String path, String senml) {
        var request = to(Request.newPut(), path);
        request.setPayload(senml.strip().getBytes(UTF_8));
        request.getOptions().setContentFormat(SENML_JSON);
        return request;
    }

    private static Request to(Request request, String path) {
        request.getOptions().setUriPath(path);
        return request;
    }

    /** All of it is in force, and nothing else. */
    void isInForce() throws Exception {
        assertThat(text("/1/%d/1".formatted(number))).isEqualTo(Integer.toString(LIFETIME + number));
        assertThat(text("/16/%d/0/0".formatted(number))).isEqualTo(identity());
        for (int object : new int[] {1, 16}) {
            assertThat(links(object))
                    .filteredOn(link -> link.matches("</%d/\\d+>.*".formatted(object)))
                    .singleElement()
                    .asString()
                    .startsWith("</%d/%d>".formatted(object, number));
        }
    }

    private List<String> links(int object) throws Exception {
        var discover = to(Request.newGet(), "/" + object);
        discover.getOptions().setAccept(LINKS);
        return List.of(payload(server.ask(discover)).split(","));
    }

    private String text(String path) throws Exception {
        var read = to(Request.newGet(), path);
        read.getOptions().setAccept(0);
        return payload(server.ask(read));
    }

    private static String payload(Response response) {
        assertThat(response.isSuccess()).as(response.toString()).isTrue();
        return new String(response.getPayload(), UTF_8);
    }

    /** Has the client ask for a bootstrap. */
    void trigger() throws Exception {
        var answer = server.ask(triggering());
        assertThat(answer.isSuccess()).as(answer.toString()).isTrue();
    }

    /** The trigger, as it is sent. */
    Request triggering() {
        return to(Request.newPost(), "/1/%d/9".formatted(number));
    }
}
