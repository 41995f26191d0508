// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/** One request with its response, in as many blocks as they need (RFC 7959). */
final class RequestTransfer {

    private final OpenRequests open;
    private final Settings settings;
    private final Peer peer;
    private final Request request;
    private final CompletableFuture<Response> result = new CompletableFuture<>();
    private volatile CompletableFuture<?> step;
    private int blockSize;
    private int sent;

    private RequestTransfer(OpenRequests open, Settings settings, Peer peer, Request request) {
        this.open = open;
        this.settings = settings;
        this.peer = peer;
        this.request = request;
        blockSize = settings.blockSize();
        result.whenComplete((response, failure) -> {
            if (result.isCancelled()) {
                step.cancel(false);
            }
        });
    }

    /** @throws IllegalArgumentException if the request doesn't fit into CoAP, such as a segment of more than 255 bytes */
    static CompletableFuture<Response> start(OpenRequests open, Settings settings, Peer peer, Request request) {
        var transfer = new RequestTransfer(open, settings, peer, request);
        transfer.sendNext();
        return transfer.result;
    }

    private void sendNext() {
        var message = Messages.request(peer, request);
        if (request.observe() != Request.NO_OBSERVE) {
            message.getOptions().setObserve(request.observe());
        }
        if (request.token() != null) {
            message.setToken(Messages.token(request.token()));
        }
        var payload = request.payload();
        int end = Math.min(sent + blockSize, payload.length);
        boolean inBlocks = payload.length > blockSize;
        if (inBlocks) {
            var options = message.getOptions();
            options.setBlock1(BlockOption.size2Szx(blockSize), end < payload.length, sent / blockSize);
            if (sent == 0) {
                options.setSize1(payload.length);
            }
        }
        Messages.payload(message, inBlocks ? Arrays.copyOfRange(payload, sent, end) : payload);
        step(open.send(message), answer -> answered(answer, end));
    }

    private void answered(org.eclipse.californium.core.coap.Response answer, int end) {
        boolean more = end < request.payload().length;
        var block = answer.getOptions().getBlock1();
        if (more && answer.getCode() == ResponseCode.CONTINUE) {
            sent = end;
            shrink(block);
            sendNext();
            return;
        }
        if (sent == 0 && answer.getCode() == ResponseCode.REQUEST_ENTITY_TOO_LARGE && shrink(block)) {
            // The peer wants smaller blocks (RFC 7959, 2.9.3).
            sendNext();
            return;
        }
        if (BlockFetch.isPart(answer)) {
            step(BlockFetch.rest(open, settings, peer, request, answer), result::complete);
            return;
        }
        result.complete(Messages.response(answer, answer.getPayload()));
    }

    /** Whether the blocks are smaller now. */
    private boolean shrink(BlockOption wanted) {
        if (wanted == null || wanted.getSize() >= blockSize) {
            return false;
        }
        blockSize = wanted.getSize();
        return true;
    }

    private <T> void step(CompletableFuture<T> next, java.util.function.Consumer<T> then) {
        step = next;
        next.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            try {
                then.accept(value);
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }
}
