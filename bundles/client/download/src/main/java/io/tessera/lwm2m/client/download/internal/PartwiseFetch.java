// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.download.internal;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Landing;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Part;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One download, part by part; it begins anew when the server has something else meanwhile. */
final class PartwiseFetch {

    /** At a multiple of this a part can begin, whatever its size. */
    private static final int LARGEST_PART = 1024;
    /** A server whose content never stays the same has none that can be fetched. */
    private static final int MOST_BEGINNINGS = 4;

    private final Endpoint endpoint;
    private final Peer peer;
    private final Request request;
    private final Landing landing;
    private long offset;
    private int beginnings;

    PartwiseFetch(Endpoint endpoint, Peer peer, Request request, Landing landing) {
        this.endpoint = endpoint;
        this.peer = peer;
        this.request = request;
        this.landing = landing;
        // The last part is asked for again, lest there is none behind what is there.
        offset = landing.validator().isEmpty() ? 0 : (landing.size() - 1) / LARGEST_PART * LARGEST_PART;
    }

    void run() throws DownloadFailed, InterruptedException {
        boolean isComplete = false;
        while (!isComplete) {
            var part = ask();
            var code = part.response().code();
            if (code.isSuccess()) {
                isComplete = take(part);
            } else if (offset > 0 && isAboutThePart(code)) {
                beginAnew();
            } else {
                throw refused(code);
            }
        }
    }

    /** @return whether that was all */
    private boolean take(Part part) throws DownloadFailed {
        var tag = HexFormat.of().formatHex(part.tag());
        boolean isWhole = part.offset() == 0 && part.isLast();
        if (offset == 0 || isWhole) {
            offset = 0;
            landing.begin(tag, part.size());
        } else if (!tag.equals(landing.validator())) {
            beginAnew();
            return false;
        }
        if (part.offset() != offset) {
            throw new DownloadFailed(Reason.BROKEN, "the server sends a part that nobody asked for");
        }
        write(part.response().payload());
        return part.isLast();
    }

    /** Without what is there already. */
    private void write(byte[] bytes) throws DownloadFailed {
        long known = landing.size() - offset;
        if (known < bytes.length) {
            landing.write(bytes, (int) known, bytes.length - (int) known);
        }
        offset += bytes.length;
    }

    private void beginAnew() throws DownloadFailed {
        beginnings++;
        if (beginnings == MOST_BEGINNINGS) {
            throw new DownloadFailed(Reason.BROKEN, "the content changes all the time");
        }
        offset = 0;
    }

    private Part ask() throws DownloadFailed, InterruptedException {
        var answer = send();
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw unanswered(e.getCause());
        } finally {
            answer.cancel(false);
        }
    }

    private CompletableFuture<Part> send() throws DownloadFailed {
        try {
            return endpoint.sendForPart(peer, request, offset).toCompletableFuture();
        } catch (IllegalArgumentException e) {
            // Its message may show the URI.
            throw offset > 0
                    ? new DownloadFailed(Reason.NO_ROOM, "more than can be fetched in blocks")
                    : new DownloadFailed(Reason.INVALID_URI, "the URI doesn't fit into CoAP");
        }
    }

    private static DownloadFailed unanswered(Throwable failure) {
        boolean isSecurity = failure instanceof NoAnswer none && none.reason() == NoAnswer.Reason.SECURITY;
        return new DownloadFailed(
                isSecurity ? Reason.INVALID_URI : Reason.CONNECTION_LOST,
                String.valueOf(failure.getMessage()),
                failure);
    }

    /** There is less than there was, or the server knows no parts. */
    private static boolean isAboutThePart(ResponseCode code) {
        return code == ResponseCode.BAD_REQUEST || code == ResponseCode.BAD_OPTION;
    }

    private static DownloadFailed refused(ResponseCode code) {
        boolean isForNow = code.value() >> 5 == 5;
        return new DownloadFailed(isForNow ? Reason.CONNECTION_LOST : Reason.INVALID_URI, "the server answers " + code);
    }
}
