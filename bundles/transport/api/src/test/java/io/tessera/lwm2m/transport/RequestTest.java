// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {

    @Test
    void a_request_is_shown_as_method_path_and_query() {
        var request = Request.of(Method.GET, List.of("3", "0")).withQuery(List.of("pmin=1", "gt"));

        assertThat(request).hasToString("GET /3/0?pmin=1&gt");
    }

    @Test
    void what_a_peer_put_in_to_forge_a_line_of_the_log_is_not_shown() {
        var request =
                Request.of(Method.POST, List.of("rd\n12:00 INFO all is well")).withQuery(List.of("ep=\u0000\u001b[2J"));

        assertThat(request).hasToString("POST /rd?12:00 INFO all is well?ep=??[2J");
    }
}
