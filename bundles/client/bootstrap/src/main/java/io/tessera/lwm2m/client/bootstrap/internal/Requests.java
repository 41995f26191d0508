// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import java.util.List;

/** What a client sends to its Bootstrap-Server (Transport 1.2, table 6.4.1-1). */
record Requests(Settings settings) {

    /** @param withFormat whether to say which format is preferred; 1.0 has no word for it */
    Request bootstrap(Client client, boolean withFormat) {
        var endpoint = "ep=" + client.endpoint();
        boolean saysFormat = withFormat && !settings.isOfFirstVersion();
        var query = saysFormat ? List.of(endpoint, "pct=" + settings.format()) : List.of(endpoint);
        return Request.of(Method.POST, List.of("bs")).withQuery(query);
    }

    /** TLV can't carry a pack. */
    Request pack(Client client) {
        int format = settings.format() == ContentFormat.TLV ? ContentFormat.SENML_CBOR : settings.format();
        return Request.of(Method.GET, List.of("bspack"))
                .withQuery(List.of("ep=" + client.endpoint()))
                .withAccept(format);
    }

    /** Whether it is the Bootstrap-Finish. */
    static boolean isFinish(Request request) {
        return request.method() == Method.POST && request.path().equals(List.of("bs"));
    }
}
