// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;

/** Sets of bundles in a framework: all of them, or all is as it was. */
class SetInstallerTest {

    private static final String SET = "com.example.plant";

    /** Needs what the library exports, and comes before it in the archive. */
    private static final Map<String, String> PUMP =
            Map.of("Bundle-SymbolicName", "com.example.pump", "Import-Package", "com.example.flow");

    private static final Map<String, String> LIBRARY =
            Map.of("Bundle-SymbolicName", "com.example.flow", "Export-Package", "com.example.flow");

    private static final Map<String, String> VALVE = Map.of("Bundle-SymbolicName", "com.example.valve");

    @TempDir
    private Path storage;

    @TempDir
    private Path folder;

    private Framework framework;
    private SignedBundle bundles;
    private FrameworkInstaller installer;

    @BeforeEach
    void start() throws Exception {
        bundles = new SignedBundle(folder);
        framework = new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", storage.toString()));
        framework.start();
        open();
    }

    private void open() {
        installer = new FrameworkInstaller(
                new SoftwareSettings(Allowed.all(folder)), new NoComponents(), framework.getBundleContext());
    }

    @AfterEach
    void stop() throws Exception {
        installer.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private record Part(String version, Map<String, String> headers) {}

    private static Part part(String version, Map<String, String> headers) {
        return new Part(version, headers);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return more;
    }

    private Path set(String version, Part... parts) throws Exception {
        return bundles.signed("vendor", archive(Map.of(), version, parts));
    }

    /** @param announced other headers of the sections than those of the bundles */
    private Path archive(Map<String, String> announced, String version, Part... parts) throws Exception {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("DeploymentPackage-SymbolicName", SET);
        manifest.getMainAttributes().putValue("DeploymentPackage-Version", version);
        for (int i = 0; i < parts.length; i++) {
            var section = new Attributes();
            section.putValue("Bundle-SymbolicName", parts[i].headers().get("Bundle-SymbolicName"));
            section.putValue("Bundle-Version", parts[i].version());
            announced.forEach(section::putValue);
            manifest.getEntries().put("bundle-%d.jar".formatted(i), section);
        }
        var file = Files.createTempFile(folder, "archive", ".dp");
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (int i = 0; i < parts.length; i++) {
                out.putNextEntry(new JarEntry("bundle-%d.jar".formatted(i)));
                Files.copy(bundles.unsigned(parts[i].version(), parts[i].headers()), out);
            }
        }
        return file;
    }

    private List<String> there() {
        return Stream.of(framework.getBundleContext().getBundles())
                .filter(bundle -> bundle.getBundleId() > 0)
                .map(bundle -> "%s %s %s"
                        .formatted(bundle.getSymbolicName(), bundle.getVersion(), bundle.getState() == Bundle.ACTIVE))
                .sorted()
                .toList();
    }

