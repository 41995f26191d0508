// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that keep to no protocol. */
class HostileServerTest {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final HttpDownloader downloader = new HttpDownloader(new Configured("", 3, 200, 1000));
    private final CountDownLatch over = new CountDownLatch(1);
    private ServerSocket server;

    private interface Behaviour {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        server.close();
        downloader.close();
        thread.shutdownNow();
    }

    private void behaves(Behaviour behaviour) {
        thread.execute(() -> {
            try (var socket = server.accept()) {
                socket.getInputStream().read();
                behaviour.to(socket.getOutputStream());
            } catch (IOException | InterruptedException e) {
                // The downloader has had enough.
            }
        });
    }

    private void says(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    @Test
    void silence_is_cut_short() {
        behaves(out -> over.await());

        assertFailed(Reason.CONNECTION_LOST);
    }

    @Test
    void a_silent_body_is_cut_short() {
        behaves(out -> {
            says(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirm");
            over.await();
        });

        assertThat("firm").startsWith(assertFailed(Reason.CONNECTION_LOST).text());
    }

    @Test
    void a_body_that_trickles_is_cut_short() {
        behaves(out -> {
            says(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            while (!over.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                says(out, "x");
            }
        });

        assertFailed(Reason.CONNECTION_LOST);
    }

    @Test
    void headers_that_trickle_are_cut_short() {
        behaves(out -> {
            says(out, "HTTP/1.1 200 OK\r\n");
            while (!over.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                says(out, "X: y\r\n");
            }
        });

        assertFailed(Reason.CONNECTION_LOST);
    }

    @Test
    void a_body_that_is_cut_off_is_a_lost_connection() {
        behaves(out -> says(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfirm"));

        assertFailed(Reason.CONNECTION_LOST);
    }

    @Test
    void a_chunked_body_that_is_cut_off_is_a_lost_connection() {
        behaves(out -> says(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfirm\r\n"));

        assertFailed(Reason.CONNECTION_LOST);
    }

    @Test
    void what_is_no_http_is_a_lost_connection() {
        behaves(out -> says(out, "220 mail ready\r\n\r\n"));

        assertFailed(Reason.CONNECTION_LOST);
    }

    private Shelf assertFailed(Reason reason) {
        var shelf = new Shelf();
        var uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/fw");
        var failure = catchThrowableOfType(DownloadFailed.class, () -> downloader.fetch(uri, shelf));

        assertThat(failure).isNotNull();
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(reason);
        return shelf;
    }
}
