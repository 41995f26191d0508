// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Downloader;
import io.tessera.lwm2m.platform.download.Landing;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** Fetches by HTTP/1.1 and HTTPS, and goes on where it was cut off: Range with If-Range (RFC 9110, 13.1.5 and 14.2). */
@Component(name = HttpConfig.PID, configurationPid = HttpConfig.PID, service = Downloader.class)
@Designate(ocd = HttpConfig.class)
public final class HttpDownloader implements Downloader {

    private final HttpClient client;
    private final int redirections;
    private final Pace pace;
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "lwm2m-http-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    /**
     * How slow a server may be.
     *
     * @param bytes at least, in each stall
     */
    record Pace(Duration stall, int bytes) {}

    @Activate
    public HttpDownloader(HttpConfig config) {
        redirections = inRange("redirections", config.redirections(), 0, 20);
        pace = new Pace(
                Duration.ofMillis(inRange("stall", config.stall(), 1, 3_600_000)),
                inRange("pace", config.pace(), 1, Integer.MAX_VALUE));
        var builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(Duration.ofMillis(inRange("connectTimeout", config.connectTimeout(), 1, 600_000)))
                .executor(executor);
        if (!config.trust().isEmpty()) {
            builder.sslContext(TrustedAuthorities.read(Path.of(config.trust())));
        }
        client = builder.build();
    }

    private static int inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s: %s is %d; it must be %d to %d".formatted(HttpConfig.PID, name, value, least, most));
        }
        return value;
    }

    @Override
    public void fetch(URI uri, Landing landing) throws DownloadFailed, InterruptedException {
        var at = uri;
        for (int hop = 0; hop <= redirections; hop++) {
            var next = ask(at, landing);
            if (next.isEmpty()) {
                return;
            }
            at = follow(at, next.get());
        }
        throw new DownloadFailed(Reason.INVALID_URI, "redirected more than %d times".formatted(redirections));
    }

    /** @return where else it is, if the server says so */
    private Optional<URI> ask(URI uri, Landing landing) throws DownloadFailed, InterruptedException {
        long there = landing.validator().isEmpty() ? 0 : landing.size();
        var request = request(uri);
        if (there > 0) {
            request.setHeader("Range", "bytes=%d-".formatted(there)).setHeader("If-Range", landing.validator());
        }
        return new HttpExchange(client, request.build(), landing, there, pace).run();
    }

    private static HttpRequest.Builder request(URI uri) throws DownloadFailed {
        try {
            return HttpRequest.newBuilder(uri).setHeader("Accept-Encoding", "identity");
        } catch (IllegalArgumentException e) {
            throw new DownloadFailed(Reason.INVALID_URI, "no URI of HTTP");
        }
    }

    private static URI follow(URI from, URI to) throws DownloadFailed {
        var target = from.resolve(to);
        var scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
        boolean isSecure = scheme.equals("https");
        boolean wasSecure = "https".equalsIgnoreCase(from.getScheme());
        if (!isSecure && (wasSecure || !scheme.equals("http"))) {
            throw new DownloadFailed(Reason.INVALID_URI, "redirected to where there is no security");
        }
        return target;
    }

    @Deactivate
    void close() {
        executor.shutdownNow();
    }
}
