// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.QueueListener.End;
import io.tessera.lwm2m.server.QueueListener.Outcome;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import io.tessera.lwm2m.server.rest.SimulatedServer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a browser, against the REST interface of a simulated server. */
class PageTest extends InBrowser {

    private static final String VALUE = "[data-path='/3303/0'] .main output";

    private RestOnJetty rest;
    private SimulatedServer server;

    @BeforeEach
    void a_gateway_is_registered() {
        rest = new RestOnJetty(
                Map.of("name", "Server North"), Map.of("/lwm2m/*", new PageServlet(new Configured("/api"))));
        server = rest.server();
        server.register("gateway", "/1/0", "/3/0", "/3303/0", "/3303/1", "/30000/0");
        server.set("gateway", "/3/0/0", Value.of("Acme"));
        server.set("gateway", "/3303/0/5700", Value.of(20.0));
        server.set("gateway", "/3303/0/5750", Value.of("Cabinet"));
        server.set("gateway", "/3303/1/5700", Value.of(41.25));
        server.set("gateway", "/30000/0/1", Value.of(9007199254740993L));
        server.set("gateway", "/30000/0/4", Value.of(true));
        browser.size(1280, 900);
        browser.light();
    }

    @AfterEach
    void stop() {
        browser.open("about:blank");
        rest.close();
    }

    private void show() {
        browser.open(rest.uri("/lwm2m/").toString());
        browser.see("#stream", "live");
    }

