// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.codec.internal.StandardCodec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import io.tessera.lwm2m.server.store.ServerStore;
import io.tessera.lwm2m.store.MemoryStore;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups and servers from the framework's configuration. */
class ConfiguredTest {

    private static final Codec CODEC = new StandardCodec(Limits.DEFAULT, Clock.systemUTC());
    private static final ObjectDefinitions DEFINITIONS = ObjectDefinitions.standard();

    private final BootstrapInterface bootstrap =
            new BootstrapInterface(with(BootstrapConfig.class, Map.of()), CODEC, DEFINITIONS, new Store());
    private final ConfigurationDesk desk = new ConfigurationDesk(bootstrap);
    private final ConfigurationWhiteboard whiteboard = new ConfigurationWhiteboard(bootstrap);

    @Test
    void a_group_counts_when_all_its_servers_are_there() {
        whiteboard.addGroup(group(Map.of("servers", new int[] {1, 2})));
        whiteboard.addServer(server(Map.of("shortServerId", 2)));
        assertThat(desk.all()).isEmpty();
        whiteboard.addServer(server(Map.of("shortServerId", 1)));

        var known = desk.of("gw-1").orElseThrow();
        assertThat(known.configured()).isTrue();
        assertThat(known.configuration().servers())
                .extracting(server -> server.shortServerId())
                .containsExactly(1, 2);
    }

    @Test
    void a_server_that_is_changed_leaves_the_group_as_it_was_until_it_is_back() {
        var group = group(Map.of());
        var before = server(Map.of("lifetime", 60L));
        whiteboard.addGroup(group);
        whiteboard.addServer(before);
        whiteboard.removeServer(before);
        assertThat(lifetime()).isEqualTo(60);
        whiteboard.addServer(server(Map.of("lifetime", 90L)));
        assertThat(lifetime()).isEqualTo(90);

        whiteboard.removeGroup(group);
        assertThat(desk.all()).isEmpty();
    }

    @Test
    void what_cannot_be_used_leaves_the_group_as_it_was() {
        var before = server(Map.of("lifetime", 60L));
        whiteboard.addGroup(group(Map.of()));
        whiteboard.addServer(before);
        whiteboard.removeServer(before);
        whiteboard.addServer(server(Map.of("uri", "http://nowhere", "lifetime", 90L)));

        assertThat(lifetime()).isEqualTo(60);
    }

    @Test
    void values_and_rights_are_lines() {
        whiteboard.addServer(server(Map.of("resources", new String[] {"/1/0/2=5", "/0/7/14=name"})));
        whiteboard.addGroup(group(Map.of(
                "values", new String[] {"/3/0/15=Europe/Berlin"},
                "accessControl", new String[] {"/3/0 owner=1 1=15 0=1", "/16 1=16"},
                "deletes", new String[] {"/", "/5/0"},
                "reads", new String[] {"/1"})));

        var configuration = desk.of("gw-1").orElseThrow().configuration();
        assertThat(configuration.values()).containsExactly(new PathValue(Path.of(3, 0, 15), Value.of("Europe/Berlin")));
        assertThat(configuration.accessControl())
                .containsExactly(
                        new AccessControl(3, 0, 1, Map.of(1, 15, 0, 1)),
                        new AccessControl(16, AccessControl.CREATE, AccessControl.NOBODY, Map.of(1, 16)));
        assertThat(configuration.deletes()).containsExactly(Path.ROOT, Path.of(5, 0));
        assertThat(configuration.reads()).containsExactly(Path.of(1));
        assertThat(configuration.servers().get(0).resources()).contains(new PathValue(Path.of(1, 0, 2), Value.of(5)));
    }

    @Test
    void a_key_comes_from_the_configuration_or_from_a_file(@TempDir java.nio.file.Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key"), "0A0b\n");

        var given = server(Map.of("securityMode", "PSK", "_key", "0a0b"));
        var filed = server(Map.of("securityMode", "PSK", "keyFile", file.toString()));

        var key = new Protection.PreSharedKey("{endpoint}-{server}", Secret.of(new byte[] {10, 11}));
        assertThat(given.entry().orElseThrow().protection()).isEqualTo(key);
        assertThat(filed.entry().orElseThrow().protection()).isEqualTo(key);
        assertThat(server(Map.of("securityMode", "PSK", "_key", "no hex")).entry())
                .isEmpty();
        assertThat(server(Map.of("securityMode", "none")).entry()).isEmpty();
    }

    @Test
    void a_preview_hides_keys_and_draws_none() throws Exception {
        var planned = desk.preview(new Draft().build(), "gw-1");

        assertThat(planned)
                .extracting(one -> one.operation() + " " + one.path())
                .containsExactly(
                        "Bootstrap-Discover /", "Bootstrap-Write /0/1", "Bootstrap-Write /1/0", "Bootstrap-Finish /");
        assertThat(planned.get(1).values())
                .contains(
                        new PathValue(Path.of(0, 1, 3), Value.of("gw-1-1".getBytes(UTF_8))),
                        new PathValue(Path.of(0, 1, 5), Value.of("***")));
        assertThat(bootstrap.forget("gw-1")).isFalse();
    }

    private long lifetime() {
        return desk.of("gw-1")
                .orElseThrow()
                .configuration()
                .servers()
                .get(0)
                .lifetime()
                .toSeconds();
    }

    private static ConfiguredGroup group(Map<String, Object> attributes) {
        var all = new HashMap<String, Object>(Map.of("name", "gateways", "endpoints", new String[] {"gw-*"}));
        all.putAll(attributes);
        return new ConfiguredGroup(with(GroupConfig.class, all), Map.of(), CODEC, DEFINITIONS);
    }

    private static ConfiguredServer server(Map<String, Object> attributes) {
        var all = new HashMap<String, Object>(Map.of("configuration", "gateways", "uri", "coaps://localhost"));
        all.putAll(attributes);
        return new ConfiguredServer(with(ServerConfig.class, all), Map.of(), CODEC, DEFINITIONS);
    }

    /** A configuration as a component gets it: what isn't given has its default. */
    private static <T> T with(Class<T> type, Map<String, Object> attributes) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> attributes.getOrDefault(method.getName(), method.getDefaultValue())));
    }

    private static final class Store extends MemoryStore implements ServerStore {}
}
