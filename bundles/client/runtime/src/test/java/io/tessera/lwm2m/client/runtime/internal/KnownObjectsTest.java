// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.ObjectDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownObjectsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            lwm2m | object | version
            1.0   | 0      | 1.0
            1.0   | 1      | 1.0
            1.0   | 2      | 1.0
            1.0   | 3      | 1.0
            1.0   | 4      | 1.0
            1.0   | 5      | 1.0
            1.0   | 6      | 1.0
            1.0   | 7      | 1.0
            1.1   | 0      | 1.1
            1.1   | 1      | 1.1
            1.1   | 2      | 1.0
            1.1   | 3      | 1.1
            1.1   | 4      | 1.2
            1.1   | 5      | 1.1
            1.1   | 6      | 1.0
            1.1   | 7      | 1.0
            1.2   | 0      | 1.2
            1.2   | 1      | 1.2
            1.2   | 2      | 1.1
            1.2   | 3      | 1.2
            1.2   | 4      | 1.3
            1.2   | 5      | 1.2
            """)
    void an_object_is_known_as_it_was_registered_then(String lwm2m, int object, String version) {
        var known = KnownObjects.of(lwm2m).of(newest(object));

        assertThat(known.version()).isEqualTo(version);
        assertThat(lines(known)).isEqualTo(lines(OmaRegistry.once(object, version)));
    }

    @Test
    void what_is_no_newer_than_the_server_is_known_as_it_is() {
        var old = new ObjectDefinition(3, "Device", "1.0", false, true, List.of());
        var own = new ObjectDefinition(32769, "Own", "3.0", true, false, List.of());

        assertThat(KnownObjects.OF_1_0.of(old)).isSameAs(old);
        assertThat(KnownObjects.OF_1_1.of(old)).isSameAs(old);
        assertThat(KnownObjects.OF_1_0.of(own)).isSameAs(own);
    }

    @Test
    void an_unknown_version_is_the_newest() {
        assertThat(KnownObjects.of("")).isEqualTo(KnownObjects.NEWEST);
        assertThat(KnownObjects.of("1.2")).isEqualTo(KnownObjects.NEWEST);
        assertThat(KnownObjects.of("2.0")).isEqualTo(KnownObjects.NEWEST);
    }

    private static ObjectDefinition newest(int object) {
        return OmaRegistry.all().stream()
                .filter(each -> each.id() == object)
                .max((a, b) -> Provider.compareVersions(a.version(), b.version()))
                .orElseThrow();
    }

    /** Ranges and units are written differently from version to version. */
    private static List<String> lines(ObjectDefinition definition) {
        return definition.resources().stream()
                .map(resource -> "%d %s %s %s %s %s"
                        .formatted(
                                resource.id(),
                                resource.name(),
                                resource.operations(),
                                resource.multiple(),
                                resource.mandatory(),
                                resource.type()))
                .toList();
    }
}
