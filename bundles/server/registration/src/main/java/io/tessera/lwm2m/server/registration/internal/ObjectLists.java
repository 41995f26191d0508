// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.KnownProfiles;
import io.tessera.lwm2m.transport.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What Objects a Register or an Update tells of: by its list, by Profile IDs, or by both (Core 1.2, 6.2.1). */
final class ObjectLists {

    private static final List<Path> MANDATORY = List.of(Path.of(1), Path.of(3));

    private final Codec codec;
    private final Profiles profiles;
    private final SeenLists seen = new SeenLists();

    ObjectLists(Codec codec, Profiles profiles) {
        this.codec = codec;
        this.profiles = profiles;
    }

    /**
     * What one request says, and what is known beside.
     *
     * @param ids the Profile IDs in it
     * @param registered what its sender is registered with by now
     */
    record Asked(
            Request request,
            Lwm2mVersion version,
            List<String> ids,
            KnownProfiles known,
            Optional<Registration> registered) {}

    /** @throws RequestRefused with 4.00 if it tells of no Objects, or a Profile ID isn't known, or it is no list */
    ObjectLinks required(Asked asked) throws RequestRefused {
        return optional(asked)
                .orElseThrow(() -> new RequestRefused(ResponseCode.BAD_REQUEST, "the list of Objects is missing"));
    }

    /** @throws RequestRefused with 4.00 if a Profile ID isn't known, or there is something that isn't a list */
    Optional<ObjectLinks> optional(Asked asked) throws RequestRefused {
        var payload = asked.request().payload();
        if (payload.length == 0 && asked.ids().isEmpty()) {
            return Optional.empty();
        }
        if (asked.ids().isEmpty()) {
            checkFormat(asked.request());
            return Optional.of(seen.read(payload, asked.version(), list -> objects(list, asked.version())));
        }
        var listed = payload.length == 0 ? List.<Link>of() : listed(asked.request());
        Profiles.learn(asked.ids(), payload, asked.known());
        var all = new LinkedHashSet<Link>();
        for (var id : asked.ids()) {
            all.addAll(named(id, asked, listed));
        }
        all.addAll(listed);
        return Optional.of(ObjectLinks.of(new ArrayList<>(all), asked.version()));
    }

    private ObjectLinks objects(byte[] list, Lwm2mVersion version) throws RequestRefused {
        return ObjectLinks.of(new ArrayList<>(new LinkedHashSet<>(codec.decodeLinks(list))), version);
    }

    /** A list with what every client has is whole: then it says itself what the id would. */
    private List<Link> named(String id, Asked asked, List<Link> listed) throws RequestRefused {
        if (ProfileId.isOf(id, asked.request().payload())) {
            return List.of();
        }
        var links = profiles.find(id, asked.known(), listed.isEmpty() ? asked.registered() : Optional.empty());
        var objects = ObjectLinks.of(listed, asked.version());
        if (links.isEmpty() && !MANDATORY.stream().allMatch(objects::has)) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "Profile ID %s is not known".formatted(id));
        }
        return links.orElse(List.of());
    }

    private List<Link> listed(Request request) throws RequestRefused {
        checkFormat(request);
        return codec.decodeLinks(request.payload());
    }

    private static void checkFormat(Request request) throws RequestRefused {
        int format = request.contentFormat();
        if (format != ContentFormat.LINK && format != ContentFormat.NONE) {
            throw new RequestRefused(
                    ResponseCode.BAD_REQUEST, "Objects are listed in CoRE Link, not " + ContentFormat.name(format));
        }
    }
}
