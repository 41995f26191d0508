// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.RequestSink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the blocks of requests (Block1, RFC 7959): hands them on one by one to a listener that takes them so, puts the
 * others together.
 */
final class IncomingBlocks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingBlocks.class);
    private static final byte[] NOTHING = {};

    private final Settings settings;
    private final Supplier<EndpointListener> listener;
    private final Uploads uploads;
    private final Streams streams;

    IncomingBlocks(Settings settings, Supplier<EndpointListener> listener, ScheduledExecutorService timer) {
        this.settings = settings;
        this.listener = listener;
        uploads = new Uploads(settings);
        streams = new Streams((nanos, task) -> timer.schedule(task, nanos, TimeUnit.NANOSECONDS), System::nanoTime);
    }

    /**
     * Takes a block, and answers it unless it was the last one of a body that is put together.
     *
     * @param incoming makes an exchange that can be answered later
     * @return that body
     */
    Optional<byte[]> add(Exchange exchange, Peer peer, Function<Request, IncomingExchange> incoming)
            throws RequestRefused {
        var message = exchange.getRequest();
        var block = message.getOptions().getBlock1();
        var head = Messages.request(message, NOTHING);
        var target = Target.ofBody(peer, head);
        Uploads.checkSize(block, message.getPayload());
        boolean isFirst = block.getOffset() == 0;
        if (isFirst) {
            streams.restart(target);
        }
        if (isFirst && block.isM()) {
            begin(message, target, head, answer(message, incoming.apply(head)));
            return Optional.empty();
        }
        if (streams.has(target)) {
            streams.take(piece(target, message), answer(message, incoming.apply(head)));
            return Optional.empty();
        }
        return collect(exchange, target);
    }

    private void begin(
            org.eclipse.californium.core.coap.Request message, Target target, Request head, Streams.Answer answer) {
        var options = message.getOptions();
        long size = options.hasSize1() ? Integer.toUnsignedLong(options.getSize1()) : -1;
        streams.begin(piece(target, message), upload(target.peer(), head, size), answer, () -> {
            try {
                uploads.add(target, message);
                answer.proceed();
            } catch (RequestRefused e) {
                answer.refuse(e);
            }
        });
    }

    private CompletionStage<Optional<RequestSink>> upload(Peer peer, Request head, long size) {
        var receiver = listener.get();
        try {
            return receiver == null
                    ? CompletableFuture.completedStage(Optional.empty())
                    : receiver.upload(peer, head, size);
        } catch (RuntimeException e) {
            LOG.error("{} from {} failed", head, peer.address(), e);
            return CompletableFuture.failedStage(e);
        }
    }

    private Optional<byte[]> collect(Exchange exchange, Target target) throws RequestRefused {
        var message = exchange.getRequest();
        var body = uploads.add(target, message);
        if (body.isEmpty()) {
            var response = new Response(ResponseCode.CONTINUE);
            BlockAnswer.goOn(response.getOptions(), message.getOptions().getBlock1(), settings.blockSize());
            exchange.sendResponse(response);
        }
        return body;
    }

    private Streams.Answer answer(org.eclipse.californium.core.coap.Request message, IncomingExchange exchange) {
        return new BlockAnswer(exchange, message.getOptions().getBlock1(), settings.blockSize());
    }

    private static Streams.Piece piece(Target target, org.eclipse.californium.core.coap.Request message) {
        var options = message.getOptions();
        var block = options.getBlock1();
        return new Streams.Piece(
                target, options.getContentFormat(), block.getOffset(), !block.isM(), message.getPayload());
    }

    /** What is taken block by block ends here. */
    @Override
    public void close() {
        streams.close();
    }
}
