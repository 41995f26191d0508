// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.server.rest.RememberedCredentials;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import io.tessera.lwm2m.transport.Identity;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialCallsTest {

    private static final String KEY = "6f1b0f1d3a5c7e9f0123456789abcdef";

    private final RememberedCredentials credentials = new RememberedCredentials();
    private RestOnJetty rest;

    @BeforeEach
    void start() {
        rest = RestOnJetty.start();
        rest.companions().setClientCredentials(credentials);
        var fixed = new Identity.PreSharedKey("fixed");
        credentials.known.put(fixed, new KnownClient(fixed, List.of("gateway"), true));
    }

    @AfterEach
    void stop() {
        rest.close();
    }

    @Test
    void a_key_is_put_and_never_told() {
        var put = rest.put(
                "/api/credentials/psk/meter%2F7", "{\"key\":\"%s\",\"endpoints\":[\"meter-7\"]}".formatted(KEY));

        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        assertThat(credentials.keys.get("meter/7")).hasSize(16).startsWith(0x6f, 0x1b);
        assertThat(put.body())
                .contains("\"kind\":\"psk\"", "\"identity\":\"meter/7\"", "\"endpoints\":[\"meter-7\"]")
                .doesNotContain(KEY);
        var all = rest.get("/api/credentials").body();
        assertThat(all).contains("fixed", "\"configured\":true", "meter/7").doesNotContain(KEY);
        var href = put.body().replaceAll(".*\"href\":\"([^\"]+)\".*", "$1");
        assertThat(rest.get(href).statusCode()).isEqualTo(200);
        assertThat(rest.delete(href).statusCode()).isEqualTo(200);
        assertThat(rest.get(href).statusCode()).isEqualTo(404);
        assertThat(rest.delete(href).statusCode()).isEqualTo(404);
    }

    @Test
    void an_identity_stands_for_itself_where_no_endpoint_is_named() {
        rest.put("/api/credentials/psk/meter", "{\"key\":\"%s\"}".formatted(KEY));
        rest.put("/api/credentials/certificate/meter.example", "{}");

        assertThat(credentials.known.get(new Identity.PreSharedKey("meter")).endpoints())
                .containsExactly("meter");
        assertThat(credentials
                        .known
                        .get(new Identity.Certificate("meter.example"))
                        .endpoints())
                .containsExactly("meter.example");
    }

    @Test
    void a_public_key_is_named_by_its_fingerprint_or_by_itself() throws GeneralSecurityException {
        var key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        var print = Identity.PublicKey.of(key).fingerprint();
        var body = "{\"key\":\"%s\",\"endpoints\":[\"a\"]}"
                .formatted(Base64.getEncoder().encodeToString(key.getEncoded()));

        assertThat(rest.put("/api/credentials/public-key", body).body()).contains(print);
        assertThat(rest.put("/api/credentials/public-key/" + print, body).statusCode())
                .isEqualTo(200);
        assertThat(rest.put(
                                "/api/credentials/public-key/" + print.toUpperCase(java.util.Locale.ROOT),
                                "{\"endpoints\":[\"b\"]}")
                        .body())
                .contains("[\"b\"]");
        var other = "0".repeat(64);
        assertThat(rest.put("/api/credentials/public-key/" + other, body).statusCode())
                .isEqualTo(400);
        assertThat(rest.delete("/api/credentials/public-key/" + print).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            quoteCharacter = '`',
            textBlock =
                    """
            path                    | body                                     | status
            /psk/meter              | {"key":"6f1b0f1d3a5c7e9"}                | 400
            /psk/meter              | {"key":"not the key"}                    | 400
            /psk/meter              | {"endpoints":["a"]}                      | 400
            /psk/meter              | {"key":6,"endpoints":["a"]}              | 400
            /psk/meter              | {"key":"6f1b0f1d","endpoints":"a"}       | 400
            /psk/meter              | {"key":"6f1b0f1d","endpoints":[" "]}     | 400
            /psk/meter              | {"key":"6f1b0f1d","other":1}             | 400
            /psk/meter              | {"key":"6f1b0f1d"                        | 400
            /psk/meter              | "6f1b0f1d"                               | 400
            /psk/fixed              | {"key":"6f1b0f1d"}                       | 409
            /public-key/abc         | {"endpoints":["a"]}                      | 400
            /public-key             | {"endpoints":["a"]}                      | 400
            /public-key             | {"key":"6f1b0f1d","endpoints":["a"]}     | 400
            /certificate/a          | {"endpoints":[7]}                        | 400
            /certificate            | {}                                       | 404
            /password/a             | {}                                       | 404
            ``                      | {}                                       | 405
            """)
    void what_makes_no_sense_is_refused_and_no_answer_quotes_the_key(String path, String body, int status) {
        var answer = rest.put("/api/credentials" + path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("6f1b").doesNotContain("not the key");
        assertThat(credentials.known).hasSize(1);
    }

    @Test
    void what_is_configured_is_not_taken_away() {
        assertThat(rest.delete("/api/credentials/psk/fixed").statusCode()).isEqualTo(409);
        assertThat(credentials.known).hasSize(1);
    }

    @Test
    void a_server_without_that_bundle_says_so() {
        rest.companions().unsetClientCredentials(credentials);

        var answer = rest.get("/api/credentials");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("no bundle");
    }
}
