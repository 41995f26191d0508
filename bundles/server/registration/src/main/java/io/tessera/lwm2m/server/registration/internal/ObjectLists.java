// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import io.tessera.lwm2m.transport.Request;
import java.util.Optional;

/** Reads the list of Objects that comes with a Register or an Update (Core 1.2, 6.2.1). */
final class ObjectLists {

    private final Codec codec;

    ObjectLists(Codec codec) {
        this.codec = codec;
    }

    /** @throws RequestRefused with 4.00 if there is no list, or it isn't one */
    ObjectLinks required(Request request, Lwm2mVersion version) throws RequestRefused {
        return optional(request, version)
                .orElseThrow(() -> new RequestRefused(ResponseCode.BAD_REQUEST, "the list of Objects is missing"));
    }

    /** @throws RequestRefused with 4.00 if there is something that isn't a list */
    Optional<ObjectLinks> optional(Request request, Lwm2mVersion version) throws RequestRefused {
        if (request.payload().length == 0) {
            return Optional.empty();
        }
        int format = request.contentFormat();
        if (format != ContentFormat.LINK && format != ContentFormat.NONE) {
            throw new RequestRefused(
                    ResponseCode.BAD_REQUEST, "Objects are listed in CoRE Link, not " + ContentFormat.name(format));
        }
        return Optional.of(ObjectLinks.of(codec.decodeLinks(request.payload()), version));
    }
}
