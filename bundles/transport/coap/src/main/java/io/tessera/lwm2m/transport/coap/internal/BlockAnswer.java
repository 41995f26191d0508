// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Response;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.OptionSet;

/**
 * The answer to one block of a request.
 *
 * @param blockSize the largest one that is wished for
 */
record BlockAnswer(IncomingExchange exchange, BlockOption block, int blockSize) implements Streams.Answer {

    @Override
    public void proceed() {
        exchange.respond(Response.of(ResponseCode.CONTINUE), options -> goOn(options, block, blockSize));
    }

    @Override
    public void respond(Response response) {
        exchange.respond(response);
    }

    @Override
    public void refuse(RequestRefused refusal) {
        exchange.respond(Response.refused(refusal), options -> tellRoom(options, refusal));
    }

    /**
     * The next block may come. Its number stays that of the block which it acknowledges, whatever the size that is wished
     * for (RFC 7959, 2.3).
     */
    static void goOn(OptionSet options, BlockOption block, int blockSize) {
        int size = Math.min(block.getSize(), blockSize);
        options.setBlock1(BlockOption.size2Szx(size), true, block.getNum());
    }

    /** What could have been taken. */
    static void tellRoom(OptionSet options, RequestRefused refusal) {
        if (refusal instanceof RequestTooLarge large) {
            options.setSize1((int) Math.min(Integer.MAX_VALUE, large.most()));
        }
    }
}
