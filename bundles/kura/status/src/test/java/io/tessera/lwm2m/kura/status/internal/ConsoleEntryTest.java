// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.console.webconsole.internal.StatusPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what of the live page on Kura's port. */
class ConsoleEntryTest {

    private final KuraOnJetty kura = new KuraOnJetty();
    private ConsoleEntry entry;

    @BeforeEach
    void register() throws Exception {
        entry = new ConsoleEntry(kura, new Identities(), new StatusPage());
    }

    @AfterEach
    void stop() {
        kura.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry.js", "status.json", "why.json", "status.js", "status.css", "page"})
    void nothing_is_shown_without_login(String name) {
        assertThat(kura.send("GET", "/lwm2m-gateway/" + name).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entry.js", "status.json", "why.json", "status.js", "status.css", "page"})
    void nothing_is_shown_to_a_session_of_nobody(String name) {
        kura.send("GET", "/login?as=");

        assertThat(kura.send("GET", "/lwm2m-gateway/" + name).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status.json", "why.json", "status.js", "status.css", "page"})
    void an_identity_without_the_permission_sees_that_it_needs_one(String name) {
        kura.send("GET", "/login?as=viewer");

        var answer = kura.send("GET", "/lwm2m-gateway/" + name);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"detail\":\"This needs the permission kura.admin.\"");
    }

    @Test
    void an_identity_that_was_deleted_meanwhile_sees_nothing() {
        kura.send("GET", "/login?as=gone");

        assertThat(kura.send("GET", "/lwm2m-gateway/status.json").statusCode()).isEqualTo(403);
    }

    @Test
    void an_administrator_sees_the_page() {
        kura.send("GET", "/login?as=admin");

        assertThat(kura.send("GET", "/lwm2m-gateway/status.json").body()).isEqualTo("{\"clients\":[]}");
        assertThat(kura.send("GET", "/lwm2m-gateway/status.js").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void nothing_can_be_changed(String method) {
        kura.send("GET", "/login?as=admin");

        assertThat(kura.send(method, "/lwm2m-gateway/status.json").statusCode()).isEqualTo(405);
    }

    @Test
    void it_goes_without_a_trace() {
        kura.send("GET", "/login?as=admin");

        entry.withdraw();

        assertThat(kura.send("GET", "/lwm2m-gateway/status.json").statusCode()).isEqualTo(404);
        assertThat(kura.send("GET", "/login?as=admin").body()).doesNotContain("entry.js");
    }
}
