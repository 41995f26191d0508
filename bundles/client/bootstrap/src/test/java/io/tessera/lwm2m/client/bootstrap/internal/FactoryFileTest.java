// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.objects.security.internal.SecurityObject;
import io.tessera.lwm2m.objects.server.internal.ServerObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Factory bootstrap from a file. */
class FactoryFileTest {

    /** As in the README. */
    private static final String BOOTSTRAP_SERVER =
            """
            [{"bn":"/0/0/","n":"0","vs":"coaps://bootstrap.example.org"},{"n":"1","vb":true},{"n":"2","v":0},
             {"n":"3","vd":"Z2F0ZXdheQ"},{"n":"5","vd":"bxsPHTpcfp8BI0VniavN7w"}]
            """;

    @TempDir
    private Path folder;

    @Test
    void object_instances_come_with_the_types_of_their_definitions() throws Exception {
        var information = source("a.json", BOOTSTRAP_SERVER).read().orElseThrow();
        assertThat(information.values())
                .contains(
                        new PathValue(io.tessera.lwm2m.model.Path.of(0, 0, 1), Value.of(true)),
                        new PathValue(io.tessera.lwm2m.model.Path.of(0, 0, 2), Value.of(0)),
                        new PathValue(
                                io.tessera.lwm2m.model.Path.of(0, 0, 3),
                                Value.of("gateway".getBytes(StandardCharsets.UTF_8))));
        assertThat(information).hasToString("BootstrapInformation[5 values]");
    }

    @Test
    void senml_cbor_is_read_as_well() throws Exception {
        var values = List.of(new PathValue(io.tessera.lwm2m.model.Path.of(1, 0, 1), Value.of(60)));
        var file = folder.resolve("a.cbor");
        Files.write(file, Codecs.create().encode(ContentFormat.SENML_CBOR, io.tessera.lwm2m.model.Path.ROOT, values));
        assertThat(source(file).read().orElseThrow().values()).isEqualTo(values);
    }

    @Test
    void the_fingerprint_changes_with_the_content() throws Exception {
        var one = source("a.json", BOOTSTRAP_SERVER).read().orElseThrow();
        var same = source("b.json", BOOTSTRAP_SERVER).read().orElseThrow();
        var other =
                source("c.json", BOOTSTRAP_SERVER.replace("w\"", "Q\"")).read().orElseThrow();
        assertThat(one.fingerprint()).isEqualTo(same.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    @Test
    void without_a_file_there_is_nothing() throws Exception {
        assertThat(source(folder.resolve("none.json")).read()).isEmpty();
        assertThat(source(Path.of("")).read()).isEmpty();
    }

    @Test
    void what_is_no_bootstrap_information_is_said_without_what_is_in_it() throws IOException {
        var broken = source("a.json", BOOTSTRAP_SERVER.replace("}]", "}"));
        assertThatThrownBy(broken::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a.json")
                .hasMessageNotContaining("bxsPHTpcfp8BI0VniavN7w");
        var other = source("a.txt", BOOTSTRAP_SERVER);
        assertThatThrownBy(other::read).hasMessageContaining("*.json");
    }

    @Test
    void a_file_that_was_read_too_early_is_worth_a_look_when_the_objects_come() throws Exception {
        var early = new FactoryFile(Files.writeString(folder.resolve("a.json"), BOOTSTRAP_SERVER), Codecs.create());
        assertThatThrownBy(early::read).hasMessageContaining("Objects 0 and 1");
        var looks = new AtomicInteger();
        try (var listening = early.listen(looks::incrementAndGet)) {
            assertThat(listening).isNotNull();
            early.addObject(new SecurityObject());
            early.addObject(new ServerObject());
        }
        assertThat(looks).hasValue(2);
        assertThat(early.read()).isPresent();
    }

    private BootstrapSource source(String name, String content) throws IOException {
        return source(Files.writeString(folder.resolve(name), content));
    }

    private static BootstrapSource source(Path file) {
        var source = new FactoryFile(file, Codecs.create());
        source.addObject(new SecurityObject());
        source.addObject(new ServerObject());
        return source;
    }
}
