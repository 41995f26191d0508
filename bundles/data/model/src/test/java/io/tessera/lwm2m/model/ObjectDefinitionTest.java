// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectDefinitionTest {

    private static ResourceDefinition resource(int id, DataType type, boolean multiple) {
        return new ResourceDefinition(id, "Resource " + id, Operations.R, multiple, false, type, "", "");
    }

    private static ObjectDefinition device(ResourceDefinition... resources) {
        return new ObjectDefinition(3, "Device", "1.2", false, true, List.of(resources));
    }

    @Test
    void finds_resources_whatever_their_order() {
        var definition = device(
                resource(16, DataType.STRING, false),
                resource(0, DataType.STRING, false),
                resource(6, DataType.INTEGER, true));
        assertThat(definition.resources()).extracting(ResourceDefinition::id).containsExactly(0, 6, 16);
        assertThat(definition.resource(6)).map(ResourceDefinition::type).contains(DataType.INTEGER);
        assertThat(definition.resource(7)).isEmpty();
        assertThat(definition.resource(-1)).isEmpty();
    }

    @Test
    void tells_the_types_of_its_own_resources_only() {
        var definition = device(resource(6, DataType.INTEGER, true), resource(9, DataType.FLOAT, false));
        assertThat(definition.typeOf(Path.of(3, 0, 6, 1))).isEqualTo(DataType.INTEGER);
        assertThat(definition.isMultiple(Path.of(3, 0, 6))).isTrue();
        assertThat(definition.isMultiple(Path.of(3, 0, 9))).isFalse();
        assertThat(definition.typeOf(Path.of(4, 0, 6))).isEqualTo(DataType.NONE);
        assertThat(definition.isMultiple(Path.of(4, 0, 6))).isFalse();
        assertThat(definition.typeOf(Path.of(3, 0))).isEqualTo(DataType.NONE);
        assertThat(definition.typeOf(Path.ROOT)).isEqualTo(DataType.NONE);
        assertThat(device().typeOf(Path.of(3, 0, 0))).isEqualTo(DataType.NONE);
    }

    @Test
    void refuses_two_resources_of_one_id() {
        assertThatThrownBy(() -> device(resource(6, DataType.INTEGER, true), resource(6, DataType.FLOAT, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("6");
    }
}
