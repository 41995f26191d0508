// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.Registration;
import java.util.Set;

/**
 * Which Content-Format to use with a client where the application doesn't say: the best one that the client lists in
 * {@code ct}. One that lists none is written to in TLV, which every client of 1.0 knows and nearly every later one; and
 * read in TLV if it is of 1.0, else in what it prefers itself.
 */
public final class PreferredFormat {

    private static final int[] BEST_FIRST = {
        ContentFormat.SENML_CBOR,
        ContentFormat.LWM2M_CBOR,
        ContentFormat.TLV,
        ContentFormat.SENML_JSON,
        ContentFormat.JSON
    };
    private static final int[] FOR_COMPOSITES = {
        ContentFormat.SENML_CBOR, ContentFormat.LWM2M_CBOR, ContentFormat.SENML_JSON
    };
    private static final int[] FOR_ONE_VALUE = {ContentFormat.CBOR, ContentFormat.TEXT};

    private PreferredFormat() {}

    /** What to accept; {@link ContentFormat#NONE} leaves it to the client. */
    public static int toRead(Registration registration, Path path, int requested) {
        if (requested != ContentFormat.NONE) {
            return requested;
        }
        var listed = registration.objects().formats();
        if (!listed.isEmpty()) {
            return best(listed, path);
        }
        return registration.version() == Lwm2mVersion.V1_0 ? ContentFormat.TLV : ContentFormat.NONE;
    }

    /** What to write in. */
    public static int toWrite(Registration registration, Path path, int requested) {
        if (requested != ContentFormat.NONE) {
            return requested;
        }
        int format = best(registration.objects().formats(), path);
        return format == ContentFormat.NONE ? ContentFormat.TLV : format;
    }

    /** What the paths or values of a composite operation are written in (Core 1.2, 6.3.8 and 6.3.9). */
    public static int toCompose(Registration registration, int requested) {
        if (requested != ContentFormat.NONE) {
            return requested;
        }
        int format = firstOf(FOR_COMPOSITES, registration.objects().formats());
        return format == ContentFormat.NONE ? ContentFormat.SENML_CBOR : format;
    }

    /** What to accept as the answer to paths in that format: ETCH (RFC 8790) is for requests only. */
    public static int answerTo(int format) {
        return switch (format) {
            case ContentFormat.SENML_ETCH_JSON -> ContentFormat.SENML_JSON;
            case ContentFormat.SENML_ETCH_CBOR -> ContentFormat.SENML_CBOR;
            default -> format;
        };
    }

    private static int best(Set<Integer> listed, Path path) {
        int format = firstOf(BEST_FIRST, listed);
        if (format != ContentFormat.NONE || path.depth() < 3) {
            return format;
        }
        return firstOf(FOR_ONE_VALUE, listed);
    }

    private static int firstOf(int[] formats, Set<Integer> listed) {
        for (int format : formats) {
            if (listed.contains(format)) {
                return format;
            }
        }
        return ContentFormat.NONE;
    }
}