    @Test
    void values_move_as_notifications_come() {
        rest.put("/api/clients/gateway/observations/3303/0", "");
        show();

        browser.see("#server", "Server North");
        browser.see("#count", "1 client");
        browser.see("[data-path='/3303/0'] h4", "Cabinet");
        browser.see(VALUE, "20");
        for (int i = 1; i <= 30; i++) {
            server.change("gateway", "/3303/0/5700", Value.of(20 + 5 * Math.sin(i / 4.0)));
        }
        server.change("gateway", "/3303/0/5700", Value.of(23.5));

        browser.see(VALUE, "23.5");
        browser.see("[data-path='/3303/0'] .main .units", "°C");
        assertThat((String) browser.run(
                        "return document.querySelector(\"[data-path='/3303/0'] .main .line\").getAttribute('d')"))
                .startsWith("M0.0,")
                .contains("L120.0,");
        browser.picture("desktop");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void who_comes_and_goes_is_seen() {
        show();
        server.register("sensor-7", "/3/0");

        browser.see("#list", "sensor-7");
        browser.see("#count", "2 clients");
        server.deregister("gateway", Reason.EXPIRED);
        server.deregister("sensor-7", Reason.DEREGISTERED);

        browser.see("#client", "No client is registered yet");
        server.register("gateway", "/3/0");
        browser.see(".endpoint", "gateway");
        server.update("gateway", "/3/0", "/3303/9");
        browser.see("[data-path='/3303/9']");
    }

    @Test
    void a_button_reads() {
        show();

        browser.press("[data-path='/3303/1'] > header", "Read");

        browser.see("[data-path='/3303/1'] .main output", "41.25");
        assertThat(server.requests()).contains("Read gateway /3303/1");
    }

    @Test
    void a_button_writes_with_every_digit() {
        show();
        browser.press("[data-path='/30000/0'] > header", "Read");
        browser.see("[data-path='/30000/0/1'] output", "9007199254740993");

        browser.press("[data-path='/30000/0/1']", "Write");
        browser.type("dialog input", "9223372036854775807");
        browser.picture("write");
        browser.press("dialog", "Write");

        browser.see("[data-path='/30000/0/1'] output", "9223372036854775807");
        assertThat(server.get("gateway", "/30000/0/1")).isEqualTo(Value.of(Long.MAX_VALUE));
    }

    @Test
    void a_resource_instance_is_named_when_it_is_written() {
        show();
        browser.press("[data-path='/30000/0']", "10 more that may be there");

        browser.press("[data-path='/30000/0/9']", "Write");
        browser.type("dialog input[type=number]", "3");
        browser.type("dialog input[inputmode=numeric]", "-5");
        browser.press("dialog", "Write");

        browser.see("#messages", "Written");
        assertThat(server.requests()).contains("Update gateway /30000/0/9 [/30000/0/9/3=-5]");
        browser.see("[data-path='/30000/0/9/3'] output", "-5");
    }

    @Test
    void a_button_executes() {
        show();
        browser.press("[data-path='/3303/0']", "3 more that may be there");

        browser.press("[data-path='/3303/0/5605']", "Execute");
        browser.type("dialog input", "0='now'");
        browser.press("dialog", "Execute");

        browser.see("#messages", "Executed");
        assertThat(server.requests()).contains("Execute gateway /3303/0/5605 (0='now')");
    }

    @Test
    void a_button_observes_and_cancels() {
        show();

        browser.press("[data-path='/3303/1'] > header", "Observe");
        browser.see("[data-path='/3303/1'] header .on", "Observed");
        server.change("gateway", "/3303/1/5700", Value.of(42.75));
        browser.see("[data-path='/3303/1'] .main output", "42.75");
        browser.press("[data-path='/3303/1'] > header", "Observed");

        browser.seeNo("[data-path='/3303/1'] header .on");
        assertThat(server.requests()).contains("Cancel gateway /3303/1");
    }

    @Test
    void buttons_create_and_delete_and_write_attributes() {
        show();

        browser.press("[data-object='3303'] > header", "Create");
        browser.type("dialog input[type=number]", "5");
        browser.press("dialog", "Create");
        browser.see("#messages", "/3303/5");
        browser.click("[data-path='/3303/1'] summary");
        browser.press("[data-path='/3303/1'] > header", "Attributes");
        browser.type("dialog input", "10");
        browser.press("dialog", "Write");
        browser.see("#messages", "Attributes written");
        browser.click("[data-path='/3303/1'] summary");
        browser.press("[data-path='/3303/1'] > header", "Delete");
        browser.press("dialog", "Delete");
        browser.see("#messages", "Deleted");

        assertThat(server.requests())
                .contains(
                        "Create gateway /3303/5 []",
                        "Write-Attributes gateway /3303/1 [pmin=10]",
                        "Delete gateway /3303/1");
    }

    @Test
    void buttons_discover_and_show_what_was_reported() {
        show();

        browser.click("[data-path='/3303/1'] summary");
        browser.press("[data-path='/3303/1'] > header", "Discover");
        browser.see("dialog", "/3303/1");
        browser.see("dialog", "pmin=10");
        browser.press("dialog", "Close");
        browser.click("[data-path='/3303/1'] summary");
        browser.press("[data-path='/3303/1'] > header", "History");

        browser.see("dialog", "41.25");
        browser.see("dialog", "1.5");
        browser.picture("history");
        browser.press("dialog", "Close");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_client_of_1_2_is_discovered_as_deep_as_wanted() {
        server.register("profiled", "/3/0");
        show();
        browser.run("location.hash = '#/profiled'");
        browser.see(".facts", "6:1234abcd, v:meter");

        browser.click("[data-path='/3/0'] summary");
        browser.press("[data-path='/3/0'] > header", "Discover");
        browser.run("document.querySelector('dialog select').value = '2'");
        browser.press("dialog", "Discover");

        browser.see("dialog", "/3/0");
        browser.press("dialog", "Close");
        assertThat(server.requests()).contains("Discover profiled /3/0 depth 2");
    }

    @Test
    void what_waits_for_a_client_that_sleeps_is_shown_and_can_be_taken_back() {
        server.register("sleepy", "/3/0");
        show();
        browser.run("location.hash = '#/sleepy'");

        browser.see(".queue", "2 waiting · the client sleeps");
        browser.see("[data-request='2']", "sent, not answered yet");
        browser.picture("queue");
        browser.press("[data-request='1']", "Take back");

        browser.see("#messages", "Taken back");
        assertThat(server.requests()).contains("Take back sleepy 1");
        rest.servlet()
                .finished(
                        SimulatedServer.waiting("sleepy", "1", true),
                        new Outcome(End.EXPIRED, Optional.empty(), "it slept too long"));
        browser.see(".message.error", "Read /3/0: expired");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_the_client_refuses_is_said() {
        show();
        server.answerNext(
                CompletableFuture.completedFuture(Answer.of(ResponseCode.METHOD_NOT_ALLOWED, "not while it rains")));

        browser.press("[data-path='/3303/1'] > header", "Read");

        browser.see(".message.error", "Read /3303/1: refused with 4.05");
        browser.see(".message.error", "not while it rains");
        browser.picture("error");
    }

    @Test
    void what_clients_call_themselves_does_no_harm() {
        var hostile = "<img src=x onerror=document.title='caught'>/..;%2F\"'\u202e";
        server.register(hostile, "/3303/0");
        server.set(hostile, "/3303/0/5700", Value.of(1.5));
        server.set(hostile, "/3303/0/5750", Value.of("<script>document.title='caught'</script>"));
        show();

        browser.see("#list", "<img src=x");
        browser.run("location.hash = '#/' + encodeURIComponent(" + literal(hostile) + ")");
        browser.see(".endpoint", "<img src=x onerror=document.title='caught'>/..;%2F\"'\\u202e");
        browser.press("[data-path='/3303/0'] > header", "Read");

        browser.see("[data-path='/3303/0'] h4", "<script>");
        assertThat(browser.run("return document.title")).isEqualTo("Server North");
        assertThat(browser.run("return document.querySelectorAll('#page img, #page script').length"))
                .isEqualTo(0L);
        assertThat(browser.complaints()).isEmpty();
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Test
    void the_page_says_when_the_stream_is_lost_and_catches_up() {
        show();
        int port = rest.port();
        rest.close();
        browser.see("#stream", "connecting");

        rest = new RestOnJetty(
                Map.of("name", "Server North", "port", port),
                Map.of("/lwm2m/*", new PageServlet(new Configured("/api"))));
        rest.server().register("newcomer", "/3/0");

        browser.see("#stream", "live");
        browser.see("#list", "newcomer");
        assertThat(browser.text("#list")).doesNotContain("gateway");
    }

    @Test
    void it_fits_a_phone_and_the_dark() {
        browser.size(390, 844);
        browser.dark();
        rest.put("/api/clients/gateway/observations/3303/0", "");
        rest.put("/api/clients/gateway/observations/30000/0", "");
        show();
        for (int i = 1; i <= 30; i++) {
            server.change("gateway", "/3303/0/5700", Value.of(20 + 5 * Math.sin(i / 4.0)));
        }
        browser.see("[data-path='/30000/0/1'] output", "9007199254740993");

        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        browser.picture("phone");
    }
}
