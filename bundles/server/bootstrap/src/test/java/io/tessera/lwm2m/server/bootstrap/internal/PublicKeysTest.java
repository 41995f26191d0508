// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.server.bootstrap.InvalidConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import io.tessera.lwm2m.server.credentials.ClientCredentials;
import io.tessera.lwm2m.transport.Identity;
import java.lang.reflect.Proxy;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A device that proves itself with a key pair. */
class PublicKeysTest {

    private final KeyPair device = keyPair();
    private final KeyPair server = keyPair();
    private final Protection protection = new Protection.RawPublicKey(
            new OpaqueValue(device.getPublic().getEncoded()),
            Secret.of(device.getPrivate().getEncoded()),
            new OpaqueValue(server.getPublic().getEncoded()));

    @Test
    void its_keys_are_written_and_kept() throws Exception {
        var configuration = new Draft().servers(entry(protection)).build();

        Validation.check(configuration, ObjectDefinitions.standard().types());
        var read = StoredConfiguration.read(StoredConfiguration.bytes(configuration));
        var security =
                new Plan(read, "a", Map.of(), Discovered.fresh()).orders().get(0);

        assertThat(security.path()).isEqualTo(Path.of(0, 1));
        assertThat(security.values())
                .contains(
                        new PathValue(Path.of(0, 1, 2), Value.of(1)),
                        new PathValue(
                                Path.of(0, 1, 3), Value.of(device.getPublic().getEncoded())),
                        new PathValue(
                                Path.of(0, 1, 4), Value.of(server.getPublic().getEncoded())),
                        new PathValue(
                                Path.of(0, 1, 5), Value.of(device.getPrivate().getEncoded())));
        assertThat(Keys.hidden(read).servers().get(0).protection().toString()).contains("kept");
        assertThat(Keys.kept(Keys.hidden(read), Optional.of(read))).isEqualTo(configuration);
    }

    @Test
    void the_server_of_this_framework_is_told_the_public_one() {
        var told = new ArrayList<Object>();
        var credentials = (ClientCredentials) Proxy.newProxyInstance(
                ClientCredentials.class.getClassLoader(),
                new Class<?>[] {ClientCredentials.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("all")) {
                        return List.of();
                    }
                    told.addAll(List.of(arguments));
                    return null;
                });

        LocalCredentials.tell(
                credentials, new Draft().servers(entry(protection)).build(), "a", Map.of());

        assertThat(told).containsExactly(Identity.PublicKey.of(device.getPublic()), List.of("a"));
    }

    @Test
    void what_is_no_key_is_refused_and_not_quoted() {
        var broken = new Protection.RawPublicKey(
                new OpaqueValue(device.getPublic().getEncoded()),
                Secret.of("no key".getBytes(US_ASCII)),
                new OpaqueValue(server.getPublic().getEncoded()));
        var configuration = new Draft().servers(entry(broken)).build();

        var refusal = catchThrowableOfType(
                InvalidConfiguration.class,
                () -> Validation.check(
                        configuration, ObjectDefinitions.standard().types()));

        assertThat(refusal.field()).isEqualTo("servers[0].protection");
        assertThat(refusal.getMessage()).doesNotContain("no key");
    }

    private static ServerEntry entry(Protection protection) {
        return new ServerEntry(1, "coaps://a", protection, Duration.ofSeconds(60), "U", List.of(), true);
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
