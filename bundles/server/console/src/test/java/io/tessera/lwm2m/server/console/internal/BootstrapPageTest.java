// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.rest.SimulatedBootstrap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What devices are provisioned with, edited on the page, and how that goes, live. */
class BootstrapPageTest extends BehindLogin {

    private static final String KEY = "6f1b0f1d3a5c7e9f0123456789abcdef";
    private static final String METERS =
            """
            {"endpoints":["meter-*"],"servers":[{"shortServerId":101,"uri":"coaps://server.example:5684",
             "protection":{"kind":"psk","identity":"{endpoint}","key":"%s"}}],"reads":["/1"]}
            """
                    .formatted(KEY);

    private SimulatedBootstrap bootstrap;

    @BeforeEach
    void start() {
        bootstrap = rest.bootstrap();
        rest.server().register("gateway", "/3/0");
    }

    private void show(String pair) {
        show(pair, "#bootstrap");
        browser.see("#bootstrap");
    }

    @Test
    void a_new_configuration_is_validated_and_put_in_force() {
        show(OPERATOR);
        browser.press("#bootstrap", "New");
        browser.type("dialog [data-field='name']", "meters");
        browser.type("dialog [data-field='endpoints']", "meter-*");
        browser.type("dialog [data-field='shortServerId']", "101");
        browser.type("dialog [data-field='uri']", "http://server.example");
        browser.press("dialog", "Validate");
        browser.see("dialog .refusal", "servers[0].uri");
        assertThat(browser.run("return document.activeElement.dataset.field")).isEqualTo("uri");

        browser.type("dialog [data-field='uri']", "coaps://server.example:5684");
        browser.press("dialog", "Validate");
        browser.see("dialog .plan", "Bootstrap-Write /0/1");
        browser.see("dialog .plan", "coaps://server.example:5684");
        assertThat(bootstrap.configurations().kept).isEmpty();
        browser.picture("bootstrap-edit");
        browser.press("dialog", "Put in force");

        browser.see("[data-configuration='meters']", "a key of 16 bytes for each device");
        var server = bootstrap.configurations().kept.get("meters").servers().get(0);
        assertThat(server.shortServerId()).isEqualTo(101);
        assertThat(server.protection()).isEqualTo(new Protection.GeneratedKey("{endpoint}-{server}", 16));
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint).contains("422"));
    }

    @Test
    void an_edit_keeps_the_key_or_puts_another_one_and_never_shows_it() throws Exception {
        bootstrapped();
        show(OPERATOR);
        browser.press("[data-configuration='meters']", "Edit");
        browser.see("dialog [data-field='protection.key']");
        assertThat((String) browser.run("return [...document.querySelectorAll('dialog input, dialog textarea')]"
                        + ".map((input) => input.value).join(' ') + document.documentElement.outerHTML"))
                .contains("coaps://server.example:5684")
                .doesNotContain(KEY);
        browser.press("dialog", "Put in force");
        browser.seeNo("dialog");
        assertThat(key()).isSameAs(Secret.KEPT);

        browser.press("[data-configuration='meters']", "Edit");
        browser.type("dialog [data-field='protection.key']", "00ff00ff00ff00ff00ff00ff00ff00ff");
        browser.press("dialog", "Put in force");
        browser.seeNo("dialog");
        assertThat(key().bytes()).isEqualTo(HexFormat.of().parseHex("00ff00ff00ff00ff00ff00ff00ff00ff"));
    }

    @Test
    void rows_come_and_go_and_a_refusal_finds_its_row() throws Exception {
        bootstrapped();
        show(OPERATOR);
        browser.press("[data-configuration='meters']", "Edit");
        browser.press("dialog", "Add a server");
        browser.press("dialog", "Add a server");
        browser.click("dialog .formrow:nth-of-type(2) > button");
        browser.type("dialog .formrow:nth-of-type(2) [data-field='shortServerId']", "102");
        browser.type("dialog .formrow:nth-of-type(2) [data-field='uri']", "coap:/");
        browser.run("document.querySelectorAll('dialog details').forEach((one) => { one.open = true; })");
        browser.press("dialog", "Add an entry");
        browser.type("dialog [data-field='object']", "3");
        browser.type("dialog [data-field='instance']", "0");
        browser.type("dialog [data-field='rights']", "101=RWE 0=R");
        browser.press("dialog", "Put in force");
        browser.see("dialog .refusal", "servers[1].uri");
        assertThat(browser.run("return document.activeElement.value")).isEqualTo("coap:/");

        browser.type("dialog .formrow:nth-of-type(2) [data-field='uri']", "coaps://b:1");
        browser.press("dialog", "Put in force");
        browser.seeNo("dialog");

        var kept = bootstrap.configurations().kept.get("meters");
        assertThat(kept.servers()).hasSize(2);
        assertThat(kept.accessControl().get(0).rights()).isEqualTo(Map.of(101, 7, 0, 1));
    }

    @Test
    void a_bootstrap_is_seen_step_by_step() {
        show(OPERATOR);
        browser.see("#bootstrap .devices", "No device has asked yet");

        bootstrap.begin("meter-1");
        browser.see("[data-device='meter-1'] .pill", "running");
        bootstrap.step("meter-1", BootstrapOperation.REQUEST, "/", ResponseCode.CHANGED);
        bootstrap.step("meter-1", BootstrapOperation.DELETE, "/", ResponseCode.DELETED);
        browser.see("[data-device='meter-1'] .steps", "Bootstrap-Delete /");
        bootstrap.step("meter-1", BootstrapOperation.WRITE, "/0/1", ResponseCode.BAD_REQUEST);
        browser.see("[data-device='meter-1'] .failed", "4.00");
        browser.see("[data-device='meter-1'] .failed", "<b>no</b> room");
        browser.picture("bootstrap");
        bootstrap.end("meter-1", State.FAILED, "Bootstrap-Write /0/1 was refused");

        browser.see("[data-device='meter-1'] .pill", "failed");
        browser.see("[data-device='meter-1'] .reason", "was refused");
        browser.press("[data-device='meter-1']", "Again");
        browser.see("#messages", "told to ask");
        assertThat(bootstrap.requests()).containsExactly("Bootstrap meter-1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_device_is_named_to_be_bootstrapped() {
        show(OPERATOR);
        browser.press("#bootstrap", "Bootstrap a device");
        browser.type("dialog input", "stubborn");
        browser.press("dialog", "Start");
        browser.see("dialog .refusal", "refused with 4.05");
        browser.type("dialog input", "gateway");
        browser.press("dialog", "Start");

        browser.seeNo("dialog");
        assertThat(bootstrap.requests()).containsExactly("Bootstrap stubborn", "Bootstrap gateway");
    }

    @Test
    void a_viewer_sees_everything_but_keys_and_changes_nothing() throws Exception {
        bootstrapped();
        bootstrap.begin("meter-1");
        show(VIEWER);

        browser.see("[data-device='meter-1'] .pill", "running");
        browser.press("[data-configuration='meters']", "Show");
        browser.see("dialog [data-field='uri']");
        assertThat(browser.run(
                        "return document.querySelectorAll('dialog :is(input, select, textarea):enabled').length"))
                .isEqualTo(0L);
        browser.press("dialog", "Close");
        assertThat(browser.run("return [...document.querySelectorAll('#bootstrap button')]"
                        + ".map((one) => one.textContent).join()"))
                .isEqualTo("Show");
    }

    @Test
    void without_a_bootstrap_server_there_is_nothing_of_it() {
        rest.companions().unsetBootstrapServer(bootstrap);
        show(OPERATOR, "#bootstrap");

        browser.see(".endpoint", "gateway");
        assertThat(browser.run("return document.getElementById('views').hidden"))
                .isEqualTo(true);
    }

    @Test
    void it_fits_a_phone() throws Exception {
        bootstrapped();
        bootstrap.begin("meter-1");
        bootstrap.step("meter-1", BootstrapOperation.DISCOVER, "/", ResponseCode.CONTENT);
        browser.size(390, 844);
        browser.dark();
        show(OPERATOR);
        browser.see("[data-device='meter-1']");
        browser.picture("bootstrap-phone");
        browser.press("[data-configuration='meters']", "Edit");
        browser.see("dialog");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        assertThat(browser.run("const box = document.querySelector('dialog .scroll');"
                        + " return box.scrollWidth <= box.clientWidth"))
                .isEqualTo(true);
        browser.picture("bootstrap-edit-phone");
    }

    /** Devices have a configuration with a key. */
    private void bootstrapped() throws Exception {
        var operator = "Basic " + java.util.Base64.getEncoder().encodeToString(OPERATOR.getBytes());
        var request = java.net.http.HttpRequest.newBuilder(rest.uri("/api/bootstrap/configurations/meters"))
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(METERS))
                .header("Content-Type", "application/json")
                .header("Authorization", operator);
        assertThat(rest.send(request).statusCode()).isEqualTo(200);
    }

    private Secret key() {
        var kept = bootstrap.configurations().kept.get("meters");
        return ((Protection.PreSharedKey) kept.servers().get(0).protection()).key();
    }
}
