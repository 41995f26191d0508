// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_component.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.InstanceNumbers;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SoftwareComponentObjectTest {

    private final Software software = new Software();
    private final List<SoftwareComponentObject> objects = new ArrayList<>();

    @AfterEach
    void close() {
        objects.forEach(SoftwareComponentObject::close);
        assertThat(software.listeners).isEmpty();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object(true, "*").definition());
        OmaRegistry.assertRegistered(object(false, "*").definition());
    }

    @Test
    void each_bundle_is_an_instance() {
        software.become(is("framework", "7.0.5", true), is("application", "3.1.0", false));
        var server = new ObjectProbe(object(false, "*"));

        assertThat(server.read("/14/0")).containsExactly("/14/0/0=framework", "/14/0/2=7.0.5", "/14/0/5=true");
        assertThat(server.read("/14/1")).containsExactly("/14/1/0=application", "/14/1/2=3.1.0", "/14/1/5=false");
    }

    @Test
    void only_what_is_configured_is_shown() {
        software.become(is("framework", "1", true), is("com.example.a", "1", true), is("com.example.b", "1", true));

        assertThat(object(false, "com.example.*").instances()).hasSize(2);
        assertThat(object(false, "framework").instances()).hasSize(1);
    }

    @Test
    void bundles_come_change_and_go() {
        software.become(is("a", "1", true), is("b", "1", true));
        var server = new ObjectProbe(object(false, "*"));

        software.become(is("b", "1", false), is("c", "1", true));
        assertThat(server.events()).containsExactlyInAnyOrder("removed /14/0", "changed /14/1/5", "added /14/2");

        software.become(is("a", "1", true), is("b", "2", false), is("c", "1", true));
        assertThat(server.events()).containsExactlyInAnyOrder("added /14/0", "changed /14/1/2");
    }

    @Test
    void a_name_in_two_versions_is_two_instances() {
        software.become(is("a", "1", true), is("a", "2", true));

        assertThat(object(false, "*").instances()).hasSize(2);
    }

    @Test
    void the_numbers_outlive_a_restart_in_which_bundles_come_in_another_order() {
        software.become(is("a", "1", true), is("b", "1", true));
        var kept = object(false, "*").durability().orElseThrow().kept();

        software.become(is("b", "1", true), is("c", "1", true));
        var next = object(false, "*");
        next.durability().orElseThrow().restore(kept.toCompletableFuture().join());

        var server = new ObjectProbe(next);
        assertThat(server.value("/14/1/0")).hasToString("b");
        assertThat(server.value("/14/2/0")).hasToString("c");
        assertThat(next.instances()).containsExactly(1, 2);
    }

    @Test
    void there_is_an_end_to_what_is_shown_and_remembered() {
        var object = object(false, "*");
        software.become(many("old"));
        software.become(many("new"));

        assertThat(object.instances()).hasSize(InstanceNumbers.MOST);
        assertThat(object.durability()
                        .orElseThrow()
                        .kept()
                        .toCompletableFuture()
                        .join())
                .hasSize(InstanceNumbers.MOST);
    }

    @Test
    void what_was_known_is_shown_while_the_platform_is_replaced() {
        software.become(is("a", "1", true));
        var object = object(false, "*");

        object.unsetInventory(software);

        assertThat(object.instances()).containsExactly(0);
    }

    @Test
    void nothing_can_be_changed_unless_configured() {
        software.become(is("a", "1", true));
        assertThat(object(false, "*").resources(0)).containsExactly(0, 2, 5);

        var object = object(true, "*");
        var server = new ObjectProbe(object);
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/14/0/4"));

        object.setInstaller(software);
        server.execute("/14/0/4");
        server.execute("/14/0/3");
        assertThat(software.asked).containsExactly("stop a", "start a");

        software.refuses = new SoftwareRefused(Reason.NOT_ALLOWED, "it carries the connection");
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/14/0/4"));
        software.refuses = new SoftwareRefused(Reason.FAILED, "its activator failed");
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, () -> server.execute("/14/0/3"));
        object.unsetInstaller(software);
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/14/0/4"));
    }

    private SoftwareComponentObject object(boolean control, String... names) {
        var object =
                new SoftwareComponentObject(new SoftwareComponentSettings(new Configured(control, List.of(names))));
        object.setInventory(software);
        objects.add(object);
        return object;
    }

    private static InstalledSoftware is(String name, String version, boolean active) {
        return new InstalledSoftware(name, new SoftwarePackage(name, version), active);
    }

    private static InstalledSoftware[] many(String name) {
        return IntStream.range(0, InstanceNumbers.MOST + 10)
                .mapToObj(number -> is(name + number, "1", true))
                .toArray(InstalledSoftware[]::new);
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Configured(boolean control, List<String> shown) implements SoftwareComponentConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public String[] names() {
            return shown.toArray(String[]::new);
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return SoftwareComponentConfig.class;
        }
    }

    private static final class Software implements PackageInstaller {

        private final List<Runnable> listeners = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();
        private List<InstalledSoftware> installed = List.of();
        private SoftwareRefused refuses;

        private void become(InstalledSoftware... next) {
            installed = List.of(next);
            List.copyOf(listeners).forEach(Runnable::run);
        }

        @Override
        public List<InstalledSoftware> installed() {
            return installed;
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }

        @Override
        public CompletionStage<SoftwarePackage> verify(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<InstalledSoftware> install(Path file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Void> start(String id) {
            return ask("start " + id);
        }

        @Override
        public CompletionStage<Void> stop(String id) {
            return ask("stop " + id);
        }

        @Override
        public CompletionStage<Void> uninstall(String id) {
            return ask("uninstall " + id);
        }

        private CompletionStage<Void> ask(String what) {
            asked.add(what);
            return refuses == null ? CompletableFuture.completedStage(null) : CompletableFuture.failedStage(refuses);
        }
    }
}
