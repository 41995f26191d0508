// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.coap.internal.Authority;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.leshan.client.object.Security;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leshan clients at our server over DTLS: those that belong there, and those that must not get in. */
class SecureLeshanClientAtServerIT {

    private static final String KEY = "a secret of tests";

    @TempDir
    private static Path work;

    private static SecureServer server;
    private static OwnKey raw;

    @BeforeAll
    static void start() throws Exception {
        raw = Authority.rawKey();
        server = new SecureServer(new WorkFolder(work))
                .knows("keyed", KEY)
                .knows("owner", KEY)
                .knows("raw", raw.publicKey())
                .open()
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void int_401_a_pre_shared_key() throws Exception {
        isManaged("keyed", LeshanDevice.preShared(server.uri(), "keyed", KEY));
    }

    @Test
    void raw_public_keys() throws Exception {
        isManaged("raw", LeshanDevice.raw(server.uri(), raw, server.own()));
    }

    /** The name in the certificate is the endpoint's. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void int_402_certificates(int usage) throws Exception {
        var name = "certified-" + usage;
        var expected = usage == 0 || usage == 2
                ? server.root().certificate()
                : server.own().chain().get(0);
        isManaged(name, LeshanDevice.certified(server.uri(), certified(name), expected, usage));
    }

    private static OwnKey certified(String name) throws Exception {
        return server.root().certify(new Certified(name).usage(Authority.FOR_CLIENTS));
    }

    private static void isManaged(String endpoint, Security security) throws Exception {
        var rest = server.rest();
        var client = "clients/" + endpoint;
        try (var device =
                new LeshanDevice(endpoint, security, true, server.root().certificate())) {
            assertThat(device.awaitOutcome()).isEqualTo(LeshanDevice.REGISTERED);

            assertThat(rest.get(client + "/3/0/0").value("/3/0/0").asText()).isEqualTo("Acme");
            var observed = rest.call("PUT", client + "/observations/3/0/15", "");
            assertThat(observed.body().path("observed").asBoolean())
                    .as(observed.body().toString())
                    .isTrue();
            var zone = "Etc/" + endpoint;
            assertThat(rest.call("PUT", client + "/3/0/15", "{\"value\":\"%s\"}".formatted(zone))
                            .code())
                    .isEqualTo("2.04");
            rest.awaitEvent(event -> event.toString().contains(zone));

            assertThat(rest.call("PUT", client + "/1/0/1", "{\"value\":600}").code())
                    .isEqualTo("2.04");
            rest.awaitEvent(event -> event.toString().contains("\"lifetime\":600")
                    && event.toString().contains(endpoint));
        }
        rest.awaitEvent(event ->
                event.toString().contains("deregister") && event.toString().contains(endpoint));
        assertThat(server.has(endpoint)).isFalse();
    }

    @Test
    void a_wrong_key_gets_no_answer() throws Exception {
        refused(LeshanDevice.NO_ANSWER, "keyed", LeshanDevice.preShared(server.uri(), "keyed", "another secret"));
        server.awaitLine("WARN", "wrong key for the PSK identity keyed");
    }

    @Test
    void an_unknown_identity_gets_no_answer() throws Exception {
        refused(LeshanDevice.NO_ANSWER, "stranger", LeshanDevice.preShared(server.uri(), "stranger", KEY));
        server.awaitLine("WARN", "unknown PSK identity stranger");
    }

    @Test
    void an_unknown_public_key_is_refused() throws Exception {
        var unknown = Authority.rawKey();
        refused(LeshanDevice.NO_ANSWER, "raw", LeshanDevice.raw(server.uri(), unknown, server.own()));
        server.awaitLine("WARN", "unknown public key " + unknown);
    }

    @Test
    void a_certificate_of_another_authority_is_refused() throws Exception {
        var forged = new Authority("root").certify(new Certified("certified-7"));
        refused(LeshanDevice.NO_ANSWER, "certified-7", pinned(forged));
        server.awaitLine("WARN", "the certificate of CN=certified-7");
    }

    @Test
    void a_certificate_that_has_expired_is_refused() throws Exception {
        var old = server.root().certify(new Certified("old").valid(Duration.ofDays(-2), Duration.ofDays(-1)));
        refused(LeshanDevice.NO_ANSWER, "old", pinned(old));
        server.awaitLine("WARN", "the certificate of CN=old has expired");
    }

    private static Security pinned(OwnKey device) throws Exception {
        return LeshanDevice.certified(server.uri(), device, server.own().chain().get(0), 3);
    }

    @Test
    void a_name_that_is_not_of_the_credentials_is_refused() throws Exception {
        refused("BAD_REQUEST", "raw", LeshanDevice.preShared(server.uri(), "keyed", KEY));
        refused("BAD_REQUEST", "keyed", LeshanDevice.raw(server.uri(), raw, server.own()));
        refused("BAD_REQUEST", "raw", pinned(certified("certified-8")));
        server.awaitLine("WARN", "certified-8");
    }

    @Test
    void a_name_that_credentials_protect_is_not_to_be_had_without_security() throws Exception {
        refused("FORBIDDEN", "keyed", LeshanDevice.open(server.openUri()));
    }

    @Test
    void a_name_that_nothing_protects_is_to_be_had_without_security() throws Exception {
        isManaged("anybody", LeshanDevice.open(server.openUri()));
    }

    @Test
    void a_location_is_of_the_credentials_that_registered_it() throws Exception {
        try (var owner = new SecureCoap(server.uri(), "owner", KEY);
                var other = new SecureCoap(server.uri(), "keyed", KEY)) {
            var location = owner.register("owner");

            assertThat(other.update(location + "?lt=999")).isEqualTo("4.04");
            assertThat(other.deregister(location)).isEqualTo("4.04");

            var registration = server.rest().get("clients/owner").body();
            assertThat(registration.path("lifetime").asInt()).isEqualTo(300);
            assertThat(owner.update(location + "?lt=600")).isEqualTo("2.04");
            assertThat(owner.deregister(location)).isEqualTo("2.02");
        }
    }

    private static void refused(String outcome, String endpoint, Security security) throws Exception {
        boolean isPatient = !outcome.equals(LeshanDevice.NO_ANSWER);
        try (var device =
                new LeshanDevice(endpoint, security, isPatient, server.root().certificate())) {
            assertThat(device.awaitOutcome()).contains(outcome);
        }
        assertThat(server.has(endpoint)).isFalse();
    }
}
