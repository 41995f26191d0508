// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.OwnKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configured identity. Immediate, since only then it hears why it ends: a change of its configuration must end
 * associations, the end of its bundle must not.
 */
@Component(
        name = ClientConfig.PID,
        configurationPid = ClientConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = ConfiguredClient.class,
        immediate = true)
@Designate(ocd = ClientConfig.class, factory = true)
public final class ConfiguredClient {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredClient.class);
    private static final int CONFIGURATION_MODIFIED = 3;
    private static final int CONFIGURATION_DELETED = 4;

    private final Optional<Entry> entry;
    private volatile Consumer<Entry> revoked = ended -> {};

    @Activate
    public ConfiguredClient(ClientConfig config, Map<String, Object> properties) {
        entry = entry(config, properties.get("service.pid"));
    }

    /** Empty if its values can't be used. */
    Optional<Entry> entry() {
        return entry;
    }

    /** What to do when the configuration says something else. */
    void whenRevoked(Consumer<Entry> action) {
        revoked = action;
    }

    @Deactivate
    void end(int reason) {
        if (reason == CONFIGURATION_MODIFIED || reason == CONFIGURATION_DELETED) {
            entry.ifPresent(revoked);
        }
        entry.ifPresent(Entry::destroy);
    }

    private static Optional<Entry> entry(ClientConfig config, Object pid) {
        try {
            return Optional.of(entry(config));
        } catch (IllegalArgumentException e) {
            LOG.error("{} is not used: {}", pid, e.getMessage());
            return Optional.empty();
        }
    }

    private static Entry entry(ClientConfig config) {
        var kinds = List.of(config.identity(), config.publicKey(), config.certificateName());
        if (kinds.stream().filter(value -> !value.isBlank()).count() != 1) {
            throw new IllegalArgumentException("set one of identity, publicKey and certificateName");
        }
        if (!config.identity().isBlank()) {
            var key = new Credentials.PreSharedKey(config.identity(), key(config._key()));
            return Entry.of(key, endpoints(config, config.identity()), true);
        }
        if (!config.certificateName().isBlank()) {
            var name = new Identity.Certificate(config.certificateName());
            return Entry.of(name, endpoints(config, config.certificateName()), true);
        }
        return Entry.of(publicKey(config.publicKey()), endpoints(config, ""), true);
    }

    private static List<String> endpoints(ClientConfig config, String otherwise) {
        var named = Arrays.stream(config.endpoints())
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
        return named.isEmpty() ? List.of(otherwise) : named;
    }

    private static byte[] key(String digits) {
        try {
            return HexFormat.of().parseHex(digits.trim());
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes what may be the key.
            throw new IllegalArgumentException(".key must be hexadecimal digits, two for each byte");
        }
    }

    private static Identity publicKey(String base64) {
        try {
            var bytes = Base64.getMimeDecoder().decode(base64);
            return Identity.PublicKey.of(OwnKey.publicKey(bytes));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("publicKey must be a SubjectPublicKeyInfo in Base64", e);
        }
    }
}
