// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.MULTIPLE;
import static io.tessera.lwm2m.client.object.Trait.initially;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.model.DataType.INTEGER;
import static io.tessera.lwm2m.model.DataType.OPAQUE;
import static io.tessera.lwm2m.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredObjectTest {

    private final StoredObject object = new StoredObject(StoredObject.multiple(26243, "Card", "1.0")
            .read(0, "Number", INTEGER, MANDATORY, range("1..99"))
            .readWrite(1, "Name", STRING, MANDATORY, initially(Value.of("nobody")))
            .readWrite(2, "Rights", INTEGER, MULTIPLE, range("0..7, 31"))
            .hidden(3, "Key", OPAQUE, range("4,8"))
            .write(4, "Remark", STRING)
            .execute(5, "Print"));
    private final ObjectProbe server = new ObjectProbe(object);
    private final ObjectProbe device = new ObjectProbe(object, Caller.DEVICE);

    @Test
    void is_created_with_what_is_given_and_what_is_usual() {
        device.create(3, at("/26243/3/0", Value.of(5)), at("/26243/3/2/1", Value.of(7)));

        assertThat(object.instances()).containsExactly(3);
        assertThat(object.resources(3)).containsExactly(0, 1, 2, 5);
        assertThat(object.resourceInstances(3, 2)).containsExactly(1);
        assertThat(server.read("/26243/3")).containsExactly("/26243/3/0=5", "/26243/3/1=nobody", "/26243/3/2/1=7");
        assertThat(server.events()).containsExactly("added /26243/3");
    }

    @Test
    void is_not_created_without_what_is_mandatory() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> device.create(0, at("/26243/0/1", Value.of("Ann"))));
        assertThat(object.instances()).isEmpty();
        assertThat(server.events()).isEmpty();
    }

    @Test
    void is_not_created_twice() {
        card();
        assertRefused(ResponseCode.BAD_REQUEST, this::card);
    }

    @Test
    void a_server_can_not_give_what_it_can_not_write() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.create(0, at("/26243/0/0", Value.of(5))));

        var single = new StoredObject(StoredObject.single(26244, "Note", "1.0")
                .read(0, "Serial", INTEGER)
                .readWrite(1, "Text", STRING, MANDATORY));
        var probe = new ObjectProbe(single);
        assertRefused(ResponseCode.BAD_REQUEST, () -> probe.create(1, at("/26244/1/1", Value.of("hello"))));
        probe.create(
                0,
                at("/26244/0/0", Value.of(5)),
                at("/26244/0/1", Value.of("hello")),
                at("/26244/0/9", Value.of("what is not supported")));
        assertThat(probe.read("/26244/0")).containsExactly("/26244/0/1=hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            path         | value | code
            /26243/0/0   | 0     | BAD_REQUEST
            /26243/0/0   | 100   | BAD_REQUEST
            /26243/0/1   | 1     | BAD_REQUEST
            /26243/0/2/0 | 8     | BAD_REQUEST
            /26243/0/2   | 7     | BAD_REQUEST
            /26243/0/0/0 | 7     | BAD_REQUEST
            /26243/0/7   | 7     | NOT_FOUND
            /26243/1/0   | 7     | NOT_FOUND
            """)
    void refuses_what_can_not_be_there(String path, long value, ResponseCode code) {
        card();
        var before = device.read("/26243/0");

        assertRefused(code, () -> device.write(path, Value.of(value)));

        assertThat(device.read("/26243/0")).isEqualTo(before);
        assertThat(server.events()).containsExactly("added /26243/0");
    }

    @ParameterizedTest
    @CsvSource({"4, true", "8, true", "0, false", "5, false", "9, false"})
    void takes_keys_of_the_lengths_that_there_are(int length, boolean fits) {
        card();
        Runnable write = () -> device.write("/26243/0/3", Value.of(new byte[length]));

        if (fits) {
            write.run();
            assertThat(device.value("/26243/0/3")).isEqualTo(Value.of(new byte[length]));
            return;
        }
        assertRefused(ResponseCode.BAD_REQUEST, write);
    }

    @Test
    void a_partial_write_leaves_the_rest() {
        card();
        server.write("/26243/0", false, at("/26243/0/2/2", Value.of(31)));
        server.write("/26243/0", false, at("/26243/0/2/0", Value.of(1)), at("/26243/0/1", Value.of("Ann")));

        assertThat(server.read("/26243/0"))
                .containsExactly("/26243/0/0=5", "/26243/0/1=Ann", "/26243/0/2/0=1", "/26243/0/2/2=31");
        assertThat(server.events())
                .containsExactly("added /26243/0", "changed /26243/0/2", "changed /26243/0/1", "changed /26243/0/2");
    }

    @Test
    void a_replacing_write_of_a_server_takes_away_what_it_can() {
        card();
        device.write("/26243/0/3", Value.of(new byte[4]));
        server.write("/26243/0", false, at("/26243/0/2/2", Value.of(7)), at("/26243/0/4", Value.of("gold")));

        server.write("/26243/0", true, at("/26243/0/4", Value.of("silver")));

        assertThat(device.read("/26243/0"))
                .containsExactly("/26243/0/0=5", "/26243/0/1=nobody", "/26243/0/3=4 bytes", "/26243/0/4=silver");
    }

    @Test
    void a_replacing_write_of_the_bootstrap_server_takes_away_all_that_is_not_mandatory() {
        card();
        device.write("/26243/0/3", Value.of(new byte[4]));

        new ObjectProbe(object, Caller.BOOTSTRAP_SERVER).write("/26243/0", true, at("/26243/0/0", Value.of(6)));

        assertThat(device.read("/26243/0")).containsExactly("/26243/0/0=6", "/26243/0/1=nobody");
    }

    @Test
    void several_values_are_replaced_or_emptied_or_go_one_by_one() {
        card();
        server.write("/26243/0/2", true, at("/26243/0/2/0", Value.of(0)), at("/26243/0/2/1", Value.of(1)));
        server.write("/26243/0/2/1", true, at("/26243/0/2/1", Value.of(2)));
        assertThat(server.read("/26243/0/2")).containsExactly("/26243/0/2/0=0", "/26243/0/2/1=2");

        server.delete("/26243/0/2/0");
        server.delete("/26243/0/2/1");
        assertThat(server.read("/26243/0/2")).containsExactly("/26243/0/2=");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.delete("/26243/0/2/1"));

        server.write("/26243/0/2", true, at("/26243/0/2/4", Value.of(4)));
        assertThat(server.read("/26243/0/2")).containsExactly("/26243/0/2/4=4");
        server.write("/26243/0/2", true, at("/26243/0/2", Value.EMPTY));
        assertThat(server.read("/26243/0/2")).containsExactly("/26243/0/2=");
    }

    @Test
    void what_is_hidden_or_only_written_is_not_shown_to_servers() {
        card();
        device.write("/26243/0/3", Value.of(new byte[4]));
        server.write("/26243/0/4", Value.of("gold"));

        assertThat(server.read("/26243/0")).containsExactly("/26243/0/0=5", "/26243/0/1=nobody");
        assertThat(device.read("/26243/0")).hasSize(4);
    }

    @Test
    void goes_when_it_is_deleted() {
        card();
        server.delete("/26243/0");

        assertThat(object.instances()).isEmpty();
        assertThat(server.events()).containsExactly("added /26243/0", "removed /26243/0");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.delete("/26243/0"));
    }

    @Test
    void is_executed_with_success() {
        card();
        server.execute("/26243/0/5");
        assertThat(object.toString()).isEqualTo("/26243 Card 1.0 [0]");
    }

    private void card() {
        device.create(0, new PathValue(at("/26243/0/0"), Value.of(5)));
    }

    @Test
    void a_durable_one_gives_all_it_holds_to_the_next_one_and_another_nothing() {
        assertThat(object.durability()).isEmpty();
        var before = durable();
        new ObjectProbe(before, Caller.DEVICE)
                .create(
                        3,
                        at("/26244/3/0", Value.of("x")),
                        at("/26244/3/1", Value.of(new byte[] {1, 2})),
                        at("/26244/3/2", Value.EMPTY));
        var kept =
                before.durability().orElseThrow().kept().toCompletableFuture().join();
        var after = durable();
        new ObjectProbe(after, Caller.DEVICE).create(4, at("/26244/4/0", Value.of("y")));

        assertThat(after.durability().orElseThrow().restore(kept).toCompletableFuture())
                .isCompleted();

        assertThat(after.instances()).containsExactly(3, 4);
        assertThat(new ObjectProbe(after, Caller.DEVICE).read("/26244/3"))
                .isEqualTo(new ObjectProbe(before, Caller.DEVICE).read("/26244/3"));
        assertThat(after.durability().orElseThrow().atMostEvery()).isZero();
    }

    @Test
    void what_can_not_be_given_back_takes_nothing_else_along() {
        var after = durable();
        var kept =
                List.of(at("/26244/1/0", Value.of(5)), at("/26244/2/0", Value.of("x")), at("/26244/2/9", Value.of(1)));

        assertThat(after.durability().orElseThrow().restore(kept).toCompletableFuture())
                .isCompletedExceptionally();

        assertThat(after.instances()).containsExactly(2);
    }

    @Test
    void servers_create_unless_the_only_instance_is_always_there() {
        assertThat(object.isCreatable()).isTrue();
        assertThat(new StoredObject(StoredObject.single(26245, "Spare", "1.0")).isCreatable())
                .isTrue();
        assertThat(new StoredObject(StoredObject.single(26245, "Own", "1.0").required()).isCreatable())
                .isFalse();
        assertThat(new DeclaredObject(DeclaredObject.singleton(26245, "Shown", "1.0")).isCreatable())
                .isFalse();
    }

    private static StoredObject durable() {
        return new StoredObject(StoredObject.multiple(26244, "Note", "1.0")
                .durable()
                .readWrite(0, "Text", STRING, MANDATORY)
                .hidden(1, "Key", OPAQUE)
                .readWrite(2, "Tags", STRING, MULTIPLE));
    }
}
