// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryCallsTest {

    private static final String MEASURED = "{\"path\":\"/3303/0/5700\",\"type\":\"float\",\"value\":1.5,"
            + "\"time\":\"2025-12-31T23:59:00Z\",\"name\":\"Sensor Value\",\"units\":\"Cel\","
            + "\"received\":\"2026-01-01T00:00:00Z\",\"by\":\"send\"}";
    private static final String NOTIFIED = "{\"path\":\"/3303/0/5700\",\"type\":\"float\",\"value\":21.5,"
            + "\"name\":\"Sensor Value\",\"units\":\"Cel\",\"received\":\"2026-01-01T00:00:00Z\",\"by\":\"notification\"}";

    private RestOnJetty rest;

    @BeforeEach
    void a_client_has_reported() {
        rest = RestOnJetty.start();
        rest.server().register("gateway", "/3303/0");
        rest.server().set("gateway", "/3303/0/5700", Value.of(21.5));
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @ParameterizedTest
    @CsvSource({"''", "/3303", "/3303/0", "/3303/0/5700"})
    void what_was_reported_at_and_below_a_path_is_shown_with_its_times(String path) {
        var shown = path.isEmpty() ? "/" : path;
        assertThat(rest.get("/api/clients/gateway/history" + path).body())
                .isEqualTo("{\"endpoint\":\"gateway\",\"path\":\"" + shown + "\",\"values\":[" + MEASURED + ","
                        + NOTIFIED + "]}");
    }

    @Test
    void the_newest_may_be_enough() {
        assertThat(rest.get("/api/clients/gateway/history/3303?limit=1").body()).endsWith("[" + NOTIFIED + "]}");
        assertThat(rest.get("/api/clients/gateway/history/3303?limit=0").body()).endsWith("[]}");
        assertThat(rest.get("/api/clients/gateway/history/3303?limit=9").body()).contains(MEASURED);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/clients/gateway/history/3, 200",
        "/api/clients/nobody/history, 404",
        "/api/clients/gateway/history/x, 400",
        "/api/clients/gateway/history?limit=-1, 400",
    })
    void other_addresses_have_none(String path, int status) {
        assertThat(rest.get(path).statusCode()).isEqualTo(status);
    }
}
