// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.launch.Framework;

class OsgiDeviceTest {

    @TempDir
    private Path storage;

    private Framework framework;

    @BeforeEach
    void start() throws Exception {
        framework = new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", storage.toString()));
        framework.start();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void shows_the_framework_itself() {
        assertThat(device("").softwareVersion()).contains("org.apache.felix.framework " + framework.getVersion());
    }

    @Test
    void shows_the_newest_version_of_the_configured_bundle_while_it_is_installed() throws Exception {
        var device = device("com.example.application");
        assertThat(device.softwareVersion()).isEmpty();

        framework.getBundleContext().installBundle("old", bundle("3.1.0"));
        var newest = framework.getBundleContext().installBundle("new", bundle("3.10.0"));
        assertThat(device.softwareVersion()).contains("com.example.application 3.10.0");

        newest.uninstall();
        assertThat(device.softwareVersion()).contains("com.example.application 3.1.0");
    }

    private OsgiDevice device(String bundle) {
        return new OsgiDevice(new Configured(bundle), framework.getBundleContext());
    }

    private static InputStream bundle(String version) throws IOException {
        var manifest = new Manifest();
        var headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "com.example.application");
        headers.putValue("Bundle-Version", version);
        var jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        return new ByteArrayInputStream(jar.toByteArray());
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Configured(String bundle) implements OsgiConfig {

        @Override
        public Class<? extends Annotation> annotationType() {
            return OsgiConfig.class;
        }
    }
}
