// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser that has to log in: what it loads, asks and follows goes with the login. */
@Timeout(120)
class PageLoginTest {

    private static Browser browser;

    @TempDir
    private Path folder;

    private RestOnJetty rest;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void a_gateway_is_registered() throws IOException {
        Files.writeString(folder.resolve("viewer-password"), "look");
        Files.writeString(folder.resolve("operator-password"), "do");
        rest = new RestOnJetty(
                Map.of("authentication", "basic", "passwords", folder.toString()),
                Map.of("/lwm2m/*", new PageServlet(new Configured("/api"))));
        rest.server().register("gateway", "/3303/0");
        rest.server().set("gateway", "/3303/0/5700", Value.of(20.0));
    }

    @AfterEach
    void stop() {
        browser.open("about:blank");
        rest.close();
    }

    /** As a person does who types the pair into the address. */
    private void show(String pair) {
        browser.open("http://%s@127.0.0.1:%d/lwm2m/".formatted(pair, rest.port()));
    }

    @Test
    void an_operator_sees_values_move_and_reads() {
        show("operator:do");

        browser.see("#stream", "live");
        browser.press("[data-path='/3303/0'] > header", "Read");
        browser.see("[data-path='/3303/0'] .main output", "20");
        rest.server().register("sensor-7", "/3/0");
        browser.see("#list", "sensor-7");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_viewer_is_told_what_it_may_not() {
        show("viewer:look");

        browser.see("#stream", "live");
        browser.press("[data-path='/3303/0'] > header", "Observe");
        browser.see("#messages", "may look only");
    }

    @Test
    void nobody_else_sees_anything() {
        show("operator:guess");

        assertThat(browser.text("body")).doesNotContain("gateway");
        assertThat(browser.run("return document.querySelector('#list') === null"))
                .isEqualTo(true);
    }
}
