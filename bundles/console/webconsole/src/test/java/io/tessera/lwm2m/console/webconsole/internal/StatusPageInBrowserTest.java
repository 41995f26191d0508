// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.console.internal.InBrowser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page in a browser, without the frame. */
class StatusPageInBrowserTest extends InBrowser {

    private final PageOnJetty http = new PageOnJetty();

    @AfterEach
    void stop() {
        browser.open("about:blank");
        http.close();
    }

    @Test
    void a_person_sees_how_it_stands_and_asks_why() {
        browser.size(1280, 900);
        browser.open(http.uri("").toString());

        browser.see("[data-server='1']", "registered");
        browser.see("[data-server='1']", "300 s");
        browser.see("[data-server='2'] .bad", "<script>");
        browser.type("#lwm2m-status input[name=server]", "2");
        browser.run("document.querySelector('#lwm2m-status [name=operation]').value = 'WRITE'");
        browser.type("#lwm2m-status input[name=path]", "/3303/0/5750");
        browser.press("#lwm2m-status", "Why?");

        browser.see("#lwm2m-status output", "Refused with 4.01: own entry in /2/3");
        browser.picture("webconsole");
        assertThat(browser.run("return document.querySelectorAll('#lwm2m-status script').length"))
                .isEqualTo(0L);
    }

    @Test
    void a_person_asks_for_a_bootstrap() {
        browser.open(http.uri("").toString());
        browser.see("[data-server='1']", "registered");
        browser.run("window.confirm = () => true");
        browser.press("#lwm2m-status section", "Bootstrap…");

        browser.see("#lwm2m-status section output", "The Bootstrap-Server is asked.");
        assertThat(http.client().bootstraps()).isEqualTo(1);
    }

    @Test
    void it_fits_a_phone() {
        browser.size(390, 844);
        browser.open(http.uri("").toString());

        browser.see("[data-server='2']");
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }
}
