// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;

/**
 * Cuts response bodies into blocks (Block2, RFC 7959, 2.4), and keeps what was cut until the peer has asked for the last
 * block. A block that is asked for when the body isn't kept any more is cut from a fresh answer; the ETag, made from the
 * content, tells the peer whether it still belongs to the others.
 */
final class Downloads {

    private static final int LIFETIME = Settings.EXCHANGE_LIFETIME;
    private static final int OVERHEAD = 300;
    /** Of so many places it is known what was begun there last. */
    private static final int PLACES = 4096;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Body(ResponseCode code, int contentFormat, boolean hasFormat, byte[] bytes, int checksum) {

        static Body of(Response response, byte[] bytes) {
            var options = response.getOptions();
            return new Body(
                    response.getCode(),
                    options.getContentFormat(),
                    options.hasContentFormat(),
                    bytes,
                    Downloads.checksum(bytes));
        }

        int weight() {
            return OVERHEAD + bytes.length;
        }
    }

    private final int blockSize;
    private final LastBlocks lastBlocks;
    private final Remembered<Target, Body> bodies;
    private final Remembered<Target, Target> begunLast = Remembered.entries(PLACES, LIFETIME);

    /** @param lastBlocks learns how far the peers are */
    Downloads(Settings settings, LastBlocks lastBlocks) {
        blockSize = settings.blockSize();
        this.lastBlocks = lastBlocks;
        bodies = new Remembered<>(settings.transferMemory() / 2, Body::weight, LIFETIME, Remembered::seconds);
    }

    /**
     * Gives a response its payload: all of it if it fits, otherwise the block that was asked for.
     *
     * @param asked the Block2 option of the request; null where there is none
     * @param target by which the other blocks will be asked for
     * @return the response, or 4.00 if there is no such block
     */
    Response fill(Response response, byte[] bytes, BlockOption asked, Optional<Target> target) {
        int size = asked == null ? blockSize : Math.min(blockSize, asked.getSize());
        int offset = asked == null ? 0 : asked.getOffset();
        boolean fits = offset == 0 && bytes.length <= size;
        if (fits || response.isError()) {
            Messages.payload(response, bytes);
            return response;
        }
        var body = Body.of(response, bytes);
        if (offset == 0 && target.isPresent()) {
            bodies.put(target.get(), body);
            begunLast.put(target.get().place(), target.get());
            lastBlocks.replaced(target.get(), body.checksum);
        }
        return cut(response, body, target, offset, size);
    }

    /** The next block of a body that is being transferred; empty if it isn't known (any more). */
    Optional<Response> next(Target asking, BlockOption asked) {
        var target = begun(asking);
        var body = bodies.get(target);
        if (body == null) {
            return Optional.empty();
        }
        var response = new Response(body.code);
        if (body.hasFormat) {
            response.getOptions().setContentFormat(body.contentFormat);
        }
        int size = Math.min(blockSize, asked.getSize());
        if (asked.getOffset() + size >= body.bytes.length) {
            bodies.remove(target);
        }
        return Optional.of(cut(response, body, Optional.of(target), asked.getOffset(), size));
    }

    /** Some peers leave out of their further requests what the first one said: the last one that fits is meant. */
    private Target begun(Target asking) {
        var last = begunLast.get(asking.place());
        boolean isElse = last == null || bodies.get(asking) != null || !asking.mayBe(last);
        return isElse ? asking : last;
    }

    private Response cut(Response response, Body body, Optional<Target> target, int offset, int size) {
        int end = Math.min(offset + size, body.bytes.length);
        if (offset >= end) {
            return new Response(ResponseCode.BAD_REQUEST);
        }
        var options = response.getOptions();
        options.setBlock2(BlockOption.size2Szx(size), end < body.bytes.length, offset / size);
        options.addETag(ByteBuffer.allocate(4).putInt(body.checksum).array());
        if (offset == 0) {
            options.setSize2(body.bytes.length);
        }
        Messages.payload(response, Arrays.copyOfRange(body.bytes, offset, end));
        target.ifPresent(there -> lastBlocks.cut(there, body.checksum, end, end == body.bytes.length));
        return response;
    }

    static int checksum(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
