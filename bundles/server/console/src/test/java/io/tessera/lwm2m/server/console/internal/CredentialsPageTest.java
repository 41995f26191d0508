// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.server.rest.RememberedCredentials;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may connect, on the page: never with a key, but for one that is drawn there. */
class CredentialsPageTest extends BehindLogin {

    private static final String KEY = "6f1b0f1d3a5c7e9f0123456789abcdef";

    private RememberedCredentials credentials;

    @BeforeEach
    void start() {
        credentials = rest.credentials();
        rest.server().register("gateway", "/3/0");
        var fixed = new Identity.PreSharedKey("gateway-psk");
        credentials.known.put(fixed, new KnownClient(fixed, List.of("gateway"), true));
        credentials.put(new Credentials.PreSharedKey("meter-7", HexFormat.of().parseHex(KEY)), List.of("meter-7"));
    }

    private void show(String pair) {
        show(pair, "#credentials");
        browser.see("#credentials");
    }

    @Test
    void an_operator_lets_a_client_in_with_a_key_that_is_shown_once() {
        show(OPERATOR);
        browser.press("#credentials", "Add");
        browser.type("dialog label:nth-of-type(2) input", "urn:dev:<9>");
        browser.picture("credentials-add");
        browser.press("dialog", "Add");

        browser.see("dialog.once .key");
        var shown = browser.text("dialog.once .key").trim();
        assertThat(HexFormat.of().parseHex(shown)).hasSize(16).isEqualTo(credentials.keys.get("urn:dev:<9>"));
        browser.picture("credentials-once");
        browser.press("dialog.once", "Close");
        browser.see("[data-identity='urn:dev:<9>']", "Pre-shared key");
        assertThat((String) browser.run("return document.documentElement.outerHTML"))
                .doesNotContain(shown)
                .doesNotContain(KEY);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void an_operator_gives_a_key_that_it_has_and_is_told_what_is_wrong_with_it() {
        show(OPERATOR);
        browser.press("#credentials", "Add");
        browser.type("dialog label:nth-of-type(2) input", "valve");
        browser.run("const source = document.querySelectorAll('dialog select')[1]; source.value = 'typed';"
                + " source.dispatchEvent(new Event('change'))");
        browser.type("dialog label:nth-of-type(4) input", "not a key");
        browser.press("dialog", "Add");
        browser.see("dialog .refusal", "hexadecimal");

        browser.type("dialog label:nth-of-type(4) input", KEY);
        browser.press("dialog", "Add");

        browser.see("[data-identity='valve']");
        browser.seeNo("dialog");
        assertThat(credentials.keys.get("valve")).isEqualTo(HexFormat.of().parseHex(KEY));
    }

    @Test
    void an_operator_adds_a_public_key_and_a_certificate_and_removes_one() throws Exception {
        var key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        show(OPERATOR);
        browser.press("#credentials", "Add");
        choose("public-key");
        browser.run(
                "document.querySelector('dialog textarea').value = '-----BEGIN PUBLIC KEY-----\\n%s\\n-----END PUBLIC KEY-----'"
                        .formatted(Base64.getEncoder().encodeToString(key.getEncoded())));
        browser.type("dialog label:nth-of-type(7) input", "pump pump-2");
        browser.press("dialog", "Add");
        browser.see("[data-identity='%s']".formatted(Identity.PublicKey.of(key).fingerprint()), "pump-2");

        browser.press("#credentials", "Add");
        choose("certificate");
        browser.type("dialog label:nth-of-type(6) input", "meter.example");
        browser.press("dialog", "Add");
        browser.see("[data-identity='meter.example']", "Certificate name");

        browser.press("[data-identity='meter-7']", "Remove");
        browser.press("dialog", "Remove");
        browser.seeNo("[data-identity='meter-7']");
        assertThat(credentials.known).containsKey(new Identity.Certificate("meter.example"));
        assertThat(credentials.known).doesNotContainKey(new Identity.PreSharedKey("meter-7"));
    }

    private static void choose(String kind) {
        browser.run("const kind = document.querySelector('dialog select'); kind.value = '%s';".formatted(kind)
                + " kind.dispatchEvent(new Event('change'))");
    }

    @Test
    void what_somebody_else_changes_is_seen() {
        show(VIEWER);
        browser.see("[data-identity='meter-7']");

        credentials.put(new Identity.Certificate("valve.example"), List.of("valve"));
        browser.see("[data-identity='valve.example']", "valve");
        credentials.remove(new Identity.PreSharedKey("meter-7"));
        browser.seeNo("[data-identity='meter-7']");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_viewer_sees_who_and_changes_nothing() {
        show(VIEWER);

        browser.see("[data-identity='meter-7']", "meter-7");
        browser.see("[data-identity='gateway-psk']", "configured");
        browser.see("[data-identity='gateway-psk'] a.chip.live", "gateway");
        assertThat(browser.run("return document.querySelectorAll('#credentials button').length"))
                .isEqualTo(0L);
        browser.picture("credentials");
        browser.click("[data-view='clients']");
        browser.see(".endpoint", "gateway");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void it_fits_a_phone() {
        browser.size(390, 844);
        browser.dark();
        show(OPERATOR);
        browser.see("[data-identity='meter-7']");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        browser.picture("credentials-phone");
    }
}
