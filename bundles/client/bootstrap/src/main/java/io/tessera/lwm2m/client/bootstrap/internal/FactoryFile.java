// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.RequestRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Factory bootstrap from a file (Core 1.2, 6.1.3.1). */
@Component(
        name = FactoryConfig.PID,
        configurationPid = FactoryConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = BootstrapSource.class)
@Designate(ocd = FactoryConfig.class, factory = true)
public final class FactoryFile implements BootstrapSource, DataTypes {

    /** More would be no configuration. */
    private static final long LONGEST = 1 << 20;

    private static final io.tessera.lwm2m.model.Path ROOT = io.tessera.lwm2m.model.Path.ROOT;

    /** Without their definitions no account can be read. */
    private static final Set<Integer> NEEDED = Set.of(0, 1);

    private final Map<Integer, ObjectDefinition> definitions = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Path file;
    private final Codec codec;

    @Activate
    public FactoryFile(FactoryConfig config, @Reference(name = "codec") Codec codec) {
        this(Path.of(config.file().trim()), codec);
    }

    FactoryFile(Path file, Codec codec) {
        this.file = file;
        this.codec = codec;
    }

    @Reference(name = "objects", cardinality = MULTIPLE, policy = DYNAMIC)
    void addObject(Lwm2mObject object) {
        var definition = object.definition();
        definitions.put(definition.id(), definition);
        if (NEEDED.contains(definition.id())) {
            listeners.forEach(Runnable::run);
        }
    }

    void removeObject(Lwm2mObject object) {
        var definition = object.definition();
        definitions.remove(definition.id(), definition);
    }

    @Override
    public Origin origin() {
        return Origin.FACTORY;
    }

    /** Worth a look: an Object came whose definition is needed. */
    @Override
    public AutoCloseable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Optional<BootstrapInformation> read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (!definitions.keySet().containsAll(NEEDED)) {
            throw new IOException(file + " can't be read before Objects 0 and 1 are there");
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException("%s must have at most %d bytes".formatted(file, LONGEST));
        }
        var content = Files.readAllBytes(file);
        try {
            var values = codec.decode(format(), ROOT, content, this);
            return Optional.of(new BootstrapInformation(values, fingerprint(content)));
        } catch (RequestRefused e) {
            throw new IOException("%s: %s".formatted(file, e.diagnostic()), e);
        }
    }

    @Override
    public DataType typeOf(io.tessera.lwm2m.model.Path path) {
        var definition = definitions.get(path.object());
        return definition == null ? DataType.NONE : definition.typeOf(path);
    }

    @Override
    public boolean isMultiple(io.tessera.lwm2m.model.Path path) {
        var definition = definitions.get(path.object());
        return definition != null && definition.isMultiple(path);
    }

    private int format() throws IOException {
        var name = file.getFileName().toString();
        if (name.endsWith(".json")) {
            return ContentFormat.SENML_JSON;
        }
        if (name.endsWith(".cbor")) {
            return ContentFormat.SENML_CBOR;
        }
        throw new IOException(file + " must be named *.json or *.cbor");
    }

    private static String fingerprint(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }
}
