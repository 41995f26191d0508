// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

/** What a request was answered. */
final class Answered {

    private Answered() {}

    /** The answer, which has that code. */
    static Seen with(Wire wire, Seen request, String code) throws InterruptedException {
        var answer = wire.answer(request);
        var what = answer.contentFormat() == 40
                        || code.startsWith("2") && answer.code().startsWith("2")
                ? ""
                : answer.message().getPayloadString();
        assertThat(answer.code()).as("answer to %s: %s", request, what).isEqualTo(code);
        return answer;
    }
}
