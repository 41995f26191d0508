// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** One package a bundle, installed as Kura does it. */
class DeploymentPackagesTest {

    private static final String DEVICE = "io.tessera.lwm2m.objects.device";

    /** The Object and all that it imports from, in the order in which they need each other. */
    private static final List<String> NAMES = List.of(
            "io.tessera.lwm2m.model",
            "io.tessera.lwm2m.store",
            "io.tessera.lwm2m.transport.api",
            "io.tessera.lwm2m.platform.api",
            "io.tessera.lwm2m.client.api",
            DEVICE);

    @TempDir
    private Path storage;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void the_order_in_which_packages_are_installed_does_not_matter(long seed) throws Exception {
        var order = new ArrayList<>(NAMES);
        Collections.reverse(order);
        if (seed > 0) {
            Collections.shuffle(order, new Random(seed));
        }
        try (var gateway = new Gateway(storage)) {
            for (var name : order) {
                gateway.install(Packed.deploymentPackage(name));
            }

            for (var name : NAMES) {
                gateway.awaitActive(name);
            }
        }
    }

    @Test
    void an_update_restarts_its_own_bundle_and_no_other() throws Exception {
        try (var gateway = new Gateway(storage)) {
            for (var name : NAMES) {
                gateway.install(Packed.deploymentPackage(name));
            }
            var before = gateway.bundle(DEVICE).getVersion();
            var stopped = gateway.stopping();

            gateway.install(Packed.next(Packed.deploymentPackage(DEVICE)));

            assertThat(stopped).containsExactly(DEVICE);
            gateway.awaitActive(DEVICE);
            assertThat(gateway.bundle(DEVICE).getVersion()).isGreaterThan(before);
        }
    }

    @Test
    void a_version_tells_the_content_and_is_greater_than_what_is_built_in_between() throws Exception {
        try (var gateway = new Gateway(storage)) {
            gateway.install(Packed.deploymentPackage(NAMES.get(0)));

            var version = gateway.bundle(NAMES.get(0)).getVersion();
            assertThat(version.getQualifier()).matches("v\\d{4}-[0-9a-f]{12}");
            assertThat(version)
                    .isGreaterThan(new Version(version.getMajor(), version.getMinor(), version.getMicro(), "SNAPSHOT"));
        }
    }

    @Test
    void a_package_that_is_cut_off_changes_nothing() throws Exception {
        try (var gateway = new Gateway(storage)) {
            var whole = Packed.deploymentPackage(NAMES.get(0));
            gateway.install(whole);
            var next = Packed.next(whole);

            assertThatThrownBy(() -> gateway.install(java.util.Arrays.copyOf(next, next.length / 2)))
                    .isNotNull();
            assertThat(gateway.bundle(NAMES.get(0)).getVersion().getQualifier()).doesNotContain("next");
            assertThat(gateway.bundle(NAMES.get(0)).getState()).isEqualTo(Bundle.ACTIVE);
        }
    }
}
