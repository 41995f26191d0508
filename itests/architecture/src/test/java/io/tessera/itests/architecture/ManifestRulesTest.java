// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.version.Version;
import aQute.bnd.version.VersionRange;
import io.tessera.itests.architecture.Rooms.Room;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of the house that show in the manifests of the built jars. */
class ManifestRulesTest {

    private static final Set<String> EXPORTING =
            Set.of("data/model", "data/codec", "data/definitions", "data/store", "thirdparty/californium");
    private static final Pattern COMPONENT_VERSION =
            Pattern.compile("\\(osgi\\.extender=osgi\\.component\\).*?\\(version>=([0-9.]+)\\)");

    static Stream<Room> rooms() {
        return Rooms.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void only_api_rooms_export(Room room) {
        boolean mayExport = EXPORTING.contains(room.name()) || room.name().endsWith("/api");
        if (!mayExport) {
            assertThat(room.manifest().exports().keySet())
                    .as("exports of %s", room)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void every_exported_package_has_a_version_of_its_own(Room room) {
        room.manifest().exports().forEach((name, attributes) -> {
            var version = attributes.getVersion();
            assertThat(version).as("version of %s", name).isNotNull();
            assertThat(new Version(version)).as("version of %s", name).isGreaterThanOrEqualTo(new Version(1, 0, 0));
        });
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void nobody_imports_what_a_provider_keeps_to_itself(Room room) {
        var exported = Rooms.all().stream()
                .flatMap(other -> other.manifest().exports().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(room.manifest().imports().keySet())
                .as("imports of %s", room)
                .filteredOn(name -> name.startsWith("io.tessera."))
                .isSubsetOf(exported);
    }

    /** SLF4J 1.7 is what Kura has, 2 what the distribution has. */
    @ParameterizedTest
    @MethodSource("rooms")
    void the_log_is_of_either_generation(Room room) {
        room.manifest().imports().forEach((name, attributes) -> {
            if (name.startsWith("org.slf4j")) {
                var range = new VersionRange(attributes.getVersion());
                assertThat(range.includes(new Version(1, 7, 36)))
                        .as("%s with 1.7.36", name)
                        .isTrue();
                assertThat(range.includes(new Version(2, 0, 17)))
                        .as("%s with 2.0.17", name)
                        .isTrue();
            }
        });
    }

    /** Kura's service component runtime provides osgi.component 1.4. */
    @ParameterizedTest
    @MethodSource("rooms")
    void declarative_services_1_4_suffice(Room room) {
        room.manifest().requirements().values().forEach(attributes -> {
            var filter = COMPONENT_VERSION.matcher(attributes.getOrDefault("filter:", ""));
            if (filter.find()) {
                assertThat(new Version(filter.group(1))).isLessThanOrEqualTo(new Version(1, 4, 0));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void an_object_imports_objects_model_and_platform_only(Room room) {
        if (room.wing().equals("objects")) {
            assertThat(room.manifest().imports().keySet())
                    .as("imports of %s", room)
                    .filteredOn(name -> name.startsWith("io.tessera."))
                    .allMatch(name -> name.equals("io.tessera.lwm2m.client.object")
                            || name.equals("io.tessera.lwm2m.model")
                            || name.startsWith("io.tessera.lwm2m.platform"));
        }
    }
}
