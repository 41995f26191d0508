// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.CoapClient.Library;
import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.coap.internal.Authority;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** libcoap's {@code coap-client} on OpenSSL and on GnuTLS as a device at our server. Skipped where it isn't installed. */
class SecureCoapClientAtServerIT {

    private static final String KEY = "a secret of tests";
    private static final String NOT_ANSWERED = "none";

    @TempDir
    private static Path work;

    private static WorkFolder files;
    private static SecureServer server;
    private static OwnKey raw;

    @BeforeAll
    static void start() throws Exception {
        raw = Authority.rawKey();
        files = new WorkFolder(work);
        server = new SecureServer(files)
                .knows("OPENSSL", KEY)
                .knows("GNUTLS", KEY)
                .knows("raw", raw.publicKey());
        server.start();
        files.pem("root.pem", List.of(server.root().certificate()));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void int_401_a_pre_shared_key(Library library) throws Exception {
        isRegisteredUntilItGoes(library, library.name(), "-u", library.name(), "-k", KEY);
    }

    @ParameterizedTest
    @EnumSource
    void int_402_certificates(Library library) throws Exception {
        var name = "certified-" + library;
        isRegisteredUntilItGoes(library, name, certificate(server.root().certify(new Certified(name)), name));
    }

    @Test
    void raw_public_keys() throws Exception {
        var pem = files.pem("raw.pem", raw);
        isRegisteredUntilItGoes(Library.GNUTLS, "raw", "-n", "-M", pem.toString());
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_key_gets_no_answer(Library library) throws Exception {
        isRefused(library, library.name(), "-u", library.name(), "-k", "another secret");
        server.awaitLine("WARN", "wrong key for the PSK identity " + library);
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_identity_gets_no_answer(Library library) throws Exception {
        isRefused(library, "stranger", "-u", "stranger", "-k", KEY);
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_of_another_authority_is_refused(Library library) throws Exception {
        var name = "forged-" + library;
        isRefused(library, name, certificate(new Authority("root").certify(new Certified(name)), name));
        server.awaitLine("WARN", "the certificate of CN=" + name);
    }

    private static String[] certificate(OwnKey key, String name) throws Exception {
        var certificate = files.pem(name + ".pem", key.chain());
        var own = files.pem(name + ".key", key);
        return new String[] {
            "-c",
            certificate.toString(),
            "-j",
            own.toString(),
            "-R",
            work.resolve("root.pem").toString()
        };
    }

    private static void isRegisteredUntilItGoes(Library library, String name, String... proof) throws Exception {
        var client = library.client().with(proof);
        var answer = register(client, name);
        assertThat(answer.code()).as(answer.text()).isEqualTo("2.01");
        assertThat(server.has(name)).isTrue();

        var location = server.uri() + "/" + answer.location();
        assertThat(client.call("-m", "post", location + "?lt=600").code()).isEqualTo("2.04");
        assertThat(client.call("-m", "delete", location).code()).isEqualTo("2.02");
        assertThat(server.has(name)).isFalse();
    }

    private static void isRefused(Library library, String name, String... proof) throws Exception {
        var answer = register(library.client().with("-B", "1").with(proof), name);
        assertThat(answer.code()).as(answer.text()).isEqualTo(NOT_ANSWERED);
        assertThat(server.has(name)).isFalse();
    }

    private static CoapClient.Answer register(CoapClient client, String name) throws Exception {
        var uri = server.uri() + "/rd?lt=300&lwm2m=1.1&b=U&ep=" + name;
        return client.call("-m", "post", "-t", "40", "-e", "</1/0>,</3/0>", uri);
    }
}
