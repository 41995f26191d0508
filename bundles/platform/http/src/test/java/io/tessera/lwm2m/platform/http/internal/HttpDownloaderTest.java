// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDownloaderTest {

    private static final String FIRMWARE = "the new firmware, ".repeat(10_000);
    private static final String TAG = "\"v1\"";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpDownloader downloader = new HttpDownloader(new Configured("", 3, 60_000, 1));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        downloader.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void at(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Range"));
                handler.handle(exchange);
            }
        });
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Sends what is asked for, all of it or a part of the same. */
    private static void serve(HttpExchange exchange) throws IOException {
        var bytes = FIRMWARE.getBytes(US_ASCII);
        var range = exchange.getRequestHeaders().getFirst("Range");
        boolean isPart =
                range != null && TAG.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = isPart ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        exchange.getResponseHeaders().set("ETag", TAG);
        if (isPart && from >= bytes.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + bytes.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        if (isPart) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
        }
        exchange.sendResponseHeaders(isPart ? 206 : 200, bytes.length - from);
        exchange.getResponseBody().write(bytes, from, bytes.length - from);
    }

    @Test
    void fetches_all_of_it() throws Exception {
        at("/fw", HttpDownloaderTest::serve);
        var shelf = new Shelf();

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.text()).isEqualTo(FIRMWARE);
        assertThat(shelf.validator()).isEqualTo(TAG);
        assertThat(shelf.announced()).isEqualTo(FIRMWARE.length());
    }

    @Test
    void fetches_without_a_length() throws Exception {
        at("/fw", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(FIRMWARE.getBytes(US_ASCII));
        });
        var shelf = new Shelf();

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.text()).isEqualTo(FIRMWARE);
        assertThat(shelf.announced()).isEqualTo(-1);
        assertThat(shelf.validator()).isEmpty();
    }

    @Test
    void goes_on_where_it_was_cut_off() throws Exception {
        at("/fw", HttpDownloaderTest::serve);
        var shelf = new Shelf().with(FIRMWARE.substring(0, 77_777), TAG);

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.text()).isEqualTo(FIRMWARE);
        assertThat(shelf.begun()).isZero();
        assertThat(asked).containsExactly("/fw bytes=77777-");
    }

    @Test
    void begins_anew_when_there_is_something_else_now() throws Exception {
        at("/fw", HttpDownloaderTest::serve);
        var shelf = new Shelf().with("an older firmware", "\"v0\"");

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.text()).isEqualTo(FIRMWARE);
        assertThat(shelf.begun()).isEqualTo(1);
    }

    @Test
    void begins_anew_without_a_validator() throws Exception {
        at("/fw", HttpDownloaderTest::serve);
        var shelf = new Shelf().with("something", "");

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.text()).isEqualTo(FIRMWARE);
        assertThat(asked).containsExactly("/fw null");
    }

    @Test
    void what_is_there_may_be_all_of_it() throws Exception {
        at("/fw", HttpDownloaderTest::serve);
        var shelf = new Shelf().with(FIRMWARE, TAG);

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.text()).isEqualTo(FIRMWARE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void begins_anew_when_there_is_less_now() throws Exception {
        at("/fw", HttpDownloaderTest::serve);
        var shelf = new Shelf().with(FIRMWARE + "and more", TAG);

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.text()).isEqualTo(FIRMWARE);
    }

    @Test
    void a_part_that_nobody_asked_for_is_refused() {
        at("/fw", exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 5-9/10");
            exchange.sendResponseHeaders(206, 5);
            exchange.getResponseBody().write(new byte[5]);
        });

        assertFailed(Reason.BROKEN, uri("/fw"), new Shelf());
        assertFailed(Reason.BROKEN, uri("/fw"), new Shelf().with("four", TAG));
    }

    @Test
    void a_weak_tag_is_no_validator() throws Exception {
        at("/fw", exchange -> {
            exchange.getResponseHeaders().set("ETag", "W/\"v1\"");
            exchange.sendResponseHeaders(200, -1);
        });
        var shelf = new Shelf();
        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.validator()).isEmpty();
    }

    @Test
    void an_encoding_is_refused() {
        at("/fw", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write(new byte[5]);
        });

        assertFailed(Reason.BROKEN, uri("/fw"), new Shelf());
    }

    @Test
    void follows_redirections() throws Exception {
        at("/fw", HttpDownloaderTest::serve);
        at("/old", redirection("/older"));
        at("/older", redirection("/fw"));
        var shelf = new Shelf();

        downloader.fetch(uri("/old"), shelf);

        assertThat(shelf.text()).isEqualTo(FIRMWARE);
    }

    @Test
    void a_loop_of_redirections_ends() {
        at("/old", redirection("/older"));
        at("/older", redirection("/old"));

        assertFailed(Reason.INVALID_URI, uri("/old"), new Shelf());
        assertThat(asked).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"ftp://127.0.0.1/fw", "file:///etc/passwd", "'http://a b'"})
    void a_redirection_to_elsewhere_is_not_followed(String location) {
        at("/old", redirection(location));

        assertFailed(Reason.INVALID_URI, uri("/old"), new Shelf());
    }

    private static HttpHandler redirection(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "404, INVALID_URI",
        "403, INVALID_URI",
        "410, INVALID_URI",
        "304, INVALID_URI",
        "429, CONNECTION_LOST",
        "500, CONNECTION_LOST",
        "503, CONNECTION_LOST",
        "302, INVALID_URI",
        "416, INVALID_URI"
    })
    void says_what_a_status_means(int status, Reason reason) {
        at("/fw", exchange -> exchange.sendResponseHeaders(status, -1));

        assertFailed(reason, uri("/fw"), new Shelf());
    }

    @Test
    void what_is_too_large_is_not_fetched() {
        at("/fw", exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000_000_000L);
            exchange.getResponseBody().write(new byte[10]);
        });
        var shelf = new Shelf(100);

        assertFailed(Reason.NO_ROOM, uri("/fw"), shelf);
        assertThat(shelf.size()).isZero();
    }

    @Test
    void an_endless_body_ends_where_there_is_no_more_room() {
        at("/fw", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[10_000]);
            }
        });

        assertFailed(Reason.NO_ROOM, uri("/fw"), new Shelf(1_000_000));
    }

    @ParameterizedTest
    @CsvSource({"http:/fw", "http:fw", "https:///fw"})
    void an_uri_without_a_host_is_invalid(String uri) {
        assertFailed(Reason.INVALID_URI, URI.create(uri), new Shelf());
    }

    @Test
    void a_port_where_nobody_listens_is_a_lost_connection() {
        var closed = uri("/fw");
        server.stop(0);

        assertFailed(Reason.CONNECTION_LOST, closed, new Shelf());
    }

    @Test
    void can_be_interrupted() throws Exception {
        var there = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        at("/fw", exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            there.countDown();
            await(end);
        });
        var fetching = threads.submit(() -> {
            downloader.fetch(uri("/fw"), new Shelf());
            return true;
        });
        assertThat(there.await(30, TimeUnit.SECONDS)).isTrue();

        fetching.cancel(true);

        assertThat(fetching.isCancelled()).isTrue();
        end.countDown();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_is_configured_wrongly_is_named() {
        assertThatThrownBy(() -> new HttpDownloader(new Configured("", 21, 1, 1)))
                .hasMessageContaining("redirections is 21");
        assertThatThrownBy(() -> new HttpDownloader(new Configured("/no/such/file", 1, 1, 1)))
                .hasMessageContaining("trust");
        assertThatThrownBy(() ->
                        new HttpDownloader(new Configured(Path.of("pom.xml").toString(), 1, 1, 1)))
                .hasMessageContaining("trust");
    }

    private void assertFailed(Reason reason, URI uri, Shelf shelf) {
        var failure = catchThrowableOfType(DownloadFailed.class, () -> downloader.fetch(uri, shelf));

        assertThat(failure).isNotNull();
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
    }
}
