// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static final ExecutorService THREADS = Executors.newCachedThreadPool();
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        var keys = folder.resolve("server.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-validity",
                "2",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                keys.toString());
        keytool("-exportcert", "-rfc", "-alias", "server", "-keystore", keys.toString(), "-file", pem().toString());
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.setExecutor(THREADS);
        server.createContext("/fw", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 8);
                exchange.getResponseBody().write("firmware".getBytes(US_ASCII));
            }
        });
        server.createContext("/insecure", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", "http://localhost/fw");
                exchange.sendResponseHeaders(302, -1);
            }
        });
        server.start();
    }

    private static Path pem() {
        return folder.resolve("server.pem");
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(tool.getInputStream().readAllBytes(), US_ASCII);
        assertThat(tool.waitFor()).as(said).isZero();
    }

    private static SSLContext context(Path keys) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        THREADS.shutdownNow();
    }

    private static URI uri(String host, String path) {
        return URI.create("https://%s:%d%s".formatted(host, server.getAddress().getPort(), path));
    }

    @Test
    void fetches_from_a_server_that_is_trusted() throws Exception {
        var downloader = new HttpDownloader(new Configured(pem().toString(), 3, 60_000, 1));
        var shelf = new Shelf();

        downloader.fetch(uri("localhost", "/fw"), shelf);

        assertThat(shelf.text()).isEqualTo("firmware");
        downloader.close();
    }

    @Test
    void nothing_is_fetched_from_a_server_that_nobody_trusts() {
        assertRefused("", uri("localhost", "/fw"));
    }

    @Test
    void nothing_is_fetched_from_a_server_of_another_name() {
        assertRefused(pem().toString(), uri("127.0.0.1", "/fw"));
    }

    @Test
    void nothing_is_fetched_where_security_would_end() {
        assertRefused(pem().toString(), uri("localhost", "/insecure"));
    }

    private static void assertRefused(String trust, URI uri) {
        var downloader = new HttpDownloader(new Configured(trust, 3, 60_000, 1));
        var failure = catchThrowableOfType(DownloadFailed.class, () -> downloader.fetch(uri, new Shelf()));

        assertThat(failure).isNotNull();
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.INVALID_URI);
        downloader.close();
    }
}
