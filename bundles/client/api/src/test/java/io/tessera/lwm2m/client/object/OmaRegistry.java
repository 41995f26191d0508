// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tessera.lwm2m.definitions.Ddf;
import io.tessera.lwm2m.definitions.InvalidDefinition;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of OMA's registry, found beside the repository or where the system property {@code oma.registry} says;
 * tests that need them are skipped where they are absent.
 */
public final class OmaRegistry {

    private OmaRegistry() {}

    /**
     * What a client may say of an Object: each Resource as it is registered, and all that are mandatory. Where the
     * registry gives no range or units, ours may.
     */
    public static void assertRegistered(ObjectDefinition ours) {
        DefinitionRecord.add(ours);
        assertRegistered(ours, read(folder().resolve(ours.id() + ".xml")));
    }

    /** The same for a version that isn't the newest. */
    public static void assertOnceRegistered(ObjectDefinition ours) {
        DefinitionRecord.add(ours);
        var file = "%d-%s.xml".formatted(ours.id(), ours.version().replace('.', '_'));
        assertRegistered(ours, read(folder().resolve("history").resolve(file)));
    }

    /** An Object in the version that it once had; those whose file names none are 1.0. */
    public static ObjectDefinition once(int object, String version) {
        return read(folder().resolve("history").resolve("%d-%s.xml".formatted(object, version.replace('.', '_'))));
    }

    /** Every Object in every version that is here. */
    public static List<ObjectDefinition> all() {
        try (var files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(OmaRegistry::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRegistered(ObjectDefinition ours, ObjectDefinition registered) {
        assertThat(ours.version()).as("version of /%d", ours.id()).isEqualTo(registered.version());
        assertThat(ours.name()).isEqualToNormalizingWhitespace(registered.name());
        assertThat(ours.multiple()).as("instances of /%d", ours.id()).isEqualTo(registered.multiple());
        assertThat(ours.mandatory()).as("/%d mandatory", ours.id()).isEqualTo(registered.mandatory());
        for (var resource : ours.resources()) {
            assertSame(ours.id(), resource, registered.resource(resource.id()));
        }
        for (var resource : registered.resources()) {
            assertThat(!resource.mandatory() || ours.resource(resource.id()).isPresent())
                    .as("mandatory Resource /%d//%d is there", ours.id(), resource.id())
                    .isTrue();
        }
    }

    private static void assertSame(int object, ResourceDefinition ours, Optional<ResourceDefinition> registered) {
        var where = "/%d//%d".formatted(object, ours.id());
        assertThat(registered).as(where).isPresent();
        var theirs = registered.get();
        assertThat(ours.name()).as(where).isEqualToNormalizingWhitespace(theirs.name());
        assertThat(ours.operations()).as(where).isEqualTo(theirs.operations());
        assertThat(ours.multiple()).as(where).isEqualTo(theirs.multiple());
        assertThat(ours.mandatory()).as(where).isEqualTo(theirs.mandatory());
        assertThat(ours.type()).as(where).isEqualTo(theirs.type());
        if (!theirs.range().isEmpty()) {
            assertThat(ours.range()).as(where).isEqualTo(theirs.range());
        }
        if (!theirs.units().isEmpty()) {
            assertThat(ours.units()).as(where).isEqualTo(theirs.units());
        }
    }

    private static ObjectDefinition read(Path file) {
        assertThat(file).exists();
        try (var in = Files.newInputStream(file)) {
            return Ddf.read(in).get(0);
        } catch (IOException | InvalidDefinition e) {
            throw new AssertionError(file + " can't be read", e);
        }
    }

    private static Path folder() {
        var stated = System.getProperty("oma.registry");
        var found = stated != null ? Optional.of(Path.of(stated)) : besideTheRepository();
        assumeTrue(found.filter(Files::isDirectory).isPresent(), "OMA's registry is not here");
        return found.get();
    }

    private static Optional<Path> besideTheRepository() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".git"))) {
                return Optional.ofNullable(at.resolveSibling("shared")).map(shared -> shared.resolve("oma-registry"));
            }
        }
        return Optional.empty();
    }
}
