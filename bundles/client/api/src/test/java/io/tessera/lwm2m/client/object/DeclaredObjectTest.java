// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static io.tessera.lwm2m.client.object.ResourceType.BOOLEAN;
import static io.tessera.lwm2m.client.object.ResourceType.FLOAT;
import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.OPAQUE;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredObjectTest {

    private final Lamp lamp = new Lamp();
    private final DeclaredObject object = new DeclaredObject(DeclaredObject.singleton(26241, "Lamp", "1.0")
            .read(0, "Maker", STRING, () -> "Acme", MANDATORY)
            .readWrite(1, "Brightness", INTEGER, () -> lamp.brightness, lamp::setBrightness, range("0..100"))
            .readOptional(2, "Temperature", FLOAT, () -> lamp.temperature, units("Cel"))
            .execute(3, "Blink", lamp::blink)
            .executeWith(4, "Blink So", lamp::blinkSo)
            .write(5, "Code", STRING, code -> lamp.code = code, range("4"))
            .readAll(6, "Faults", INTEGER, () -> lamp.faults)
            .readWriteAll(7, "Scenes", STRING, () -> lamp.scenes, lamp::setScenes)
            .controlled(8, "On", BOOLEAN, () -> lamp.on, lamp::turn)
            .readAll(9, "Parts", STRING, TreeMap::new, MANDATORY)
            .read(10, "Secret Feature", STRING, () -> "unlocked")
            .when(() -> lamp.code.equals("open"))
            .receive(11, "Pattern", OPAQUE, lamp::learn));
    private final ObjectProbe server = new ObjectProbe(object);

    @Test
    void its_definition_is_what_its_lines_say() {
        var definition = object.definition();

        assertThat(definition.toString()).isEqualTo("/26241 Lamp 1.0");
        assertThat(definition.multiple()).isFalse();
        assertThat(definition.resources().stream().map(resource -> resource.operations()))
                .containsExactly(
                        Operations.R,
                        Operations.RW,
                        Operations.R,
                        Operations.E,
                        Operations.E,
                        Operations.W,
                        Operations.R,
                        Operations.RW,
                        Operations.RW,
                        Operations.R,
                        Operations.R,
                        Operations.W);
        assertThat(definition.resource(0).orElseThrow().mandatory()).isTrue();
        assertThat(definition.resource(1).orElseThrow().range()).isEqualTo("0..100");
        assertThat(definition.resource(2).orElseThrow().units()).isEqualTo("Cel");
        assertThat(definition.resource(7).orElseThrow().multiple()).isTrue();
    }

    @Test
    void shows_what_it_has_and_no_more() {
        assertThat(object.instances()).containsExactly(0);
        assertThat(object.resources(0)).containsExactly(0, 1, 3, 4, 5, 7, 8, 9, 11);
        assertThat(server.read("/26241/0"))
                .containsExactly(
                        "/26241/0/0=Acme", "/26241/0/1=50", "/26241/0/7/2=evening", "/26241/0/8=false", "/26241/0/9=");
    }

    @Test
    void optional_resources_come_and_go() {
        lamp.temperature = Optional.of(41.5);
        lamp.faults.put(3, 17L);
        lamp.code = "open";

        assertThat(object.resources(0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(server.read("/26241/0/2")).containsExactly("/26241/0/2=41.5");
        assertThat(server.read("/26241/0/6")).containsExactly("/26241/0/6/3=17");
        assertThat(object.resourceInstances(0, 6)).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({"/26241/0/2", "/26241/0/12", "/26241/1", "/26241/0/7/0", "/26241/0/5", "/26241/0/1/0"})
    void what_is_not_there_is_not_found(String path) {
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values(path));
    }

    @Test
    void tells_of_a_written_value_that_is_another_one() {
        server.write("/26241/0/1", Value.of(70));
        server.write("/26241/0/1", Value.of(70));

        assertThat(lamp.brightness).isEqualTo(70);
        assertThat(server.events()).containsExactly("changed /26241/0/1");
    }

    @Test
    void writes_all_values_or_none() {
        assertRefused(
                ResponseCode.BAD_REQUEST,
                () -> server.write(
                        "/26241/0",
                        false,
                        at("/26241/0/1", Value.of(13)),
                        at("/26241/0/7/2", Value.of("morning")),
                        at("/26241/0/7/9", Value.of("forbidden"))));

        assertThat(lamp.brightness).isEqualTo(50);
        assertThat(lamp.scenes).isEqualTo(Map.of(2, "evening"));
        assertThat(server.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            path         | value | code
            /26241/0/1   | 101   | BAD_REQUEST
            /26241/0/1   | -1    | BAD_REQUEST
            /26241/0/1/0 | 1     | BAD_REQUEST
            /26241/0/6/0 | 1     | METHOD_NOT_ALLOWED
            /26241/0/3   | 1     | METHOD_NOT_ALLOWED
            /26241/0/0   | 1     | METHOD_NOT_ALLOWED
            /26241/0/8   | 1     | BAD_REQUEST
            /26241/0/12  | 1     | NOT_FOUND
            /26241/0/11  | 1     | BAD_REQUEST
            /26241/4/1   | 1     | NOT_FOUND
            """)
    void refuses_what_can_not_be_written(String path, long value, ResponseCode code) {
        assertRefused(code, () -> server.write(path, Value.of(value)));
    }

    @Test
    void measures_the_length_of_a_text_in_bytes() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/26241/0/5", Value.of("äää")));
        server.write("/26241/0/5", Value.of("open"));
        assertThat(lamp.code).isEqualTo("open");
    }

    @Test
    void adds_to_several_values_or_replaces_them() {
        server.write("/26241/0/7", false, at("/26241/0/7/5", Value.of("night")));
        assertThat(lamp.scenes).isEqualTo(Map.of(2, "evening", 5, "night"));

        server.write("/26241/0/7/5", true, at("/26241/0/7/5", Value.of("dawn")));
        assertThat(lamp.scenes).isEqualTo(Map.of(2, "evening", 5, "dawn"));

        server.write("/26241/0/7", true, at("/26241/0/7/0", Value.of("noon")));
        assertThat(lamp.scenes).isEqualTo(Map.of(0, "noon"));

        server.write("/26241/0/7", true, at("/26241/0/7", Value.EMPTY));
        assertThat(lamp.scenes).isEmpty();
        assertThat(server.read("/26241/0/7")).containsExactly("/26241/0/7=");
    }

    @Test
    void executes_with_and_without_arguments() {
        server.execute("/26241/0/3");
        server.execute("/26241/0/4", "0='3'");

        assertThat(lamp.blinks).isEqualTo("once 0='3'");
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/26241/0/0"));
    }

    @Test
    void waits_for_what_takes_long() {
        var target = at("/26241/0/8");

        var written = object.write(new Caller(1), target, true, List.of(at("/26241/0/8", Value.of(true))));

        assertThat(written.toCompletableFuture()).isNotDone();
        lamp.turning.complete(null);
        assertThat(written.toCompletableFuture()).isCompleted();
    }

    @Test
    void answers_when_it_has_what_it_receives() {
        var target = at("/26241/0/11");
        var pattern = List.of(at("/26241/0/11", Value.of(new byte[] {1, 2})));

        var written = object.write(new Caller(1), target, true, pattern);
        assertThat(written.toCompletableFuture()).isNotDone();
        lamp.turning.complete(null);

        assertThat(written.toCompletableFuture()).isCompleted();
        assertThat(lamp.pattern).containsExactly(1, 2);
        assertRefused(ResponseCode.NOT_FOUND, () -> server.values("/26241/0/11"));
    }

    @Test
    void says_in_the_terms_of_the_protocol_what_failed() {
        lamp.turning.completeExceptionally(new IllegalStateException("stuck"));
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, () -> server.write("/26241/0/8", Value.of(true)));
        lamp.turning = CompletableFuture.failedFuture(new UnsupportedOperationException());
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/26241/0/8", Value.of(true)));
        lamp.faults = null;
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, () -> server.values("/26241/0/6"));
    }

    @Test
    void tells_of_changes_until_nobody_listens() throws Exception {
        object.changed(2);
        assertThat(server.events()).containsExactly("changed /26241/0/2");

        server.close();
        object.changed(2);
        assertThat(server.events()).isEmpty();
    }

    @Test
    void can_neither_be_created_nor_deleted() {
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.create(1));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.delete("/26241/0"));
    }

    @Test
    void a_resource_is_declared_once() {
        var twice = DeclaredObject.singleton(26241, "Lamp", "1.0")
                .read(0, "Maker", STRING, () -> "Acme")
                .read(0, "Model", STRING, () -> "L1");

        assertThatThrownBy(() -> new DeclaredObject(twice)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Lamp {

        private long brightness = 50;
        private Optional<Double> temperature = Optional.empty();
        private SortedMap<Integer, Long> faults = new TreeMap<>();
        private SortedMap<Integer, String> scenes = new TreeMap<>(Map.of(2, "evening"));
        private boolean on;
        private String code = "";
        private String blinks = "";
        private byte[] pattern = {};
        private CompletableFuture<Void> turning = new CompletableFuture<>();

        void setBrightness(long percent) {
            brightness = percent;
        }

        void setScenes(SortedMap<Integer, String> next) throws RequestRefused {
            if (next.containsValue("forbidden")) {
                throw new RequestRefused(ResponseCode.BAD_REQUEST, "no such scene");
            }
            scenes = next;
        }

        CompletionStage<Void> turn(boolean next) {
            on = next;
            return turning;
        }

        CompletionStage<Void> learn(byte[] next) {
            pattern = next;
            return turning;
        }

        CompletionStage<Void> blink() {
            blinks += "once ";
            return Lwm2mObject.DONE;
        }

        CompletionStage<Void> blinkSo(String how) {
            blinks += how;
            return Lwm2mObject.DONE;
        }
    }
}
