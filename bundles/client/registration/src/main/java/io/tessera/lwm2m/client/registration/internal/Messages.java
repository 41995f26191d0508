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

    private static final long DEFAULT_LIFETIME = 86_400;
    private static final String BINDINGS_1_0 = "US";
    private static final String BINDINGS = "UMHTSN";

    private final ObjectLinks links;
    private final boolean queueMode;
    private final String smsNumber;
    private final Profile profile;

    Messages(Codec codec, boolean queueMode, String smsNumber, Profile profile) {
        this.links = new ObjectLinks(codec);
        this.queueMode = queueMode;
        this.smsNumber = smsNumber;
        this.profile = profile;
    }

    /** How things are now. A lifetime without end is new in 1.2; before, it is the longest that needs no agreement. */
    Told now(Session session, Version version) {
        var account = session.account();
        boolean isUnknownThere = account.lifetime() == 0 && version != Version.V1_2;
        return new Told(
                isUnknownThere ? DEFAULT_LIFETIME : account.lifetime(),
                binding(account.binding(), version),
                links.of(session.client(), version));
    }

    /** Whether the Profile ID stands for the object list; then a server that doesn't know it says so. */
    boolean isByReference(Version version) {
        return profile == Profile.ALONE && version == Version.V1_2;
    }

    /**
     * @param whole whether the object list must be in it
     * @param reachableBySms whether the server is told the SMS number, if there is one
     */
    Request register(Session session, Version version, Told told, boolean whole, boolean reachableBySms) {
        var query = new ArrayList<String>();
        query.add("ep=" + session.client().endpoint());
        query.add("lt=" + told.lifetime());
        query.add("lwm2m=" + version);
        addBinding(query, version, told);
        if (reachableBySms && !smsNumber.isEmpty()) {
            query.add("sms=" + smsNumber);
        }
        addProfile(query, version, told);
        var request = Request.of(Method.POST, List.of("rd")).withQuery(query);
        return whole ? request.withPayload(ContentFormat.LINK, bytes(told)) : request;
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
        if (told.links().equals(before.links())) {
            return Request.of(Method.POST, location).withQuery(query);
        }
        addProfile(query, version, told);
        return Request.of(Method.POST, location).withQuery(query).withPayload(ContentFormat.LINK, bytes(told));
    }

    static Request deregister(List<String> location) {
        return Request.of(Method.DELETE, location);
    }

    private static byte[] bytes(Told told) {
        return told.links().getBytes(StandardCharsets.UTF_8);
    }

    private void addProfile(List<String> query, Version version, Told told) {
        if (profile != Profile.NONE && version == Version.V1_2) {
            query.add("pid=" + Profile.id(bytes(told)));
        }
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
