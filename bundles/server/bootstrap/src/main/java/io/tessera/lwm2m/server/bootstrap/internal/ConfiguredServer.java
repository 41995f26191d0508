// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server of a group of devices, from the framework's configuration. */
@Component(
        name = ServerConfig.PID,
        configurationPid = ServerConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = ConfiguredServer.class)
@Designate(ocd = ServerConfig.class, factory = true)
public final class ConfiguredServer {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredServer.class);

    private final String group;
    private final Optional<ServerEntry> entry;

    @Activate
    public ConfiguredServer(
            ServerConfig config,
            Map<String, Object> properties,
            @Reference(name = "codec") Codec codec,
            @Reference(name = "definitions") ObjectDefinitions definitions) {
        group = config.configuration();
        entry = entry(config, properties.get("service.pid"), new Texts(codec, definitions.types()));
    }

    /** The name of the group that it belongs to. */
    String group() {
        return group;
    }

    /** Empty if its values can't be used. */
    Optional<ServerEntry> entry() {
        return entry;
    }

    private static Optional<ServerEntry> entry(ServerConfig config, Object pid, Texts texts) {
        try {
            return Optional.of(new ServerEntry(
                    config.shortServerId(),
                    config.uri(),
                    protection(config),
                    Duration.ofSeconds(config.lifetime()),
                    config.binding(),
                    texts.values("resources", config.resources()),
                    config.local()));
        } catch (IllegalArgumentException e) {
            LOG.error("{} is not used: {}", pid, e.getMessage());
            return Optional.empty();
        }
    }

    private static Protection protection(ServerConfig config) {
        return switch (config.securityMode()) {
            case "GENERATED" -> new Protection.GeneratedKey(config.identity(), config.keyLength());
            case "PSK" -> new Protection.PreSharedKey(config.identity(), preSharedKey(config));
            case "RPK" ->
                new Protection.RawPublicKey(
                        opaque("publicKey", config.publicKey()),
                        privateKey(config),
                        opaque("serverPublicKey", config.serverPublicKey()));
            case "X509" ->
                new Protection.Certificate(
                        opaque("publicKey", config.publicKey()),
                        privateKey(config),
                        opaque("serverPublicKey", config.serverPublicKey()));
            case "NoSec" -> Protection.NoSecurity.INSTANCE;
            default ->
                throw new IllegalArgumentException("securityMode is '%s'; allowed are GENERATED, PSK, RPK, X509, NoSec"
                        .formatted(config.securityMode()));
        };
    }

    private static Secret preSharedKey(ServerConfig config) {
        var attribute = config.keyFile().isBlank() ? ".key" : "keyFile";
        var digits = config.keyFile().isBlank() ? config._key() : read(config.keyFile());
        try {
            return Secret.of(HexFormat.of().parseHex(digits.trim()));
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes what may be the key.
            throw new IllegalArgumentException(attribute + " must have hexadecimal digits, two for each byte");
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(java.nio.file.Path.of(file.trim()));
        } catch (IOException e) {
            throw new IllegalArgumentException("keyFile must be a file that can be read: " + e, e);
        }
    }

    private static Secret privateKey(ServerConfig config) {
        var key = Texts.base64(".privateKey", config._privateKey());
        if (key.length == 0) {
            throw new IllegalArgumentException(".privateKey is missing");
        }
        return Secret.of(key);
    }

    private static OpaqueValue opaque(String attribute, String base64) {
        return new OpaqueValue(Texts.base64(attribute, base64));
    }
}
