// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class KuraInstallerTest {

    @TempDir
    private static Path keys;

    private static Tool tool;
    private static Path trust;

    @TempDir
    private Path folder;

    private FakeDeployments kura;
    private KuraInstaller installer;
    private Path work;

    @BeforeAll
    static void makeKeys() throws Exception {
        tool = new Tool(keys.resolve("keys.p12"));
        tool.makeKey("vendor");
        tool.makeKey("stranger");
        trust = tool.certificate("vendor");
    }

    @BeforeEach
    void start() throws Exception {
        kura = new FakeDeployments(folder.resolve("kura packages"));
        work = folder.resolve("our %20 folder"); // Kura decodes nothing
        installer = installer(Map.of());
    }

    private KuraInstaller installer(Map<String, Object> values) {
        var all = new HashMap<String, Object>(Map.of("trust", trust.toString(), "delay", 0));
        all.putAll(values);
        var settings = new InstallerSettings(Configured.of(InstallerConfig.class, all));
        var made = new KuraInstaller(settings, work, kura, kura.installed(), Duration.ofMillis(500));
        kura.handler = made;
        refused(made.stop("package absent"), Reason.FAILED); // which is done after what was interrupted
        return made;
    }

    @AfterEach
    void stop() {
        installer.close();
    }

    private Path signed(String version, String bundle) throws Exception {
        return signed("example", version, bundle);
    }

    private Path signed(String name, String version, String bundle) throws Exception {
        var file = pack(name, version, bundle, Map.of());
        tool.sign(file, "vendor");
        return file;
    }

    private Path pack(String name, String version, String bundle, Map<String, String> more) throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("DeploymentPackage-SymbolicName", name);
        main.putValue("DeploymentPackage-Version", version);
        more.forEach(main::putValue);
        var section = new Attributes();
        section.putValue("Bundle-SymbolicName", bundle);
        section.putValue("Bundle-Version", version);
        manifest.getEntries().put(bundle + ".jar", section);
        var file = folder.resolve(name.replace("/", "_") + "-" + version + ".dp");
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            out.putNextEntry(new JarEntry(bundle + ".jar"));
            out.write(new byte[1000]);
        }
        return file;
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static void refused(CompletionStage<?> stage, Reason reason) {
        assertThatThrownBy(() -> done(stage)).cause().isInstanceOfSatisfying(SoftwareRefused.class, e -> assertThat(
                        e.reason())
                .isEqualTo(reason));
    }

    private boolean isActive() {
        return InstalledPackages.isActive(kura.packages.get("example"));
    }

    private void assertNothingIsLeft() throws IOException {
        try (var files = Files.list(work)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void what_is_new_is_there_and_not_started_and_the_file_stays() throws Exception {
        var file = signed("1.0.0", "example.one");
        var told = new AtomicInteger();
        try (var listening = installer.listen(told::incrementAndGet)) {
            assertThat(done(installer.verify(file))).isEqualTo(new SoftwarePackage("example", "1.0.0"));
            var installed = done(installer.install(file));

            assertThat(installed)
                    .isEqualTo(
                            new InstalledSoftware("package example", new SoftwarePackage("example", "1.0.0"), false));
            assertThat(installer.installed()).containsExactly(installed);
        }
        assertThat(told).hasPositiveValue();
        assertThat(file).exists();
        assertNothingIsLeft();
    }

    @Test
    void what_ran_runs_afterwards_and_what_was_stopped_does_not() throws Exception {
        var id = done(installer.install(signed("1.0.0", "example.one"))).id();
        done(installer.start(id));
        assertThat(done(installer.install(signed("2.0.0", "example.one"))).active())
                .isTrue();
        done(installer.stop(id));
        assertThat(done(installer.install(signed("3.0.0", "example.one"))).active())
                .isFalse();
        done(installer.uninstall(id));
        assertThat(installer.installed()).isEmpty();
        refused(installer.start(id), Reason.FAILED);
    }

    /** Kura says "successful" of it. */
    @Test
    void an_update_that_does_not_resolve_is_taken_back() throws Exception {
        done(installer.start(
                done(installer.install(signed("1.0.0", "example.one"))).id()));
        kura.unresolvable.add("example.one 2.0.0");

        refused(installer.install(signed("2.0.0", "example.one")), Reason.FAILED);

        assertThat(kura.done)
                .containsExactly("install example 1.0.0", "install example 2.0.0", "install example 1.0.0");
        assertThat(isActive()).isTrue();
        assertNothingIsLeft();
    }

    @Test
    void an_update_that_does_not_start_any_more_is_taken_back() throws Exception {
        done(installer.start(
                done(installer.install(signed("1.0.0", "example.one"))).id()));
        kura.unstartable.add("example.one 2.0.0");

        refused(installer.install(signed("2.0.0", "example.one")), Reason.FAILED);

        assertThat(kura.packages.get("example").getVersion()).hasToString("1.0.0");
        assertThat(isActive()).isTrue();
    }

    @Test
    void what_is_new_and_does_not_resolve_does_not_stay() throws Exception {
        kura.unresolvable.add("example.one 1.0.0");

        refused(installer.install(signed("1.0.0", "example.one")), Reason.FAILED);

        assertThat(installer.installed()).isEmpty();
        assertNothingIsLeft();
    }

    /** Its event names no package. */
    @Test
    void what_kura_refuses_is_refused_with_its_reason() throws Exception {
        kura.refusal = "already present in other deployment packages!";

        assertThatThrownBy(() -> done(installer.install(signed("1.0.0", "example.one"))))
                .hasMessageContaining("already present");
        assertNothingIsLeft();
    }

    @Test
    void an_agent_that_tells_nothing_is_not_waited_for_without_end() throws Exception {
        kura.isSilent = true;

        refused(installer.install(signed("1.0.0", "example.one")), Reason.FAILED);
    }

    @Test
    void without_the_file_of_the_version_before_nothing_is_replaced() throws Exception {
        done(installer.install(signed("1.0.0", "example.one")));
        Files.writeString(kura.index, "");

        refused(installer.install(signed("2.0.0", "example.one")), Reason.FAILED);

        assertThat(kura.packages.get("example").getVersion()).hasToString("1.0.0");
    }

    @Test
    void what_was_interrupted_is_taken_back_at_the_next_start() throws Exception {
        done(installer.install(signed("1.0.0", "example.one")));
        installer.close();
        var packages = kura.installed();
        var undo = new Undo(work, packages, new DeploymentAgent(kura, work, Duration.ofSeconds(1)));
        undo.remember(new IncomingPackage("example", Version.parseVersion("2.0.0"), List.of()));
        kura.unresolvable.add("example.one 2.0.0");
        Files.copy(signed("2.0.0", "example.one"), folder.resolve("moved.dp"));
        kura.installDeploymentPackageAsync("file:" + folder.resolve("moved.dp"));

        installer = installer(Map.of());

        assertThat(kura.packages.get("example").getVersion()).hasToString("1.0.0");
        assertNothingIsLeft();
    }

    @Test
    void what_was_done_when_it_was_interrupted_stays() throws Exception {
        var undo = new Undo(work, kura.installed(), new DeploymentAgent(kura, work, Duration.ofSeconds(1)));
        undo.remember(new IncomingPackage("example", Version.parseVersion("1.0.0"), List.of()));
        Files.copy(signed("1.0.0", "example.one"), folder.resolve("moved.dp"));
        kura.installDeploymentPackageAsync("file:" + folder.resolve("moved.dp"));
        installer.close();

        installer = installer(Map.of());

        assertThat(kura.done).containsExactly("install example 1.0.0");
        assertNothingIsLeft();
    }

    @Test
    void who_signed_must_be_trusted_and_all_must_be_signed() throws Exception {
        refused(installer.verify(pack("example", "1.0.0", "example.one", Map.of())), Reason.INTEGRITY);
        var strange = pack("example", "1.0.0", "example.one", Map.of());
        tool.sign(strange, "stranger");
        refused(installer.verify(strange), Reason.INTEGRITY);
        assertThat(kura.done).isEmpty();
    }

    @Test
    void what_is_no_deployment_package_is_refused() throws Exception {
        refused(installer.verify(Files.writeString(folder.resolve("text"), "no jar")), Reason.UNSUPPORTED_TYPE);
        refused(
                installer.verify(pack("fix", "1.0.0", "example.one", Map.of("DeploymentPackage-FixPack", "[1,2)"))),
                Reason.UNSUPPORTED_TYPE);
        refused(installer.verify(signed("../up", "1.0.0", "example.one")), Reason.UNSUPPORTED_TYPE);
    }

    @Test
    void what_may_not_be_changed_is_left_alone() throws Exception {
        installer.close();
        installer = installer(Map.of("names", new String[] {"absent", "example", "tessera*"}));
        refused(installer.verify(signed("other", "1.0.0", "example.one")), Reason.NOT_ALLOWED);
        refused(
                installer.verify(signed("tessera.client", "1.0.0", "io.tessera.lwm2m.client.runtime")),
                Reason.NOT_ALLOWED);
        done(installer.install(signed("2.0.0", "example.one")));
        refused(installer.verify(signed("1.0.0", "example.one")), Reason.NOT_ALLOWED);
        refused(installer.uninstall("package other"), Reason.NOT_ALLOWED);

        installer.close();
        installer = installer(Map.of("allowConnection", true, "allowOlder", true));
        done(installer.verify(signed("tessera.client", "1.0.0", "io.tessera.lwm2m.client.runtime")));
        done(installer.verify(signed("1.0.0", "example.one")));
        refused(
                installer.verify(signed("tessera.kura", "1.0.0", "io.tessera.lwm2m.platform.kura")),
                Reason.NOT_ALLOWED);
    }

    @Test
    void what_is_too_large_unpacked_is_refused() throws Exception {
        installer.close();
        installer = installer(Map.of("largest", 900L));

        refused(installer.verify(signed("1.0.0", "example.one")), Reason.NO_ROOM);
    }
}
