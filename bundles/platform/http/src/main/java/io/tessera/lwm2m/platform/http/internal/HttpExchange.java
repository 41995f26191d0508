// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.http.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Landing;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/** One request, whose response goes where the download lands, as long as the server keeps pace. */
final class HttpExchange {

    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final HttpClient client;
    private final HttpRequest request;
    private final Landing landing;
    private final long there;
    private final HttpDownloader.Pace pace;
    private volatile LandingBody body;

    /** @param there how many bytes are there that the request is not about; 0 if it is about all */
    HttpExchange(HttpClient client, HttpRequest request, Landing landing, long there, HttpDownloader.Pace pace) {
        this.client = client;
        this.request = request;
        this.landing = landing;
        this.there = there;
        this.pace = pace;
    }

    /** @return where else it is, if the server says so */
    Optional<URI> run() throws DownloadFailed, InterruptedException {
        var exchange = client.sendAsync(request, this::bodyFor);
        try {
            return outcome(await(exchange));
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            exchange.cancel(true);
            end();
        }
    }

    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> exchange)
            throws ExecutionException, InterruptedException, DownloadFailed {
        long before = 0;
        while (true) {
            try {
                return exchange.get(pace.stall().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                long now = body == null ? 0 : body.received();
                if (now - before < pace.bytes()) {
                    throw new DownloadFailed(Reason.CONNECTION_LOST, "the server is too slow, or silent");
                }
                before = now;
            }
        }
    }

    /** Nothing is written any more when this returns. */
    private void end() {
        if (body != null) {
            body.end();
        }
    }

    private BodySubscriber<Void> bodyFor(ResponseInfo response) {
        body = new LandingBody(landing, () -> begin(response.statusCode(), response.headers()));
        return body;
    }

    /** @return whether the body is what was asked for */
    private boolean begin(int status, HttpHeaders headers) throws DownloadFailed {
        if (status != 200 && status != 206) {
            return false;
        }
        var encoding = headers.firstValue("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new DownloadFailed(Reason.BROKEN, "the server encodes, though it was not asked to");
        }
        if (status == 206) {
            checkRange(headers.firstValue("Content-Range").orElse(""));
            return true;
        }
        landing.begin(
                strongTag(headers), headers.firstValueAsLong("Content-Length").orElse(-1));
        return true;
    }

    private void checkRange(String text) throws DownloadFailed {
        var range = RANGE.matcher(text);
        if (!range.matches() || there == 0 || Long.parseLong(range.group(1)) != there) {
            throw new DownloadFailed(Reason.BROKEN, "the server sends a part that nobody asked for");
        }
    }

    /** A weak one doesn't tell that all bytes are the same (RFC 9110, 8.8.1). */
    private static String strongTag(HttpHeaders headers) {
        return headers.firstValue("ETag").filter(tag -> tag.startsWith("\"")).orElse("");
    }

    private Optional<URI> outcome(HttpResponse<Void> response) throws DownloadFailed {
        int status = response.statusCode();
        return switch (status) {
            case 200, 206 -> Optional.empty();
            case 301, 302, 303, 307, 308 -> Optional.of(location(response.headers()));
            case 416 -> again(response.headers());
            case 408, 425, 429 -> throw busy(status);
            default ->
                throw status >= 500
                        ? busy(status)
                        : new DownloadFailed(Reason.INVALID_URI, "the server answers %d".formatted(status));
        };
    }

    private static DownloadFailed busy(int status) {
        return new DownloadFailed(Reason.CONNECTION_LOST, "the server answers %d".formatted(status));
    }

    private static URI location(HttpHeaders headers) throws DownloadFailed {
        try {
            return URI.create(headers.firstValue("Location").orElseThrow(IllegalArgumentException::new));
        } catch (IllegalArgumentException e) {
            throw new DownloadFailed(Reason.INVALID_URI, "redirected to nowhere");
        }
    }

    /** What is there is all that there is, or there is less than that now: then from the beginning. */
    private Optional<URI> again(HttpHeaders headers) throws DownloadFailed {
        boolean isComplete =
                there > 0 && headers.firstValue("Content-Range").orElse("").equals("bytes */%d".formatted(there));
        if (isComplete) {
            return Optional.empty();
        }
        if (there == 0) {
            throw new DownloadFailed(Reason.INVALID_URI, "the server answers 416");
        }
        landing.begin("", -1);
        return Optional.of(request.uri());
    }

    private static DownloadFailed failure(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DownloadFailed known) {
                return known;
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return new DownloadFailed(Reason.UNKNOWN_HOST, "nobody knows that host", failure);
            }
            if (cause instanceof SSLHandshakeException) {
                return new DownloadFailed(
                        Reason.INVALID_URI, "the server is not to be trusted: " + cause.getMessage(), failure);
            }
            if (cause instanceof OutOfMemoryError) {
                return new DownloadFailed(Reason.NO_MEMORY, "out of memory", failure);
            }
        }
        return new DownloadFailed(Reason.CONNECTION_LOST, String.valueOf(failure), failure);
    }
}
