// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.californium.core.coap.BlockOption;

/** Fetches the rest of a body whose first block is there (Block2, RFC 7959, 2.4). */
final class BlockFetch {

    private final OpenRequests open;
    private final Settings settings;
    private final Peer peer;
    private final Request request;
    private final org.eclipse.californium.core.coap.Response first;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CompletableFuture<Response> result = new CompletableFuture<>();

    private BlockFetch(
            OpenRequests open,
            Settings settings,
            Peer peer,
            Request request,
            org.eclipse.californium.core.coap.Response first) {
        this.open = open;
        this.settings = settings;
        this.peer = peer;
        this.request = request;
        this.first = first;
    }

    /** Whether a response is only a part of its body. */
    static boolean isPart(org.eclipse.californium.core.coap.Response response) {
        var block = response.getOptions().getBlock2();
        return block != null && (block.isM() || block.getNum() > 0);
    }

    /** @param request the one that the response is for; the others are made after it */
    static CompletableFuture<Response> rest(
            OpenRequests open,
            Settings settings,
            Peer peer,
            Request request,
            org.eclipse.californium.core.coap.Response first) {
        var fetch = new BlockFetch(open, settings, peer, request, first);
        fetch.take(first);
        return fetch.result;
    }

    private void take(org.eclipse.californium.core.coap.Response part) {
        var block = part.getOptions().getBlock2();
        if (block == null || block.getOffset() != body.size() || !belongs(part)) {
            fail("changed while it was being transferred");
            return;
        }
        if (body.size() + part.getPayloadSize() > settings.maxBody()) {
            fail("is larger than %d bytes".formatted(settings.maxBody()));
            return;
        }
        if (block.isM() && part.getPayloadSize() != block.getSize()) {
            fail("came in a block of the wrong size");
            return;
        }
        body.writeBytes(part.getPayload());
        if (!block.isM()) {
            result.complete(Messages.response(first, body.toByteArray()));
            return;
        }
        ask(block);
    }

    private boolean belongs(org.eclipse.californium.core.coap.Response part) {
        return part.getCode() == first.getCode() && Arrays.equals(etag(part), etag(first));
    }

    private static byte[] etag(org.eclipse.californium.core.coap.Response response) {
        List<byte[]> etags = response.getOptions().getETags();
        return etags.isEmpty() ? null : etags.get(0);
    }

    private void ask(BlockOption last) {
        var next = Messages.request(peer, request);
        int size = Math.min(last.getSize(), settings.blockSize());
        next.getOptions().setBlock2(BlockOption.size2Szx(size), false, body.size() / size);
        if (request.payload().length <= settings.blockSize()) {
            // A FETCH without it would be another one (RFC 8132, 2.2).
            Messages.payload(next, request.payload());
        }
        open.send(next).whenComplete((part, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            take(part);
        });
    }

    private void fail(String why) {
        var message = "%s: the response to %s %s".formatted(peer.address(), request, why);
        result.completeExceptionally(new NoAnswer(Reason.CANCELLED, message));
    }
}
