// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Which Resources the Objects of this room have, for {@code docs/objects.md}: a line each in a file of the build. */
final class DefinitionRecord {

    private static final Path FILE = Path.of("target", "object-definitions.tsv");

    private static final Set<String> LINES = new TreeSet<>();

    private DefinitionRecord() {}

    /** An Object that has some Resources only by configuration may be added several times. */
    static synchronized void add(ObjectDefinition definition) {
        definition.resources().forEach(resource -> LINES.add(line(definition, resource)));
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, LINES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(ObjectDefinition object, ResourceDefinition resource) {
        return String.join(
                "\t",
                Integer.toString(object.id()),
                object.name(),
                object.version(),
                object.multiple() ? "several" : "one",
                Integer.toString(resource.id()),
                resource.name(),
                resource.operations().name(),
                resource.type().name() + (resource.multiple() ? ", several" : ""));
    }
}
