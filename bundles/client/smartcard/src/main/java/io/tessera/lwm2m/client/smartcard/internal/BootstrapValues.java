// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import io.tessera.lwm2m.client.smartcard.internal.BootstrapFile.StoredObject;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the Objects of EF LwM2M_Bootstrap say; those that nobody here knows are left out. */
final class BootstrapValues {

    private static final int LARGEST_ID = 65534;

    private final Codec codec;
    private final ObjectDefinitions definitions;

    BootstrapValues(Codec codec, ObjectDefinitions definitions) {
        this.codec = codec;
        this.definitions = definitions;
    }

    /** @param leftOut the Objects that nobody here knows, with their versions */
    record Decoded(List<PathValue> values, List<String> leftOut) {

        @Override
        public String toString() {
            return "%d values, left out %s".formatted(values.size(), leftOut);
        }
    }

    /** @throws IOException if it is malformed, saying where */
    Decoded of(byte[] file) throws IOException {
        var decoded = new Decoded(new ArrayList<>(), new ArrayList<>());
        for (var object : BootstrapFile.objects(file)) {
            add(object, decoded);
            Arrays.fill(object.instances(), (byte) 0);
        }
        return decoded;
    }

    private void add(StoredObject object, Decoded decoded) throws IOException {
        var definition = definition(object);
        if (definition.isEmpty()) {
            decoded.leftOut()
                    .add("%d %s".formatted(object.id(), object.version()).strip());
            return;
        }
        var types = definitions.types(Map.of(object.id(), definition.get().version()));
        try {
            decoded.values().addAll(codec.decode(ContentFormat.TLV, Path.of(object.id()), object.instances(), types));
        } catch (RequestRefused e) {
            throw new IOException("Object %d of the card: %s".formatted(object.id(), e.diagnostic()));
        }
    }

    /** The version that is named, or the newest with the same major number; implicit is 1.0 or the enabler's. */
    private Optional<ObjectDefinition> definition(StoredObject object) {
        if (object.id() > LARGEST_ID) {
            return Optional.empty();
        }
        var version = object.version().isEmpty() ? "1.0" : object.version();
        var major = version.substring(0, version.indexOf('.') + 1);
        return definitions
                .find(object.id(), version)
                .or(() -> definitions.all().stream()
                        .filter(known -> known.id() == object.id())
                        .filter(known -> known.version().startsWith(major))
                        .findFirst())
                .or(() -> object.version().isEmpty() ? definitions.find(object.id()) : Optional.empty());
    }
}
