// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.leshan.client.object.Security;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leshan clients that know only their Bootstrap-Server, which is our server as it is shipped, and where they register then. */
class LeshanClientBootstrapsHereIT {

    private static final String BOOTSTRAP = "io.tessera.lwm2m.server.bootstrap.";
    private static final byte[] KEY = "for the bootstrap".getBytes(UTF_8);

    @TempDir
    private static Path folder;

    private static SecureServer server;

    @BeforeAll
    static void start() throws Exception {
        var work = new WorkFolder(folder);
        server = new SecureServer(work).open();
        work.configure(
                "io.tessera.lwm2m.server.credentials.client-boot",
                Map.of(
                        "identity", "boot",
                        ".key", HexFormat.of().formatHex(KEY),
                        "endpoints", "keyed"));
        work.configure(BOOTSTRAP + "configuration-keyed", Map.of("name", "keyed", "endpoints", "key*"));
        work.configure(
                BOOTSTRAP + "server-keyed", Map.of("configuration", "keyed", "uri", server.uri(), "lifetime", "444"));
        work.configure(BOOTSTRAP + "configuration-open", Map.of("name", "open", "endpoints", "open", "reads", "/1"));
        work.configure(
                BOOTSTRAP + "server-open",
                Map.of(
                        "configuration", "open",
                        "uri", server.openUri(),
                        "securityMode", "NoSec",
                        "lifetime", "555"));
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void int_0_without_security() throws Exception {
        isProvisioned("open", Security.noSecBootstrap(server.openUri()), 555);
    }

    @Test
    void int_1_with_a_pre_shared_key_and_a_drawn_one_after_that() throws Exception {
        isProvisioned("keyed", Security.pskBootstrap(server.uri(), "boot".getBytes(UTF_8), KEY), 444);

        var identities = server.rest().get("credentials").body().toString();
        assertThat(identities).contains("keyed-1");
    }

    private static void isProvisioned(String endpoint, Security bootstrapServer, int lifetime) throws Exception {
        try (var device = new LeshanDevice(endpoint, bootstrapServer, true)) {
            assertThat(device.awaitOutcome()).isEqualTo(LeshanDevice.REGISTERED);

            var rest = server.rest();
            var registration = rest.get("clients/" + endpoint).body();
            assertThat(registration.path("lifetime").asInt()).isEqualTo(lifetime);
            rest.awaitEvent(event -> event.toString().contains("\"state\":\"finished\"")
                    && event.toString().contains(endpoint));
        }
    }
}
