// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.console.webconsole.internal.StatusPage;
import io.tessera.lwm2m.server.console.internal.InBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The entry in a menu as Kura has it: the script runs in a frame, and what it shows is in the page above. */
class ConsoleEntryInBrowserTest extends InBrowser {

    private final KuraOnJetty kura = new KuraOnJetty();

    @BeforeEach
    void register() throws Exception {
        new ConsoleEntry(kura, new Identities(), new StatusPage());
    }

    @AfterEach
    void stop() {
        browser.open("about:blank");
        kura.close();
    }

    @Test
    void an_administrator_opens_the_page_as_often_as_he_likes() {
        browser.open(kura.uri("/login?as=admin").toString());

        browser.press("nav", "LwM2M");
        browser.see("#lwm2m-status .bad", "No client runs.");
        browser.press("nav", "LwM2M");
        browser.see("#lwm2m-status .bad", "No client runs.");

        assertThat(browser.run("return document.querySelectorAll('#lwm2m-status').length"))
                .isEqualTo(1L);
    }
}
