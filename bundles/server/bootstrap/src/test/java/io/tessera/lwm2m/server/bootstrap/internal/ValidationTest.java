// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.InvalidConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationTest {

    private static final DataTypes TYPES = ObjectDefinitions.standard().types();
    private static final Protection DRAWN = new Protection.GeneratedKey("{endpoint}-{server}", 16);
    private static final ServerEntry SOUND = server(1, "coaps://localhost:5684", DRAWN);

    static Stream<Arguments> unsound() {
        return Stream.of(
                of("name", new Draft().name("a b")),
                of("name", new Draft().name("")),
                of("endpoints", new Draft().endpoints()),
                of("endpoints[1]", new Draft().endpoints("a", " ")),
                of("endpoints[0]", new Draft().endpoints("a\nb")),
                of("servers", new Draft().servers()),
                of("servers[0].shortServerId", new Draft().servers(server(0, "coaps://a", DRAWN))),
                of("servers[0].shortServerId", new Draft().servers(server(65535, "coaps://a", DRAWN))),
                of("servers[1].shortServerId", new Draft().servers(SOUND, SOUND)),
                of("servers[0].uri", new Draft().servers(server(1, "coap://a", DRAWN))),
                of("servers[0].uri", new Draft().servers(server(1, "coaps://", DRAWN))),
                of("servers[0].uri", new Draft().servers(server(1, "http://a", DRAWN))),
                of("servers[0].uri", new Draft().servers(server(1, "a b", DRAWN))),
                of("servers[0].uri", new Draft().servers(server(1, "coaps://a", Protection.NoSecurity.INSTANCE))),
                of("servers[0].protection.length", drawn("{endpoint}", 15)),
                of("servers[0].protection.identity", drawn("", 16)),
                of("servers[0].protection.identity", drawn("same", 16)),
                of("servers[0].protection.identity", drawn("{endpoint}" + "x".repeat(128), 16)),
                of("servers[0].protection.key", psk(Secret.KEPT)),
                of("servers[0].protection.key", psk(Secret.of(new byte[65]))),
                of("servers[1].protection.identity", new Draft().servers(same(1), same(2))),
                of("servers[0].lifetime", lifetime(-1)),
                of("servers[0].lifetime", lifetime(0x100000000L)),
                of("servers[0].binding", binding("")),
                of("servers[0].binding", binding("X")),
                of("servers[0].binding", binding("UU")),
                of("servers[0].resources[0]", resource(Path.of(3, 0, 0), Value.of("x"))),
                of("servers[0].resources[0]", resource(Path.of(0, 0, 5), Value.of(new byte[16]))),
                of("servers[0].resources[0]", resource(Path.of(1, 0, 2), Value.of("5"))),
                of("servers[0].resources[0]", resource(Path.of(1, 0, 2, 0), Value.of(5))),
                of("accessControl[0].object", new Draft().control(new AccessControl(0, 0, 1, Map.of()))),
                of("accessControl[0].owner", new Draft().control(new AccessControl(3, 0, 2, Map.of()))),
                of("accessControl[0].rights", new Draft().control(new AccessControl(3, 0, 1, Map.of(1, 32)))),
                of("accessControl[0].rights", new Draft().control(new AccessControl(3, 0, 1, Map.of(9, 1)))),
                of("values[0]", new Draft().value(Path.of(1, 0, 1), Value.of(5))),
                of("values[0]", new Draft().value(Path.of(3, 0, 15), Value.of(5))),
                of("values[0]", new Draft().value(Path.of(3, 0), Value.EMPTY)),
                of("deletes", new Draft().delete(Path.of(3, 0, 1))),
                of("reads", new Draft().read(Path.of(0))));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void what_is_wrong_is_named(String field, Draft draft) {
        var refusal = catchThrowableOfType(InvalidConfiguration.class, () -> Validation.check(draft.build(), TYPES));

        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal).hasMessageStartingWith(field + ": ");
    }

    @Test
    void what_is_sound_passes() {
        var draft = new Draft()
                .servers(SOUND, server(2, "coap://{endpoint}.example", Protection.NoSecurity.INSTANCE))
                .control(new AccessControl(3, 0, 1, Map.of(1, 31, 2, 1, 0, 0)))
                .value(Path.of(3, 0, 15), Value.of("Europe/Berlin"))
                .value(Path.of(31999, 0, 1), Value.of("of an Object that nobody knows"))
                .delete(Path.ROOT)
                .read(Path.of(1));

        assertThatCode(() -> Validation.check(draft.build(), TYPES)).doesNotThrowAnyException();
    }

    @Test
    void what_is_stored_is_read_as_it_was() {
        var server = new ServerEntry(
                7,
                "coaps://a",
                new Protection.PreSharedKey("{endpoint}", Secret.of(new byte[] {1, 2, 3})),
                Duration.ofSeconds(60),
                "UQ",
                List.of(new PathValue(Path.of(1, 0, 2), Value.of(5))),
                true);
        var draft = new Draft()
                .servers(SOUND, server, server(8, "coap://b", Protection.NoSecurity.INSTANCE))
                .control(new AccessControl(3, 0, 1, Map.of(1, 31, 0, 0)))
                .value(Path.of(3, 0, 15), Value.of("Europe/Berlin"))
                .value(Path.of(5, 0, 0), Value.of(new byte[] {9}))
                .value(Path.of(6, 0, 5), new Value.TimeValue(7))
                .value(Path.of(6, 0, 0), Value.of(-1.5))
                .value(Path.of(9, 0, 9), new Value.ObjlnkValue(3, 0))
                .delete(Path.of(5))
                .read(Path.of(1));
        var bytes = StoredConfiguration.bytes(draft.build());

        assertThat(StoredConfiguration.read(bytes)).isEqualTo(draft.build());
        for (int length = 0; length < bytes.length; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> StoredConfiguration.read(cut)))
                    .isNotNull();
        }
    }

    private static Arguments of(String field, Draft draft) {
        return Arguments.of(field, draft);
    }

    private static ServerEntry server(int id, String uri, Protection protection) {
        return new ServerEntry(id, uri, protection, Duration.ofSeconds(60), "U", List.of(), false);
    }

    private static ServerEntry same(int id) {
        var protection = new Protection.GeneratedKey("{endpoint}", 16);
        return new ServerEntry(id, "coaps://a", protection, Duration.ofSeconds(60), "U", List.of(), true);
    }

    private static Draft drawn(String identity, int length) {
        return new Draft().servers(server(1, "coaps://a", new Protection.GeneratedKey(identity, length)));
    }

    private static Draft psk(Secret key) {
        return new Draft().servers(server(1, "coaps://a", new Protection.PreSharedKey("a", key)));
    }

    private static Draft lifetime(long seconds) {
        return new Draft()
                .servers(new ServerEntry(1, "coaps://a", DRAWN, Duration.ofSeconds(seconds), "U", List.of(), false));
    }

    private static Draft binding(String binding) {
        return new Draft()
                .servers(new ServerEntry(1, "coaps://a", DRAWN, Duration.ofSeconds(60), binding, List.of(), false));
    }

    private static Draft resource(Path path, Value value) {
        var resources = List.of(new PathValue(path, value));
        return new Draft()
                .servers(new ServerEntry(1, "coaps://a", DRAWN, Duration.ofSeconds(60), "U", resources, false));
    }
}
