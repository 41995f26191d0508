// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.List;

/** One content format. */
interface Format {

    byte[] encode(Path base, List<PathValue> values) throws RequestRefused;

    List<PathValue> decode(Path base, byte[] payload, DataTypes types) throws RequestRefused;

    /** Formats that carry no paths refuse. */
    default byte[] encodePaths(List<Path> paths) throws RequestRefused {
        throw notAcceptable("the format carries no paths");
    }

    /** Formats that carry no paths refuse. */
    default List<Path> decodePaths(byte[] payload) throws RequestRefused {
        throw unsupported("the format carries no paths");
    }

    static RequestRefused notAcceptable(String diagnostic) {
        return new RequestRefused(ResponseCode.NOT_ACCEPTABLE, diagnostic);
    }

    static RequestRefused unsupported(String diagnostic) {
        return new RequestRefused(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, diagnostic);
    }
}
