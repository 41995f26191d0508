// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.download.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.transport.Credentials.PreSharedKey;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.SecurityStore;
import io.tessera.lwm2m.transport.Token;
import io.tessera.lwm2m.transport.coap.internal.CoapEndpoints;
import io.tessera.lwm2m.transport.coap.internal.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class CoapDownloaderTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    /** A file server: any CoAP server that knows blocks. */
    private static final class FileServer implements EndpointListener {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private volatile byte[] content = random(1, 100_000);

        @Override
        public void request(Exchange exchange) {
            asked.add(exchange.request().toString());
            exchange.respond(
                    switch (exchange.request().path().get(0)) {
                        case "fw" -> Response.content(ContentFormat.OPAQUE, content);
                        case "busy" -> Response.of(ResponseCode.SERVICE_UNAVAILABLE);
                        default -> Response.refused(new RequestRefused(ResponseCode.NOT_FOUND, "nothing here"));
                    });
        }

        @Override
        public boolean notification(Peer peer, Token token, Response notification) {
            return false;
        }
    }

    private static final class Store implements SecurityStore {

        @Override
        public CompletionStage<Optional<PreSharedKey>> preSharedKey(String identity, String serverName) {
            var known = identity.equals("gateway")
                    ? Optional.of(new PreSharedKey(identity, KEY))
                    : Optional.<PreSharedKey>empty();
            return CompletableFuture.completedStage(known);
        }
    }

    private final FileServer files = new FileServer();
    private CoapEndpoints.Open server;
    private CoapEndpoints.Open gateway;
    private CoapDownloader downloader;

    private static byte[] random(int seed, int size) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void open() {
        server = CoapEndpoints.open(ANY);
        server.listen(files);
        gateway = CoapEndpoints.open(ANY, Settings.standard("gateway"));
        downloader = new CoapDownloader(new Configured("coap", new String[0], ""), gateway);
    }

    @AfterEach
    void close() {
        gateway.close();
        server.close();
    }

    private URI uri(String path) {
        return URI.create("coap://127.0.0.1:" + server.localAddress().getPort() + path);
    }

    @ParameterizedTest
    @CsvSource({"1", "1023", "1024", "1025", "100000", "300000"})
    void fetches_all_of_it(int size) throws Exception {
        files.content = random(size, size);
        var shelf = new Shelf(1_000_000);

        downloader.fetch(uri("/fw/a%20b/+?x=1&y"), shelf);

        assertThat(shelf.bytes.toByteArray()).isEqualTo(files.content);
        assertThat(files.asked).isNotEmpty().allMatch("GET /fw/a b/+?x=1&y"::equals);
    }

    @Test
    void goes_on_where_it_was_cut_off() throws Exception {
        var full = new Shelf(50_001);
        assertThatThrownBy(() -> downloader.fetch(uri("/fw"), full)).isInstanceOf(DownloadFailed.class);
        var shelf = new Shelf(1_000_000);
        shelf.begin(full.validator(), 100_000);
        shelf.write(full.bytes.toByteArray(), 0, 50_001);

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.bytes.toByteArray()).isEqualTo(files.content);
        assertThat(shelf.begun).isEqualTo(1);
        assertThat(full.announced).isEqualTo(100_000);
    }

    @Test
    void begins_anew_when_there_is_something_else_now() throws Exception {
        var shelf = new Shelf(1_000_000);
        shelf.begin("00000000", 100_000);
        shelf.write(new byte[5000], 0, 5000);

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.bytes.toByteArray()).isEqualTo(files.content);
        assertThat(shelf.begun).isEqualTo(2);
    }

    @Test
    void begins_anew_when_there_is_less_now() throws Exception {
        files.content = random(2, 3000);
        var shelf = new Shelf(1_000_000);
        shelf.begin("00000000", 100_000);
        shelf.write(new byte[90_000], 0, 90_000);

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.bytes.toByteArray()).isEqualTo(files.content);
    }

    @ParameterizedTest
    @CsvSource({"100000", "102400", "1024"})
    void what_is_there_may_be_all_of_it(int size) throws Exception {
        files.content = random(size, size);
        var shelf = new Shelf(1_000_000);
        downloader.fetch(uri("/fw"), shelf);
        files.asked.clear();

        downloader.fetch(uri("/fw"), shelf);

        assertThat(shelf.bytes.toByteArray()).isEqualTo(files.content);
        assertThat(files.asked).hasSizeLessThan(2);
    }

    @Test
    void says_what_an_answer_means() {
        assertFailed(Reason.INVALID_URI, downloader, uri("/nothing"));
        assertFailed(Reason.CONNECTION_LOST, downloader, uri("/busy"));
        assertFailed(Reason.INVALID_URI, downloader, uri("/" + "x".repeat(300)));
        assertFailed(Reason.INVALID_URI, downloader, URI.create("coap:/fw"));
        assertFailed(Reason.INVALID_URI, downloader, URI.create(uri("/fw") + "#part"));
    }

    @Test
    void a_server_that_is_gone_is_a_lost_connection() {
        var gone = uri("/fw");
        server.close();

        try (var impatient =
                CoapEndpoints.open(ANY, Settings.standard("impatient").withAckTimeout(Duration.ofMillis(50)))) {
            var hasty = new CoapDownloader(new Configured("coap", new String[0], ""), impatient);
            assertFailed(Reason.CONNECTION_LOST, hasty, gone);
        }
    }

    @Test
    void stops_where_there_is_no_more_room() {
        var shelf = new Shelf(4321);

        assertThatThrownBy(() -> downloader.fetch(uri("/fw"), shelf)).hasMessage("full");
        assertThat(shelf.bytes.toByteArray()).isEqualTo(Arrays.copyOf(files.content, 4321));
    }

    @Test
    void fetches_with_a_key_from_the_servers_that_it_is_for() throws Exception {
        try (var secure = CoapEndpoints.openSecure(ANY, Settings.standard("secure"), new Store());
                var own = CoapEndpoints.openSecure(ANY, Settings.standard("own"), new SecurityStore() {})) {
            secure.listen(files);
            var uri = URI.create("coaps://127.0.0.1:" + secure.localAddress().getPort() + "/fw");
            var shelf = new Shelf(1_000_000);

            secured(own, "127.0.0.1", KEY).fetch(uri, shelf);

            assertThat(shelf.bytes.toByteArray()).isEqualTo(files.content);
            assertFailed(Reason.INVALID_URI, secured(own, "elsewhere", KEY), uri);
        }
    }

    @Test
    void what_is_configured_wrongly_is_named_and_no_key_is_shown() {
        assertThatThrownBy(() -> new CoapDownloader(new Configured("http", new String[0], ""), gateway))
                .hasMessageContaining("lwm2m.download.schemes is http");
        assertThatThrownBy(() -> new CoapDownloader(new Configured("coaps", new String[0], "00"), gateway))
                .hasMessageContaining("servers");
        assertThatThrownBy(() -> new CoapDownloader(new Configured("coaps", new String[] {"a"}, "5ec2et"), gateway))
                .hasMessageContaining("key")
                .hasMessageNotContaining("5ec2et");
    }

    private static CoapDownloader secured(CoapEndpoints.Open endpoint, String server, byte[] key) {
        return new CoapDownloader(
                new Configured("coaps", new String[] {server}, HexFormat.of().formatHex(key)), endpoint);
    }

    private static void assertFailed(Reason reason, CoapDownloader downloader, URI uri) {
        var failure = catchThrowableOfType(DownloadFailed.class, () -> downloader.fetch(uri, new Shelf(1_000_000)));

        assertThat(failure).isNotNull();
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
    }
}
