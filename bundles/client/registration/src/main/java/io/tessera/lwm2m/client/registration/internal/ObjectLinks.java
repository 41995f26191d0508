// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Link;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The object list of Register and Update (Core 1.2, 6.2.1). */
final class ObjectLinks {

    private static final int SECURITY = 0;
    private static final int ACCESS_CONTROL = 2;
    private static final int CONNECTIVITY_MONITORING = 4;
    private static final int FIRMWARE_UPDATE = 5;
    private static final int OSCORE = 21;
    private static final int COSE = 23;

    private final Codec codec;
    private final List<Link.Attribute> root10;
    private final List<Link.Attribute> root;

    ObjectLinks(Codec codec) {
        this.codec = codec;
        root10 = root(codec, List.of(ContentFormat.JSON));
        root = root(
                codec,
                List.of(
                        ContentFormat.CBOR,
                        ContentFormat.SENML_JSON,
                        ContentFormat.SENML_CBOR,
                        ContentFormat.TLV,
                        ContentFormat.LWM2M_CBOR));
    }

    /** Says which formats beyond those of its version the client reads and writes. */
    private static List<Link.Attribute> root(Codec codec, List<Integer> formats) {
        var supported =
                formats.stream().filter(codec::supports).map(Object::toString).toList();
        var attributes = new ArrayList<Link.Attribute>();
        attributes.add(new Link.Attribute("rt", "oma.lwm2m"));
        if (!supported.isEmpty()) {
            attributes.add(new Link.Attribute("ct", String.join(" ", supported)));
        }
        return List.copyOf(attributes);
    }

    String of(Client client, Version version) {
        var segments = client.alternatePath();
        var top = segments.isEmpty() ? "" : "/" + String.join("/", segments);
        var links = new ArrayList<Link>();
        links.add(new Link(top.isEmpty() ? "/" : top, version == Version.V1_0 ? root10 : root));
        for (var object : client.tree().objects()) {
            if (isRegistered(object.definition().id())) {
                add(links, object, version(client, object, version), top);
            }
        }
        return new String(codec.encodeLinks(links), StandardCharsets.UTF_8);
    }

    /** Secrets are no server's business. */
    private static boolean isRegistered(int object) {
        return object != SECURITY && object != OSCORE && object != COSE;
    }

    /** As servers of that LwM2M version know it; empty where they take it for that anyway. */
    private static Optional<String> version(Client client, Lwm2mObject object, Version lwm2m) {
        int id = object.definition().id();
        var known = client.tree().definition(id, lwm2m.toString());
        var version = known.orElseGet(object::definition).version();
        return version.equals("1.0") && isTakenForTheFirst(id, lwm2m) ? Optional.empty() : Optional.of(version);
    }

    /** The specification's own Objects that became newer with a version are taken for that (Core 1.0, 6.2). */
    private static boolean isTakenForTheFirst(int object, Version lwm2m) {
        return switch (lwm2m) {
            case V1_0 -> true;
            case V1_1 -> object == ACCESS_CONTROL || object > CONNECTIVITY_MONITORING;
            case V1_2 -> object > FIRMWARE_UPDATE;
        };
    }

    /** An Object is named itself where it has no instances, or a version that the server couldn't guess. */
    private static void add(List<Link> links, Lwm2mObject object, Optional<String> version, String top) {
        var target = top + "/" + object.definition().id();
        int[] instances = object.instances();
        if (version.isPresent()) {
            links.add(new Link(target, List.of(new Link.Attribute("ver", version.get()))));
        } else if (instances.length == 0) {
            links.add(new Link(target));
        }
        for (int instance : instances) {
            links.add(new Link(target + "/" + instance));
        }
    }
}
