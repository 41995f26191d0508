// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.apache.felix.framework.FrameworkFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;

class FrameworkInstallerTest {

    /** No such class: the bundle resolves and doesn't start. */
    private static final Map<String, String> DEFECT = Map.of("Bundle-Activator", "com.example.Missing");

    private static final Map<String, String> UNRESOLVABLE = Map.of("Import-Package", "com.example.missing");

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
        allow(Allowed.all(folder));
    }

    @AfterEach
    void stop() throws Exception {
        installer.close();
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void a_package_is_what_its_manifest_says() throws Exception {
        assertThat(get(installer.verify(bundles.version("3.1.0"))))
                .isEqualTo(new SoftwarePackage(SignedBundle.NAME, "3.1.0"));
        assertThat(framework.getBundleContext().getBundles()).hasSize(1);
    }

    @Test
    void only_what_a_trusted_key_signed_in_whole_is_taken() throws Exception {
        refused(Reason.INTEGRITY, installer.verify(bundles.unsigned("1", Map.of())));
        refused(Reason.INTEGRITY, installer.verify(bundles.ofStranger("1")));
        refused(Reason.INTEGRITY, installer.verify(bundles.extended(bundles.version("1"))));
        refused(Reason.UNSUPPORTED_TYPE, installer.verify(Files.writeString(folder.resolve("text"), "no bundle")));
        refused(Reason.UNSUPPORTED_TYPE, installer.verify(bundles.truncated(bundles.version("1"))));
        refused(Reason.UNSUPPORTED_TYPE, installer.verify(bundles.with("1", Map.of("Fragment-Host", "system.bundle"))));
    }

    @Test
    void more_than_is_allowed_is_not_unpacked() throws Exception {
        refused(Reason.NO_ROOM, installer.verify(bundles.with("1", Map.of("Padding", "x".repeat(99_999)))));
    }

    @Test
    void a_bundle_comes_starts_stops_and_goes() throws Exception {
        var changes = new CountDownLatch(1);
        try (var listening = installer.listen(changes::countDown)) {
            var software = get(installer.install(bundles.version("3.1.0")));
            assertThat(software.active()).isFalse();
            assertThat(installer.installed()).contains(software);
            assertThat(changes.await(10, SECONDS)).isTrue();

            get(installer.start(software.id()));
            assertThat(there().getState()).isEqualTo(Bundle.ACTIVE);
            assertThat(installer.installed()).anyMatch(some -> some.id().equals(software.id()) && some.active());
            get(installer.stop(software.id()));
            assertThat(there().getState()).isEqualTo(Bundle.RESOLVED);
            get(installer.uninstall(software.id()));
            assertThat(framework.getBundleContext().getBundles()).hasSize(1);
            refused(Reason.FAILED, installer.start(software.id()));
        }
    }

    @Test
    void what_runs_is_replaced_and_runs_again() throws Exception {
        running("3.1.0");
        var id = there().getBundleId();

        get(installer.install(bundles.version("3.2.0")));

        assertThat(there().getBundleId()).isEqualTo(id);
        assertThat(there().getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(content()).isEqualTo("3.2.0");
    }

    @Test
    void an_older_version_is_refused_unless_allowed() throws Exception {
        running("3.1.0");
        refused(Reason.NOT_ALLOWED, installer.verify(bundles.version("3.0.9")));

        allow(Allowed.all(folder).older());
        get(installer.install(bundles.version("3.0.9")));
        assertThat(content()).isEqualTo("3.0.9");
    }

    @Test
    void the_version_before_comes_back_if_the_new_one_does_not_start() throws Exception {
        running("3.1.0");

        refused(Reason.FAILED, installer.install(bundles.with("3.2.0", DEFECT)), "the version before is back");

        assertThat(there().getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(content()).isEqualTo("3.1.0");
    }

    @Test
    void the_version_before_comes_back_if_the_new_one_can_not_be_resolved() throws Exception {
        running("3.1.0");

        refused(Reason.FAILED, installer.install(bundles.with("3.2.0", UNRESOLVABLE)), "com.example.missing");

        assertThat(there().getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(content()).isEqualTo("3.1.0");
        assertThat(folder.resolve("previous.jar")).doesNotExist();
    }

    @Test
    void what_can_not_be_resolved_does_not_stay() throws Exception {
        refused(Reason.FAILED, installer.install(bundles.with("1", UNRESOLVABLE)), "com.example.missing");

        assertThat(framework.getBundleContext().getBundles()).hasSize(1);
    }

    @Test
    void an_update_that_a_kill_interrupted_is_taken_back() throws Exception {
        running("3.1.0");
        Files.copy(bundles.version("3.1.0"), folder.resolve("previous.jar"));
        Files.writeString(folder.resolve("replaced"), there().getBundleId() + " true");
        there().stop(Bundle.STOP_TRANSIENT);
        try (var half = Files.newInputStream(bundles.with("3.2.0", DEFECT))) {
            there().update(half);
        }

        allow(Allowed.all(folder));
        get(installer.verify(bundles.version("3.1.0")));

        assertThat(content()).isEqualTo("3.1.0");
        assertThat(there().getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(folder.resolve("replaced")).doesNotExist();
    }

    @Test
    void what_carries_the_connection_is_left_alone_unless_allowed() throws Exception {
        running("3.1.0");
        var id = Long.toString(there().getBundleId());
        allow(Allowed.all(folder).connection(false, "com.example.*"));

        refused(Reason.NOT_ALLOWED, installer.verify(bundles.version("3.2.0")));
        refused(Reason.NOT_ALLOWED, installer.stop(id));
        refused(Reason.NOT_ALLOWED, installer.uninstall(id));

        allow(Allowed.all(folder).connection(true, "com.example.*"));
        get(installer.install(bundles.version("3.2.0")));
        assertThat(content()).isEqualTo("3.2.0");
    }

    @Test
    void nobody_touches_the_framework_or_what_has_another_name() throws Exception {
        refused(Reason.NOT_ALLOWED, installer.stop("0"));
        allow(Allowed.all(folder).names("com.example.other", "org.example.*"));
        refused(Reason.NOT_ALLOWED, installer.verify(bundles.version("1")));
    }

    private void allow(Allowed config) {
        if (installer != null) {
            installer.close();
        }
        installer =
                new FrameworkInstaller(new SoftwareSettings(config), new NoComponents(), framework.getBundleContext());
    }

    private void running(String version) throws Exception {
        get(installer.start(get(installer.install(bundles.version(version))).id()));
    }

    private Bundle there() {
        return new Bundles(framework.getBundleContext()).find(SignedBundle.NAME).orElseThrow();
    }

    private String content() throws Exception {
        try (var in = there().getEntry("data/version.txt").openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, SECONDS);
    }

    private static void refused(Reason reason, CompletionStage<?> stage) {
        refused(reason, stage, "");
    }

    private static void refused(Reason reason, CompletionStage<?> stage, String words) {
        ThrowingCallable call = () -> get(stage);
        assertThatThrownBy(call)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(SoftwareRefused.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason))
                .hasMessageContaining(words);
    }
}
