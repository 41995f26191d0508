// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Value;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a browser that has to log in: what it loads, asks and follows goes with the login. */
class PageLoginTest extends BehindLogin {

    @BeforeEach
    void a_gateway_is_registered() {
        rest.server().register("gateway", "/3303/0");
        rest.server().set("gateway", "/3303/0/5700", Value.of(20.0));
    }

    @Test
    void an_operator_sees_values_move_and_reads() {
        show(OPERATOR, "");

        browser.see("#stream", "live");
        browser.press("[data-path='/3303/0'] > header", "Read");
        browser.see("[data-path='/3303/0'] .main output", "20");
        rest.server().register("sensor-7", "/3/0");
        browser.see("#list", "sensor-7");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_viewer_is_told_what_it_may_not() {
        show(VIEWER, "");

        browser.see("#stream", "live");
        browser.press("[data-path='/3303/0'] > header", "Observe");
        browser.see("#messages", "may look only");
    }

    @Test
    void nobody_else_sees_anything() {
        show("operator:guess", "");

        assertThat(browser.text("body")).doesNotContain("gateway");
        assertThat(browser.run("return document.querySelector('#list') === null"))
                .isEqualTo(true);
    }
}
