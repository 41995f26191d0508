// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolutionCheckTest {

    @TempDir
    private Path folder;

    @Test
    void bundles_that_fit_together_resolve() throws Exception {
        var api = bundle("api", "Export-Package", "api;version=1.2");
        var user = bundle("user", "Import-Package", "api;version=\"[1.0,2)\"");

        assertThat(new ResolutionCheck(Map.of()).unresolved(List.of(user, api))).isEmpty();
    }

    @Test
    void a_bundle_whose_import_nobody_exports_is_named_with_the_reason() throws Exception {
        var user = bundle("user", "Import-Package", "api;version=\"[1.0,2)\"");

        assertThat(new ResolutionCheck(Map.of()).unresolved(List.of(user)))
                .singleElement()
                .asString()
                .startsWith("user:")
                .contains("osgi.wiring.package=api");
    }

    @Test
    void packages_of_the_class_path_count() throws Exception {
        var user = bundle("user", "Import-Package", "org.slf4j;version=\"[1.7,3)\"");
        var properties = Map.of("org.osgi.framework.system.packages.extra", "org.slf4j;version=2.0.17");

        assertThat(new ResolutionCheck(properties).unresolved(List.of(user))).isEmpty();
    }

    @Test
    void another_framework_is_asked_where_one_is_given() throws Exception {
        var equinox = Path.of(System.getProperty("equinox"));
        var user = bundle("user", "Import-Package", "org.eclipse.osgi.framework.console,api");
        var properties = Map.of("org.osgi.framework.system.packages.extra", "api");

        assertThat(ResolutionCheck.unresolved(equinox, properties, List.of(user)))
                .isEmpty();
        assertThat(ResolutionCheck.unresolved(equinox, Map.of(), List.of(user)))
                .singleElement()
                .asString()
                .startsWith("user:")
                .contains("api");
        assertThat(new ResolutionCheck(properties).unresolved(List.of(user))).hasSize(1);
    }

    private Path bundle(String name, String header, String value) throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue(header, value);
        var file = folder.resolve(name + ".jar");
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }
}
