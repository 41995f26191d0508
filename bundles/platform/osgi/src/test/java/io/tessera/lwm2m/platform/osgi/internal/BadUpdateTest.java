// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.software.SoftwareRefused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.scr.info.ScrInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Updates that resolve and start, and whose components don't work, or that break those who use them. */
@Timeout(60)
class BadUpdateTest {

    private static final String COMPONENT = "OSGI-INF/component.xml";

    private static final String PACKAGES =
            """
            org.osgi.service.component;version=1.4,\
            org.osgi.service.component.runtime;version=1.4,\
            org.osgi.service.component.runtime.dto;version=1.4,\
            org.osgi.util.promise;version=1.1,org.osgi.util.function;version=1.1""";

    @TempDir
    private Path storage;

    @TempDir
    private Path folder;

    private Framework framework;
    private SignedBundle bundles;
    private ServiceComponentRuntime components;
    private FrameworkInstaller installer;

    @BeforeEach
    void start() throws Exception {
        bundles = new SignedBundle(folder);
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.toString(),
                        "org.osgi.framework.system.packages.extra",
                        PACKAGES));
        framework.start();
        var context = framework.getBundleContext();
        var scr = ScrInfo.class.getProtectionDomain().getCodeSource().getLocation();
        context.installBundle(scr.toString()).start();
        components = context.getService(context.getServiceReference(ServiceComponentRuntime.class));
        installer = new FrameworkInstaller(new SoftwareSettings(Allowed.all(folder)), components, context);
        installer
                .start(install(version("1.0.0", component("java.lang.Object", ""))))
                .toCompletableFuture()
                .get(30, SECONDS);
        assertThat(state()).isEqualTo(ComponentConfigurationDTO.ACTIVE);
    }

    @AfterEach
    void stop() throws Exception {
        installer.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private static String component(String type, String reference) {
        return """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="pump" immediate="true">
                    <implementation class="%s"/>%s
                </scr:component>
                """
                .formatted(type, reference);
    }

    private Path version(String version, String component) throws Exception {
        return version(version, component, Map.of());
    }

    private Path version(String version, String component, Map<String, String> headers) throws Exception {
        var all = new HashMap<>(headers);
        all.put("Service-Component", COMPONENT);
        return bundles.signed("vendor", bundles.unsigned(version, all, Map.of(COMPONENT, component)));
    }

    private String install(Path file) throws Exception {
        return installer.install(file).toCompletableFuture().get(30, SECONDS).id();
    }

    private void isTakenBack(Path update, String why) {
        assertThatThrownBy(() -> install(update))
                .cause()
                .isInstanceOf(SoftwareRefused.class)
                .hasMessageContaining(why)
                .hasMessageContaining("the version before is back");
        assertThat(bundle().getVersion()).hasToString("1.0.0");
        assertThat(bundle().getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(state()).isEqualTo(ComponentConfigurationDTO.ACTIVE);
    }

    private Bundle bundle() {
        return new Bundles(framework.getBundleContext()).find(SignedBundle.NAME).orElseThrow();
    }

    private int state() {
        var description = components.getComponentDescriptionDTO(bundle(), "pump");
        return components.getComponentConfigurationDTOs(description).iterator().next().state;
    }

    @Test
    void a_version_whose_component_works_stays() throws Exception {
        install(version("1.1.0", component("java.lang.Object", "")));
        assertThat(bundle().getVersion()).hasToString("1.1.0");
        assertThat(state()).isEqualTo(ComponentConfigurationDTO.ACTIVE);
    }

    @Test
    void a_version_without_that_component_stays() throws Exception {
        install(bundles.version("1.1.0"));
        assertThat(bundle().getVersion()).hasToString("1.1.0");
    }

    @Test
    void a_component_that_fails_is_taken_back() throws Exception {
        isTakenBack(version("1.1.0", component("com.example.Missing", "")), "pump");
    }

    @Test
    void a_component_that_misses_something_is_taken_back() throws Exception {
        var missing = "<reference name=\"motor\" interface=\"com.example.Motor\"/>";
        isTakenBack(version("1.1.0", component("java.lang.Object", missing)), "reference motor is missing");
    }

    @Test
    void a_version_with_which_a_neighbour_can_not_be_resolved_is_taken_back() throws Exception {
        var exporting = Map.of("Export-Package", "com.example.flow;version=1.0.0");
        install(version("1.0.0", component("java.lang.Object", ""), exporting));
        var neighbour = Map.of(
                "Bundle-SymbolicName", "com.example.neighbour",
                "Import-Package", "com.example.flow;version=\"[1.0,2)\"");
        installer
                .start(install(bundles.with("1.0.0", neighbour)))
                .toCompletableFuture()
                .get(30, SECONDS);

        var next = Map.of("Export-Package", "com.example.flow;version=2.0.0");
        isTakenBack(version("1.1.0", component("java.lang.Object", ""), next), "com.example.flow");

        var there = new Bundles(framework.getBundleContext()).find("com.example.neighbour");
        assertThat(there.orElseThrow().getState()).isEqualTo(Bundle.ACTIVE);
    }
}
