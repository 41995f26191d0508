// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentPackageTest {

    @Test
    void a_package_has_the_name_and_version_of_its_one_bundle_and_begins_with_the_manifest() throws Exception {
        var bundle = new MadeBundle("room;singleton:=true").with("Export-Package", "room.api;uses:=\"org.slf4j,a\"");
        var bytes = bundle.jar().bytes();
        var packed = new DeploymentPackage(bundle.jar(), bytes);

        assertThat(packed.fileName()).isEqualTo("room_1.2.3.SNAPSHOT.dp");
        try (var in = new JarInputStream(new ByteArrayInputStream(packed.jar().bytes()))) {
            assertThat(in.getManifest()).isNotNull();
            var headers = in.getManifest().getMainAttributes();
            assertThat(headers.getValue("DeploymentPackage-SymbolicName")).isEqualTo("room");
            assertThat(headers.getValue("DeploymentPackage-Version")).isEqualTo("1.2.3.SNAPSHOT");
            var section = in.getManifest().getAttributes("room.jar");
            assertThat(section.getValue("Bundle-SymbolicName")).isEqualTo("room");
            assertThat(section.getValue("Bundle-Version")).isEqualTo("1.2.3.SNAPSHOT");
            assertThat(in.getNextJarEntry().getName()).isEqualTo("room.jar");
            assertThat(in.readAllBytes()).isEqualTo(bytes);
            assertThat(in.getNextJarEntry()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.slf4j", "a,org.osgi.service.cm;version=1.6", "org.eclipse.kura.asset", "javax.servlet"})
    void what_a_gateway_has_itself_is_not_packed(String exports) {
        var bundle = new MadeBundle("room").with("Export-Package", exports).jar();

        assertThatThrownBy(() -> new DeploymentPackage(bundle, bundle.bytes()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the gateway's own");
    }

    @Test
    void a_jar_that_is_no_bundle_is_refused_and_not_left_out() {
        var jar = new OrderedJar(new Manifest(), java.util.Map.of());

        assertThatThrownBy(() -> new DeploymentPackage(jar, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Bundle-SymbolicName");
    }
}
