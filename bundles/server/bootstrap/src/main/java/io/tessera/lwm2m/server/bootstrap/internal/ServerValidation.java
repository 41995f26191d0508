// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static io.tessera.lwm2m.server.bootstrap.internal.Validation.require;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.bootstrap.InvalidConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import io.tessera.lwm2m.transport.OwnKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a server of a configuration is sound. */
final class ServerValidation {

    private static final Set<String> OPEN = Set.of("coap", "coap+tcp");
    private static final Set<String> SECURE = Set.of("coaps", "coaps+tcp");
    private static final Pattern BINDING = Pattern.compile("[UTSNMHQ]{1,7}");
    private static final Map<Integer, Set<Integer>> GIVEN_OTHERWISE =
            Map.of(0, Set.of(0, 1, 2, 3, 4, 5, 10, 11, 12, 17), 1, Set.of(0, 1, 4, 7, 8, 9));
    private static final long LONGEST_LIFETIME = 0xFFFFFFFFL;
    private static final int LONGEST_IDENTITY = 128;
    private static final int MOST_RESOURCES = 100;

    private final ServerEntry server;
    private final DataTypes types;
    private final String field;

    /** @param field what it is called */
    ServerValidation(ServerEntry server, DataTypes types, String field) {
        this.server = server;
        this.types = types;
        this.field = field;
    }

    /** @param single whether it is for one device alone */
    void check(boolean single) throws InvalidConfiguration {
        int id = server.shortServerId();
        require(id > 0 && id <= Path.MAX_ID, field + ".shortServerId", "1 to 65534");
        checkUri();
        long lifetime = server.lifetime().toSeconds();
        require(lifetime >= 0 && lifetime <= LONGEST_LIFETIME, field + ".lifetime", "0 to 4294967295 seconds");
        boolean once =
                server.binding().chars().distinct().count() == server.binding().length();
        require(
                once && BINDING.matcher(server.binding()).matches(),
                field + ".binding",
                "letters among U, T, S, N, M, H and Q, each once");
        checkResources();
        checkProtection(single);
    }

    private void checkUri() throws InvalidConfiguration {
        try {
            var uri = new URI(new Placeholders("e").fill(server.uri(), server.shortServerId()));
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
            boolean open = server.protection() instanceof Protection.NoSecurity;
            require(
                    uri.getHost() != null && (OPEN.contains(scheme) || SECURE.contains(scheme)),
                    field + ".uri",
                    "coaps://<host>[:<port>] or coap://<host>[:<port>]");
            require(!open || OPEN.contains(scheme), field + ".uri", "without security it begins with coap://");
            require(open || SECURE.contains(scheme), field + ".uri", "with keys it begins with coaps://");
        } catch (URISyntaxException e) {
            throw new InvalidConfiguration(field + ".uri", "not a URI: " + e.getReason());
        }
    }

    private void checkResources() throws InvalidConfiguration {
        require(server.resources().size() <= MOST_RESOURCES, field + ".resources", "100 at most");
        var seen = new HashSet<Path>();
        int index = 0;
        for (var value : server.resources()) {
            var name = "%s.resources[%d]".formatted(field, index++);
            var path = value.path();
            require(path.object() == 0 || path.object() == 1, name, path + " is not of Object 0 or 1");
            Validation.checkType(value, types, name);
            boolean free = !GIVEN_OTHERWISE.get(path.object()).contains(path.resource());
            require(free, name, path + " is given otherwise, or is not for this");
            var place = Path.of(path.object(), 0, path.resource());
            require(
                    seen.add(path.depth() == 4 ? place.child(path.resourceInstance()) : place),
                    name,
                    path + " is given twice");
        }
    }

    private void checkProtection(boolean single) throws InvalidConfiguration {
        var name = field + ".protection";
        if (server.protection() instanceof Protection.GeneratedKey drawn) {
            checkIdentity(drawn.identity(), name);
            require(drawn.length() >= 16 && drawn.length() <= 64, name + ".length", "16 to 64 bytes");
            boolean distinct = single || drawn.identity().contains(Placeholders.ENDPOINT);
            require(distinct, name + ".identity", "devices are told apart by " + Placeholders.ENDPOINT + " in it");
        }
        if (server.protection() instanceof Protection.PreSharedKey psk) {
            checkIdentity(psk.identity(), name);
            checkPresent(psk.key(), name + ".key");
            require(psk.key().length() <= 64, name + ".key", "1 to 64 bytes");
        }
        if (server.protection() instanceof Protection.RawPublicKey rpk) {
            checkPresent(rpk.privateKey(), name + ".privateKey");
            checkReadable(
                    name,
                    () -> OwnKey.raw(rpk.privateKey().bytes(), rpk.publicKey().bytes()));
            checkReadable(
                    name + ".serverPublicKey",
                    () -> OwnKey.publicKey(rpk.serverPublicKey().bytes()));
        }
        if (server.protection() instanceof Protection.Certificate x509) {
            checkPresent(x509.privateKey(), name + ".privateKey");
            checkReadable(
                    name,
                    () -> OwnKey.certified(
                            x509.privateKey().bytes(), x509.certificate().bytes()));
        }
    }

    private static void checkIdentity(String identity, String name) throws InvalidConfiguration {
        int length = identity.replace(Placeholders.ENDPOINT, "e").getBytes(UTF_8).length;
        require(length > 0 && length <= LONGEST_IDENTITY, name + ".identity", "1 to 128 bytes in UTF-8");
    }

    private static void checkPresent(Secret key, String name) throws InvalidConfiguration {
        require(!key.isKept(), name, "there is no key yet that could be kept");
    }

    private static void checkReadable(String name, Runnable reading) throws InvalidConfiguration {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            // Without the cause: its message might quote what is secret.
            throw new InvalidConfiguration(name, "keys must be SubjectPublicKeyInfo, X.509 and PKCS#8 in DER");
        }
    }
}
