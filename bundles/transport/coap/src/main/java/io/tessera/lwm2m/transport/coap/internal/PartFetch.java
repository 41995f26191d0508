// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Part;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.Response;

/** One block of a response, asked for by itself (Block2, RFC 7959, 2.4): whoever asks puts the blocks together. */
final class PartFetch {

    private static final int SMALLEST = 16;
    /** A block number has 20 bits. */
    private static final long MOST_BLOCKS = 1 << 20;

    private static final byte[] NO_TAG = {};

    private PartFetch() {}

    /** @throws IllegalArgumentException if no block can begin there */
    static CompletableFuture<Part> send(OpenRequests open, Settings settings, Peer peer, Request request, long offset) {
        int size = settings.blockSize();
        while (size > SMALLEST && offset % size != 0) {
            size /= 2;
        }
        if (offset < 0 || offset % size != 0 || offset / size >= MOST_BLOCKS) {
            throw new IllegalArgumentException("No block begins at byte %d".formatted(offset));
        }
        var message = Messages.request(peer, request);
        message.getOptions().setBlock2(BlockOption.size2Szx(size), false, (int) (offset / size));
        return open.send(message).thenApply(answer -> part(peer, answer));
    }

    private static Part part(Peer peer, Response answer) {
        var options = answer.getOptions();
        var block = options.getBlock2();
        var response = Messages.response(answer, answer.getPayload());
        if (block == null || answer.isError()) {
            return Part.whole(response);
        }
        if (block.isM() && answer.getPayloadSize() != block.getSize()) {
            throw new CompletionException(new NoAnswer(
                    Reason.CANCELLED,
                    "%s: a block of %d bytes with %d"
                            .formatted(peer.address(), block.getSize(), answer.getPayloadSize())));
        }
        long size = options.hasSize2() ? Integer.toUnsignedLong(options.getSize2()) : -1;
        var tag = options.getETags().isEmpty() ? NO_TAG : options.getETags().get(0);
        return new Part(response, block.getOffset(), tag, size, !block.isM());
    }
}
