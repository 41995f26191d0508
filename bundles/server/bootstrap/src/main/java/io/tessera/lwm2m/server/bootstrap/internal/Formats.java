// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** In which Content-Format a device is written to (Core 1.2, 6.1.7.1). */
final class Formats {

    private static final List<Integer> BEST_FIRST =
            List.of(ContentFormat.SENML_CBOR, ContentFormat.TLV, ContentFormat.SENML_JSON, ContentFormat.LWM2M_CBOR);
    private static final int LONGEST = 5;

    private Formats() {}

    /**
     * The format that a device prefers.
     *
     * @throws RequestRefused with 4.00 if it is no number, 4.15 if it is none of those that may be preferred
     */
    static OptionalInt preferred(Optional<String> text) throws RequestRefused {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        var digits = text.get();
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= LONGEST
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "pct is not a Content-Format");
        }
        int format = Integer.parseInt(digits);
        if (!BEST_FIRST.contains(format)) {
            throw new RequestRefused(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, "pct must be one of " + BEST_FIRST);
        }
        return OptionalInt.of(format);
    }

    /** Which one to answer a Bootstrap-Pack-Request in. */
    static int ofPack(int accept) throws RequestRefused {
        boolean canCarry = BEST_FIRST.contains(accept) && accept != ContentFormat.TLV;
        if (accept != ContentFormat.NONE && !canCarry) {
            throw new RequestRefused(ResponseCode.NOT_ACCEPTABLE, "a pack is SenML or LwM2M CBOR");
        }
        return accept == ContentFormat.NONE ? ContentFormat.SENML_CBOR : accept;
    }

    /**
     * The formats to try, one after the other: the one that the device prefers; or TLV for one of 1.0 or of an unknown
     * version, which needs to know no other.
     */
    static List<Integer> toTry(OptionalInt preferred, String version) {
        boolean old = version.isEmpty() || version.equals("1.0");
        int first = preferred.orElse(old ? ContentFormat.TLV : ContentFormat.SENML_CBOR);
        return Stream.concat(IntStream.of(first).boxed(), BEST_FIRST.stream())
                .distinct()
                .toList();
    }
}
