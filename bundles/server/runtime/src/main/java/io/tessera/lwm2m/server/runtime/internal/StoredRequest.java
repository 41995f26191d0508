// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.Fields.blob;
import static io.tessera.lwm2m.server.runtime.internal.Fields.bytes;
import static io.tessera.lwm2m.server.runtime.internal.Fields.open;
import static io.tessera.lwm2m.server.runtime.internal.Fields.text;
import static io.tessera.lwm2m.server.runtime.internal.Fields.texts;

import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import java.io.IOException;
import java.time.Instant;

/** A request that waits, as bytes for the store and back. */
record StoredRequest(String endpoint, Pending pending) {

    private static final long NEVER = Long.MAX_VALUE;

    static byte[] of(Pending pending, String endpoint) {
        var request = pending.request();
        return bytes(out -> {
            text(out, endpoint);
            text(out, pending.id());
            out.writeLong(pending.since().toEpochMilli());
            out.writeLong(
                    pending.expires().equals(Instant.MAX)
                            ? NEVER
                            : pending.expires().toEpochMilli());
            text(out, request.method().name());
            texts(out, request.path());
            texts(out, request.query());
            out.writeInt(request.contentFormat());
            out.writeInt(request.accept());
            blob(out, request.payload());
        });
    }

    /** @throws IOException if it isn't what {@link #of} wrote */
    static StoredRequest read(byte[] bytes) throws IOException {
        var in = open(bytes);
        var endpoint = text(in);
        var id = text(in);
        var since = Instant.ofEpochMilli(in.readLong());
        long expires = in.readLong();
        var request = Request.of(Method.valueOf(text(in)), texts(in)).withQuery(texts(in));
        int format = in.readInt();
        var asking = request.withAccept(in.readInt()).withPayload(format, blob(in));
        var end = expires == NEVER ? Instant.MAX : Instant.ofEpochMilli(expires);
        return new StoredRequest(endpoint, new Pending(id, asking, since, end));
    }
}