    private String installed(Path set) throws Exception {
        return get(installer.install(set)).id();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, SECONDS);
    }

    private static void refused(Reason reason, CompletionStage<?> stage, String words) {
        assertThatThrownBy(() -> get(stage))
                .cause()
                .isInstanceOfSatisfying(SoftwareRefused.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason))
                .hasMessageContaining(words);
    }

    @Test
    void a_set_is_installed_started_stopped_and_uninstalled_as_one() throws Exception {
        var set = set("1.0.0", part("1.0.0", PUMP), part("2.0.0", LIBRARY));
        assertThat(get(installer.verify(set))).isEqualTo(new SoftwarePackage(SET, "1.0.0"));
        assertThat(there()).isEmpty();

        var id = installed(set);
        assertThat(there()).containsExactly("com.example.flow 2.0.0 false", "com.example.pump 1.0.0 false");
        get(installer.start(id));
        assertThat(there()).containsExactly("com.example.flow 2.0.0 true", "com.example.pump 1.0.0 true");
        assertThat(installer.installed())
                .anyMatch(some -> some.id().equals(id)
                        && some.content().equals(new SoftwarePackage(SET, "1.0.0"))
                        && some.active());
        get(installer.stop(id));
        assertThat(there()).containsExactly("com.example.flow 2.0.0 false", "com.example.pump 1.0.0 false");
        get(installer.uninstall(id));
        assertThat(there()).isEmpty();
        assertThat(installer.installed()).noneMatch(some -> some.id().equals(id));
        refused(Reason.FAILED, installer.start(id), "isn't installed any more");
    }

    @Test
    void another_version_takes_its_place_and_what_it_has_no_more_goes() throws Exception {
        get(installer.start(installed(set("1.0.0", part("1.0.0", PUMP), part("2.0.0", LIBRARY), part("1", VALVE)))));

        get(installer.install(set("1.1.0", part("1.1.0", PUMP), part("2.0.1", LIBRARY))));

        assertThat(there()).containsExactly("com.example.flow 2.0.1 true", "com.example.pump 1.1.0 true");
        refused(Reason.NOT_ALLOWED, installer.verify(set("1.0.9", part("1.1.0", PUMP))), "older than 1.1.0");
    }

    @Test
    void if_one_can_not_be_resolved_none_is_installed() throws Exception {
        var broken = with(VALVE, "Import-Package", "com.example.missing");
        refused(
                Reason.FAILED,
                installer.install(set("1.0.0", part("1.0.0", PUMP), part("2.0.0", LIBRARY), part("1", broken))),
                "com.example.missing");
        assertThat(there()).isEmpty();
        assertThat(folder.resolve("set")).doesNotExist();
    }

    @Test
    void if_one_that_ran_does_not_start_all_are_as_they_were() throws Exception {
        get(installer.start(installed(set("1.0.0", part("1.0.0", PUMP), part("2.0.0", LIBRARY)))));

        var broken = with(PUMP, "Bundle-Activator", "com.example.Missing");
        var next = set("1.1.0", part("1.1.0", broken), part("2.1.0", LIBRARY), part("1.0.0", VALVE));
        refused(Reason.FAILED, installer.install(next), "all is as it was before");

        assertThat(there()).containsExactly("com.example.flow 2.0.0 true", "com.example.pump 1.0.0 true");
        assertThat(installer.installed())
                .anyMatch(some -> some.content().equals(new SoftwarePackage(SET, "1.0.0")) && some.active());
    }

    @Test
    void a_set_that_a_kill_interrupted_is_taken_back() throws Exception {
        get(installer.start(installed(set("1.0.0", part("2.0.0", LIBRARY)))));
        var there = new Bundles(framework.getBundleContext())
                .find("com.example.flow")
                .orElseThrow();
        var state = Files.createDirectories(folder.resolve("set"));
        Files.copy(bundles.unsigned("2.0.0", LIBRARY), state.resolve("previous-%d.jar".formatted(there.getBundleId())));
        Files.write(
                state.resolve("replaced"),
                List.of("old %d true".formatted(there.getBundleId()), "new com.example.pump"));
        installer.close();
        new Bundles(framework.getBundleContext()).update(there, bundles.unsigned("2.1.0", LIBRARY));
        new Bundles(framework.getBundleContext()).add("com.example.pump", bundles.unsigned("1.0.0", PUMP));

        open();
        get(installer.verify(set("1.0.0", part("2.0.0", LIBRARY))));

        assertThat(there()).containsExactly("com.example.flow 2.0.0 true");
        assertThat(state).doesNotExist();
    }

    @Test
    void which_sets_there_are_outlives_the_process() throws Exception {
        var id = installed(set("1.0.0", part("1.0.0", VALVE)));
        installer.close();
        open();
        get(installer.start(id));
        assertThat(there()).containsExactly("com.example.valve 1.0.0 true");
    }

    @Test
    void only_sets_of_trusted_bundles_that_are_what_is_announced_are_taken() throws Exception {
        var valve = part("1.0.0", VALVE);
        refused(Reason.INTEGRITY, installer.verify(archive(Map.of(), "1.0.0", valve)), "signed");
        var other = bundles.signed("vendor", archive(Map.of("Bundle-Version", "7"), "1.0.0", valve));
        refused(Reason.INTEGRITY, installer.verify(other), "isn't the bundle that is announced");
        refused(Reason.INTEGRITY, installer.verify(set("1.0.0", valve, valve)), "is there twice");
        refused(Reason.UNSUPPORTED_TYPE, installer.verify(set("one", valve)), "version");
        refused(Reason.INTEGRITY, installer.verify(set("1.0.0")), "signed");
        var processed = Map.of("DeploymentPackage-Customizer", "true");
        refused(
                Reason.UNSUPPORTED_TYPE,
                installer.verify(bundles.signed("vendor", archive(processed, "1.0.0", valve))),
                "nobody here processes it");
    }
}
