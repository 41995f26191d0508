// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import io.tessera.lwm2m.server.rest.RestOnJetty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page where viewers and operators log in. */
class BehindLogin extends InBrowser {

    static final String OPERATOR = "operator:do";
    static final String VIEWER = "viewer:look";

    RestOnJetty rest;

    @TempDir
    private Path folder;

    @BeforeEach
    void startServer() throws IOException {
        Files.writeString(folder.resolve("viewer-password"), "look");
        Files.writeString(folder.resolve("operator-password"), "do");
        rest = new RestOnJetty(
                Map.of("authentication", "basic", "passwords", folder.toString()),
                Map.of("/lwm2m/*", new PageServlet(new Configured("/api"))));
        browser.size(1280, 900);
        browser.light();
    }

    @AfterEach
    void stopServer() {
        browser.open("about:blank");
        rest.close();
    }

    /** As a person does who types the pair into the address. */
    void show(String pair, String view) {
        browser.open("http://%s@127.0.0.1:%d/lwm2m/%s".formatted(pair, rest.port(), view));
    }
}
