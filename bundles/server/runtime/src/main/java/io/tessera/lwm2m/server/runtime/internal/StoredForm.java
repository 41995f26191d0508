// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.Fields.blob;
import static io.tessera.lwm2m.server.runtime.internal.Fields.bytes;
import static io.tessera.lwm2m.server.runtime.internal.Fields.open;
import static io.tessera.lwm2m.server.runtime.internal.Fields.text;
import static io.tessera.lwm2m.server.runtime.internal.Fields.texts;

import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.TreeSet;

/** Registrations and observations as bytes, for the store. */
final class StoredForm {

    private StoredForm() {}

    static byte[] of(Registration registration) {
        return bytes(out -> {
            text(out, registration.id());
            text(out, registration.endpoint());
            peer(out, registration.peer());
            text(out, registration.via());
            text(out, registration.version().toString());
            out.writeLong(registration.lifetime().toSeconds());
            text(out, registration.binding());
            out.writeBoolean(registration.queueMode());
            text(out, registration.smsNumber());
            out.writeLong(registration.registered().toEpochMilli());
            out.writeLong(registration.updated().toEpochMilli());
            objects(out, registration.objects());
            out.writeInt(registration.attributes().size());
            for (var attribute : registration.attributes().entrySet()) {
                text(out, attribute.getKey());
                text(out, attribute.getValue());
            }
            texts(out, registration.profiles());
        });
    }

    /** @throws IOException if it isn't what {@link #of(Registration)} wrote */
    static Registration registration(byte[] bytes) throws IOException {
        var in = open(bytes);
        var id = text(in);
        var endpoint = text(in);
        var peer = peer(in);
        var via = text(in);
        var version = Lwm2mVersion.of(text(in)).orElseThrow(() -> new IOException("LwM2M version"));
        var lifetime = Duration.ofSeconds(in.readLong());
        var binding = text(in);
        boolean queueMode = in.readBoolean();
        var sms = text(in);
        var registered = Instant.ofEpochMilli(in.readLong());
        var updated = Instant.ofEpochMilli(in.readLong());
        var objects = objects(in, version);
        var attributes = new HashMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            attributes.put(text(in), text(in));
        }
        var profiles = texts(in);
        return new Registration(
                id,
                endpoint,
                peer,
                via,
                version,
                lifetime,
                binding,
                queueMode,
                sms,
                objects,
                profiles,
                attributes,
                registered,
                updated);
    }

    static byte[] of(Observation observation) {
        return bytes(out -> {
            text(out, observation.id());
            text(out, observation.endpoint());
            text(out, observation.registration());
            out.writeLong(observation.path().bits());
            out.writeInt(observation.paths().size());
            for (var path : observation.paths()) {
                out.writeLong(path.bits());
            }
            out.writeInt(observation.format());
            texts(out, observation.attributes());
            out.writeLong(observation.since().toEpochMilli());
        });
    }

    /** @throws IOException if it isn't what {@link #of(Observation)} wrote */
    static Observation observation(byte[] bytes) throws IOException {
        var in = open(bytes);
        var id = text(in);
        var endpoint = text(in);
        var registration = text(in);
        var path = new Path(in.readLong());
        var paths = new ArrayList<Path>();
        for (int left = in.readInt(); left > 0; left--) {
            paths.add(new Path(in.readLong()));
        }
        int format = in.readInt();
        var attributes = texts(in);
        var since = Instant.ofEpochMilli(in.readLong());
        return new Observation(id, endpoint, registration, path, paths, format, attributes, since);
    }

    private static void peer(DataOutputStream out, Peer peer) throws IOException {
        blob(out, peer.address().getAddress().getAddress());
        out.writeInt(peer.address().getPort());
        var identity = peer.identity();
        if (identity instanceof Identity.PreSharedKey key) {
            identity(out, "psk", key.identity());
            return;
        }
        if (identity instanceof Identity.PublicKey key) {
            identity(out, "rpk", key.fingerprint());
            return;
        }
        if (identity instanceof Identity.Certificate certificate) {
            identity(out, "x509", certificate.name());
            return;
        }
        identity(out, "none", "");
    }

    private static void identity(DataOutputStream out, String kind, String name) throws IOException {
        text(out, kind);
        text(out, name);
    }

    private static Peer peer(DataInputStream in) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(blob(in)), in.readInt());
        var kind = text(in);
        var name = text(in);
        return new Peer(
                address,
                switch (kind) {
                    case "psk" -> new Identity.PreSharedKey(name);
                    case "rpk" -> new Identity.PublicKey(name);
                    case "x509" -> new Identity.Certificate(name);
                    default -> Identity.Anonymous.INSTANCE;
                });
    }

    /** The list as registered, and the formats, which an earlier list may have said; all else follows from the list. */
    private static void objects(DataOutputStream out, ObjectLinks objects) throws IOException {
        out.writeInt(objects.links().size());
        for (var link : objects.links()) {
            text(out, link.target());
            out.writeInt(link.attributes().size());
            for (var attribute : link.attributes()) {
                text(out, attribute.name());
                text(out, attribute.value());
                out.writeBoolean(attribute.hasValue());
            }
        }
        out.writeInt(objects.formats().size());
        for (int format : objects.formats()) {
            out.writeInt(format);
        }
    }

    private static ObjectLinks objects(DataInputStream in, Lwm2mVersion version) throws IOException {
        var links = new ArrayList<Link>();
        for (int left = in.readInt(); left > 0; left--) {
            var target = text(in);
            var attributes = new ArrayList<Link.Attribute>();
            for (int more = in.readInt(); more > 0; more--) {
                attributes.add(new Link.Attribute(text(in), text(in), in.readBoolean()));
            }
            links.add(new Link(target, attributes));
        }
        var formats = new TreeSet<Integer>();
        for (int left = in.readInt(); left > 0; left--) {
            formats.add(in.readInt());
        }
        var listed = ObjectLinks.of(links, version);
        return new ObjectLinks(links, listed.root(), formats, listed.versions(), listed.instances());
    }
}
