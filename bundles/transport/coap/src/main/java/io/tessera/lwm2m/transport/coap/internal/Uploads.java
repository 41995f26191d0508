// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.eclipse.californium.core.coap.BlockOption;
import org.eclipse.californium.core.coap.Request;

/** Puts request bodies together that come in blocks (Block1, RFC 7959, 2.5). */
final class Uploads {

    /** A transfer that nobody goes on with is forgotten after so many seconds: EXCHANGE_LIFETIME. */
    private static final int LIFETIME = Settings.EXCHANGE_LIFETIME;
    /** What one transfer costs beside its bytes, roughly. */
    private static final int OVERHEAD = 300;

    private record Upload(int contentFormat, ByteArrayOutputStream bytes) {

        int weight() {
            return OVERHEAD + bytes.size();
        }
    }

    private final int maxBody;
    private final Remembered<Target, Upload> uploads;

    Uploads(Settings settings) {
        maxBody = settings.maxBody();
        uploads = new Remembered<>(settings.transferMemory() / 2, Upload::weight, LIFETIME, Remembered::seconds);
    }

    /**
     * Takes a block.
     *
     * @return the body, if this was its last block
     * @throws RequestRefused 4.00 for a block of the wrong size, 4.08 if one is missing, 4.13 if it gets too large
     */
    Optional<byte[]> add(Target target, Request message) throws RequestRefused {
        var options = message.getOptions();
        var block = options.getBlock1();
        var payload = message.getPayload();
        checkSize(block, payload);
        var upload = begunOrNew(target, block.getOffset(), options.getContentFormat());
        // Unsigned: four bytes of it don't fit into an int.
        boolean announced = options.hasSize1() && Integer.compareUnsigned(options.getSize1(), maxBody) > 0;
        if (announced || block.getOffset() + payload.length > maxBody) {
            throw new RequestTooLarge(maxBody, "At most %d bytes".formatted(maxBody));
        }
        upload.bytes.writeBytes(payload);
        if (!block.isM()) {
            return Optional.of(upload.bytes.toByteArray());
        }
        uploads.put(target, upload);
        return Optional.empty();
    }

    /** @throws RequestRefused with 4.00 if a block that isn't the last one is of another size than it says */
    static void checkSize(BlockOption block, byte[] payload) throws RequestRefused {
        if (block.isM() && payload.length != block.getSize()) {
            throw new RequestRefused(
                    ResponseCode.BAD_REQUEST,
                    "Block of %d bytes with %d bytes".formatted(block.getSize(), payload.length));
        }
    }

    static RequestRefused missing(int offset) {
        return new RequestRefused(
                ResponseCode.REQUEST_ENTITY_INCOMPLETE, "The blocks before byte %d are missing".formatted(offset));
    }

    private Upload begunOrNew(Target target, int offset, int contentFormat) throws RequestRefused {
        var upload = uploads.remove(target);
        if (offset == 0) {
            return new Upload(contentFormat, new ByteArrayOutputStream());
        }
        if (upload == null || upload.bytes.size() != offset || upload.contentFormat != contentFormat) {
            throw missing(offset);
        }
        return upload;
    }
}
