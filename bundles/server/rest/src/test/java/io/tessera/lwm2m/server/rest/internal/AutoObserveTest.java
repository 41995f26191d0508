// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.rest.SimulatedServer;
import io.tessera.lwm2m.transport.NoAnswer;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoObserveTest {

    private final SimulatedServer server = new SimulatedServer();

    private void observe(int limit, String... patterns) {
        var observe = new AutoObserve(config(limit, patterns), server.registrations(), server);
        server.tellRegistrations(observe);
    }

    @Test
    void what_registers_and_matches_is_observed() {
        observe(200, "/3/0", "/3200-3449/*", "/3303/*/5700", "/4");

        server.register("gateway", "/1/0", "/3/0", "/4/0", "/3303/0", "/3303/7", "/3450/0");

        assertThat(server.requests())
                .containsExactly(
                        "Observe gateway /3/0 [pmin=1]",
                        "Observe gateway /3303/0 [pmin=1]",
                        "Observe gateway /3303/7 [pmin=1]",
                        "Observe gateway /3303/0/5700 [pmin=1]",
                        "Observe gateway /3303/7/5700 [pmin=1]",
                        "Observe gateway /4 [pmin=1]");
    }

    @Test
    void who_registered_before_is_observed_too() {
        server.register("gateway", "/3/0");

        observe(200, "/3/0");

        assertThat(server.requests()).containsExactly("Observe gateway /3/0 [pmin=1]");
    }

    @Test
    void an_update_adds_what_is_new_only() {
        observe(200, "/3300-3399/*");
        server.register("gateway", "/3303/0");

        server.update("gateway", "/3303/0", "/3303/1");

        assertThat(server.requests())
                .containsExactly("Observe gateway /3303/0 [pmin=1]", "Observe gateway /3303/1 [pmin=1]");
    }

    @Test
    void one_request_is_under_way_at_a_time() {
        observe(200, "/3303/*");
        var first = new CompletableFuture<Answer>();
        server.answerNext(first);

        server.register("gateway", "/3303/0", "/3303/1");
        assertThat(server.requests()).hasSize(1);

        first.complete(Answer.of(ResponseCode.CONTENT, ""));
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void what_is_refused_is_not_asked_for_again_and_the_rest_is() {
        observe(200, "/3303/*");
        server.answerNext(CompletableFuture.completedFuture(Answer.of(ResponseCode.METHOD_NOT_ALLOWED, "no")));

        server.register("gateway", "/3303/0", "/3303/1");
        server.update("gateway", "/3303/0", "/3303/1");

        assertThat(server.requests())
                .containsExactly("Observe gateway /3303/0 [pmin=1]", "Observe gateway /3303/1 [pmin=1]");
    }

    @Test
    void who_does_not_answer_is_left_alone_until_it_updates() {
        observe(200, "/3303/*");
        server.answerNext(CompletableFuture.failedFuture(new NoAnswer(NoAnswer.Reason.TIMEOUT, "silence")));

        server.register("gateway", "/3303/0", "/3303/1");
        assertThat(server.requests()).hasSize(1);

        server.update("gateway", "/3303/0", "/3303/1");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void who_is_gone_is_asked_for_nothing_more() {
        observe(200, "/3303/*");
        var first = new CompletableFuture<Answer>();
        server.answerNext(first);
        server.register("gateway", "/3303/0", "/3303/1");

        server.deregister("gateway", Reason.EXPIRED);
        first.complete(Answer.of(ResponseCode.CONTENT, ""));

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_client_with_thousands_of_instances_gets_so_many_observations_only() {
        observe(3, "/3303/*");
        var objects = new String[1000];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = "/3303/" + i;
        }

        server.register("gateway", objects);

        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3/0", "/", "/x", "/3/0/0/0", "/3/0-1", "/65535/0", "/5-3/*", "/3/0/*", "/33xx"})
    void a_pattern_that_is_none_is_refused_by_name(String pattern) {
        assertThatThrownBy(() -> observe(200, pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("patterns: ");
    }

    private static AutoObserveConfig config(int limit, String... patterns) {
        return new AutoObserveConfig() {
            @Override
            public String[] patterns() {
                return patterns;
            }

            @Override
            public String[] attributes() {
                return new String[] {"pmin=1"};
            }

            @Override
            public int limit() {
                return limit;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return AutoObserveConfig.class;
            }
        };
    }
}
