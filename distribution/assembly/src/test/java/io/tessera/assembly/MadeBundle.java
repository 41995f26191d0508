// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** A bundle as a test wants it. */
final class MadeBundle {

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    MadeBundle(String name) {
        with(Attributes.Name.MANIFEST_VERSION.toString(), "1.0");
        with("Bundle-ManifestVersion", "2").with("Bundle-SymbolicName", name).with("Bundle-Version", "1.2.3.SNAPSHOT");
    }

    MadeBundle with(String header, String value) {
        manifest.getMainAttributes().putValue(header, value);
        return this;
    }

    MadeBundle entry(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    OrderedJar jar() {
        return new OrderedJar(manifest, entries);
    }

    Path in(Path folder) throws IOException {
        var file = folder.resolve(jar().symbolicName() + ".jar");
        jar().write(file);
        return file;
    }
}
