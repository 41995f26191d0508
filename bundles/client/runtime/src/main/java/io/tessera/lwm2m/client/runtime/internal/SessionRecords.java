// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.Token;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a client keeps of one server. */
final class SessionRecords {

    private final ClientStore store;
    private final Keys keys;
    private final int server;

    SessionRecords(ClientStore store, Keys keys, int shortServerId) {
        this.store = store;
        this.keys = keys;
        this.server = shortServerId;
    }

    /** @param process which process kept it, or empty */
    record Kept(Registration registration, String process) {}

    Kept registration() {
        return read(keys.registration(server), SessionRecords::readKept).orElse(new Kept(Registration.NONE, ""));
    }

    void registration(Registration registration) {
        store.put(keys.registration(server), StoreRecord.encode(out -> write(out, registration)));
    }

    Map<Path, NotificationAttributes> attributes() {
        return read(keys.attributes(server), SessionRecords::readAttached).orElseGet(TreeMap::new);
    }

    void attributes(Map<Path, NotificationAttributes> attributes) {
        if (attributes.isEmpty()) {
            store.remove(keys.attributes(server));
            return;
        }
        store.put(keys.attributes(server), StoreRecord.encode(out -> {
            out.writeInt(attributes.size());
            for (var entry : attributes.entrySet()) {
                out.writeLong(entry.getKey().bits());
                write(out, entry.getValue());
            }
        }));
    }

    List<Observation> observations() {
        var observations = new ArrayList<Observation>();
        for (var key : store.keys(keys.observations(server))) {
            read(key, SessionRecords::readObservation).ifPresent(observations::add);
        }
        return observations;
    }

    void add(Observation observation) {
        store.put(keys.observation(server, observation.token()), StoreRecord.encode(out -> write(out, observation)));
    }

    NotificationRecords notifications() {
        return new NotificationRecords(store, keys, server);
    }

    void remove(Token token) {
        store.remove(keys.observation(server, token));
    }

    /** Nothing is kept of the server any more. */
    void clear() {
        store.keys(keys.server(server)).forEach(store::remove);
    }

    private <T> Optional<T> read(String key, StoreRecord.Reader<T> reader) {
        return store.get(key).flatMap(bytes -> StoreRecord.decode(key, bytes, reader));
    }

    private static void write(DataOutputStream out, Registration registration) throws IOException {
        out.writeByte(StoreCodes.of(registration.status()));
        out.writeInt(registration.location().size());
        for (var segment : registration.location()) {
            StoreRecord.writeText(out, segment);
        }
        StoreRecord.writeText(out, registration.version());
        out.writeLong(registration.lifetime());
        StoreRecord.writeText(out, registration.binding());
        StoreRecord.writeText(out, registration.links());
        out.writeLong(registration.confirmed().toEpochMilli());
        out.writeLong(registration.until().toEpochMilli());
        StoreRecord.writeText(out, registration.failure());
        StoreRecord.writeText(out, ThisProcess.ID);
    }

    private static Kept readKept(DataInputStream in) throws IOException {
        return new Kept(readRegistration(in), StoreRecord.readText(in));
    }

    private static Registration readRegistration(DataInputStream in) throws IOException {
        var status = StoreCodes.status(in.readByte());
        var location = new ArrayList<String>();
        for (int i = in.readInt(); i > 0; i--) {
            location.add(StoreRecord.readText(in));
        }
        return new Registration(
                status,
                location,
                StoreRecord.readText(in),
                in.readLong(),
                StoreRecord.readText(in),
                StoreRecord.readText(in),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                StoreRecord.readText(in));
    }

    private static void write(DataOutputStream out, Observation observation) throws IOException {
        out.writeByte(observation.token().length());
        out.writeLong(observation.token().bits());
        out.writeBoolean(observation.composite());
        out.writeInt(observation.accept());
        write(out, observation.attributes());
        out.writeInt(observation.paths().size());
        for (var path : observation.paths()) {
            out.writeLong(path.bits());
        }
    }

    private static Observation readObservation(DataInputStream in) throws IOException {
        int length = in.readByte();
        var token = new Token(in.readLong(), length);
        boolean composite = in.readBoolean();
        int accept = in.readInt();
        var attributes = readAttributes(in);
        var paths = new ArrayList<Path>();
        for (int i = in.readInt(); i > 0; i--) {
            paths.add(new Path(in.readLong()));
        }
        return new Observation(token, paths, composite, accept, attributes);
    }

    private static void write(DataOutputStream out, NotificationAttributes attributes) throws IOException {
        var options = new ArrayList<String>();
        attributes.forEach((name, value) -> options.add(name + "=" + value));
        out.writeByte(options.size());
        for (var option : options) {
            StoreRecord.writeText(out, option);
        }
    }

    private static NotificationAttributes readAttributes(DataInputStream in) throws IOException {
        var options = new ArrayList<String>();
        for (int i = in.readByte(); i > 0; i--) {
            options.add(StoreRecord.readText(in));
        }
        try {
            return NotificationAttributes.NONE.with(options);
        } catch (RequestRefused e) {
            throw new IOException(e);
        }
    }

    private static Map<Path, NotificationAttributes> readAttached(DataInputStream in) throws IOException {
        var attributes = new TreeMap<Path, NotificationAttributes>();
        for (int i = in.readInt(); i > 0; i--) {
            attributes.put(new Path(in.readLong()), readAttributes(in));
        }
        return attributes;
    }
}
