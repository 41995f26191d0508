// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.MULTIPLE;
import static io.tessera.lwm2m.client.object.Trait.initially;
import static io.tessera.lwm2m.client.object.Trait.oneOf;
import static io.tessera.lwm2m.client.object.Trait.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectDraftTest {

    private final StoredObject object = new StoredObject(StoredObject.multiple(9, "Test", "1.0")
            .read(0, "Name", DataType.STRING, MANDATORY)
            .readWrite(1, "Number", DataType.INTEGER, range("0..9"))
            .readWrite(2, "Several", DataType.INTEGER, MULTIPLE)
            .readWrite(3, "Mode", DataType.INTEGER, MANDATORY, initially(Value.of(7)))
            .readWrite(4, "Way", DataType.STRING, range("As the text says"), oneOf("up", "down")));

    private ObjectDraft draft;

    @BeforeEach
    void an_instance() {
        var values = List.of(text(0, "first"), number(0, 1, 5), several(0, 1, 1), several(0, 2, 2), number(0, 3, 3));
        object.create(Caller.DEVICE, 0, values).toCompletableFuture().join();
        draft = object.draft().orElseThrow();
    }

    @Test
    void nothing_of_it_is_in_the_object() throws Exception {
        draft.write(Path.of(9, 1), List.of(text(1, "second")));
        draft.delete(0);
        assertThat(draft.instances()).containsExactly(1);
        assertThat(object.instances()).containsExactly(0);
        assertThat(draft.gone()).containsExactly(0);
        assertThat(draft.changed()).containsExactly(1);
    }

    @Test
    void a_written_instance_keeps_only_what_is_mandatory_of_before() throws Exception {
        draft.write(Path.of(9, 0), List.of(several(0, 4, 4)));
        assertThat(draft.values(Path.of(9, 0))).containsExactly(text(0, "first"), several(0, 4, 4), number(0, 3, 3));
    }

    @Test
    void an_instance_deleted_before_keeps_nothing_and_gets_what_is_initial() throws Exception {
        draft.delete(0);
        draft.write(Path.of(9, 0), List.of(text(0, "new")));
        assertThat(draft.values(Path.of(9))).containsExactly(text(0, "new"), number(0, 3, 7));
    }

    @Test
    void a_resource_is_written_alone_even_where_nothing_is() throws Exception {
        draft.write(Path.of(9, 0, 2), List.of(several(0, 8, 8)));
        draft.write(Path.of(9, 0, 2, 9), List.of(several(0, 9, 9)));
        assertThat(draft.values(Path.of(9, 0, 2))).containsExactly(several(0, 8, 8), several(0, 9, 9));
        draft.write(Path.of(9, 5, 1), List.of(number(5, 1, 4)));
        assertThat(draft.missing()).containsExactly("/9/5: 0 Name is missing");
    }

    @Test
    void several_instances_are_written_at_once_and_the_others_stay() throws Exception {
        draft.write(Path.of(9), List.of(text(3, "three"), text(4, "four")));
        assertThat(draft.instances()).containsExactly(0, 3, 4);
        assertThat(draft.changed()).containsExactly(3, 4);
    }

    @Test
    void what_is_written_as_it_was_is_no_change() throws Exception {
        draft.delete(0);
        draft.write(
                Path.of(9, 0),
                List.of(text(0, "first"), number(0, 1, 5), several(0, 1, 1), several(0, 2, 2), number(0, 3, 3)));
        assertThat(draft.changed()).isEmpty();
        assertThat(draft.gone()).isEmpty();
    }

    @Test
    void what_can_not_be_there_is_refused_and_what_nobody_knows_left_out() throws Exception {
        assertThatThrownBy(() -> draft.write(Path.of(9, 0, 1), List.of(number(0, 1, 10))))
                .isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> draft.write(Path.of(9, 0, 77), List.of(number(0, 77, 1))))
                .hasMessage("no /9/0/77");
        draft.write(Path.of(9, 0), List.of(number(0, 77, 1), number(0, 1, 6)));
        assertThat(draft.values(Path.of(9, 0, 77))).isEmpty();
        assertThat(draft.values(Path.of(9, 0, 1))).containsExactly(number(0, 1, 6));
    }

    @Test
    void where_prose_says_what_a_text_can_be_others_are_refused_and_an_empty_one_is_left_out() throws Exception {
        assertThatThrownBy(() -> draft.write(Path.of(9, 0), List.of(way("sideways"))))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("/9/0/4 must be one of [down, up]")
                .hasMessageNotContaining("sideways");
        draft.write(Path.of(9, 0), List.of(way("")));
        assertThat(draft.values(Path.of(9, 0))).containsExactly(text(0, "first"), number(0, 3, 3));
        draft.write(Path.of(9, 0), List.of(way("down")));
        assertThat(draft.values(Path.of(9, 0))).contains(way("down"));
    }

    private static PathValue way(String text) {
        return new PathValue(Path.of(9, 0, 4), Value.of(text));
    }

    @Test
    void it_shows_no_values() {
        assertThat(draft).asString().doesNotContain("first");
    }

    private static PathValue text(int instance, String text) {
        return new PathValue(Path.of(9, instance, 0), Value.of(text));
    }

    private static PathValue number(int instance, int resource, int value) {
        return new PathValue(Path.of(9, instance, resource), Value.of(value));
    }

    private static PathValue several(int instance, int index, int value) {
        return new PathValue(Path.of(9, instance, 2, index), Value.of(value));
    }
}
