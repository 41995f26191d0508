// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the requests of the registration interface (Transport 1.2, table 6.4.2-1). */
final class Messages {

    private static final String BINDINGS_1_0 = "US";
    private static final String BINDINGS = "UMHTSN";

    private final ObjectLinks links;
    private final boolean queueMode;

    Messages(Codec codec, boolean queueMode) {
        this.links = new ObjectLinks(codec);
        this.queueMode = queueMode;
    }

    /** How things are now. */
    Told now(Session session, Version version) {
        var account = session.account();
        return new Told(
                account.lifetime(),
                binding(account.binding(), version),
                links.of(session.client().tree(), version));
    }

    Request register(Session session, Version version, Told told) {
        var query = new ArrayList<String>();
        query.add("ep=" + session.client().endpoint());
        query.add("lt=" + told.lifetime());
        query.add("lwm2m=" + version);
        addBinding(query, version, told);
        return Request.of(Method.POST, List.of("rd")).withQuery(query).withPayload(ContentFormat.LINK, bytes(told));
    }

    /** Only what changed; the object list whole or not at all. */
    Request update(List<String> location, Version version, Told before, Told told) {
        var query = new ArrayList<String>();
        if (told.lifetime() != before.lifetime()) {
            query.add("lt=" + told.lifetime());
        }
        if (!told.binding().equals(before.binding())) {
            addBinding(query, version, told);
        }
        var request = Request.of(Method.POST, location).withQuery(query);
        return told.links().equals(before.links()) ? request : request.withPayload(ContentFormat.LINK, bytes(told));
    }

    static Request deregister(List<String> location) {
        return Request.of(Method.DELETE, location);
    }

    private static byte[] bytes(Told told) {
        return told.links().getBytes(StandardCharsets.UTF_8);
    }

    /** In 1.0 the Q is part of the binding, later it is a parameter of its own. */
    private static void addBinding(List<String> query, Version version, Told told) {
        var binding = told.binding();
        boolean isQueued = binding.endsWith("Q");
        if (version == Version.V1_0 || !isQueued) {
            query.add("b=" + binding);
            return;
        }
        query.add("b=" + binding.substring(0, binding.length() - 1));
        query.add("Q");
    }

    private String binding(String configured, Version version) {
        var known = version == Version.V1_0 ? BINDINGS_1_0 : BINDINGS;
        var letters = new StringBuilder();
        configured.chars().filter(letter -> known.indexOf(letter) >= 0).forEach(letters::appendCodePoint);
        if (letters.isEmpty()) {
            letters.append('U');
        }
        boolean isQueued = queueMode || configured.indexOf('Q') >= 0;
        return isQueued ? letters.append('Q').toString() : letters.toString();
    }
}
