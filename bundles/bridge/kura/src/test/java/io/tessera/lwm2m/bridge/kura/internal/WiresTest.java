// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.model.Value;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.ComponentContext;

class WiresTest {

    private static final Map<String, Object> NAMED = Map.of("kura.service.pid", "mean");
    private static final long MILLIS = 1_700_000_000_000L;

    private final FakeWires wires = new FakeWires();
    private final Heard heard = new Heard();

    @Test
    void what_arrives_is_a_point_and_is_sent_with_its_time() throws Exception {
        var receiver = receiver(true);
        receive(
                receiver,
                Map.of("mean", TypedValues.newDoubleValue(4), "mean_timestamp", TypedValues.newLongValue(MILLIS)));

        var point = heard.added("mean");
        assertThat(point.source()).isEqualTo("wire-mean").isEqualTo(receiver.name());
        assertThat(point.kind()).isEqualTo(Kinds.NUMBER);
        var measured = heard.measured("mean");
        assertThat(measured.value()).isEqualTo(Value.of(4.0));
        assertThat(measured.time()).isEqualTo(MILLIS * 1_000_000);
        var sent = heard.sent.take();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).point()).isEqualTo(point);
        assertThat(sent.get(0).time()).isEqualTo(MILLIS * 1_000_000);
    }

    @Test
    void nothing_is_sent_where_it_is_only_shown() throws Exception {
        var receiver = receiver(false);
        receive(receiver, Map.of("mean", TypedValues.newDoubleValue(4)));

        heard.measured("mean");
        assertThat(heard.sent).isEmpty();
    }

    @Test
    void an_assets_record_names_the_asset_and_says_what_failed() throws Exception {
        var receiver = receiver(true);
        var name = TypedValues.newStringValue("boiler");
        receive(
                receiver,
                Map.of(
                        "assetName",
                        name,
                        "on",
                        TypedValues.newBooleanValue(true),
                        "on_error",
                        TypedValues.newStringValue("")));
        assertThat(heard.added("boiler/on").kind()).isEqualTo(Kinds.SWITCH);
        heard.measured("boiler/on", Value.of(true));

        receive(receiver, Map.of("assetName", name, "on_error", TypedValues.newStringValue("no bus")));
        assertThat(heard.failed("boiler/on")).isEqualTo("no bus");
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void so_many_names_are_points_and_no_more() {
        var receiver = receiver(false);
        for (int i = 0; i < WireValues.MOST + 10; i++) {
            receive(receiver, Map.of("n" + i, TypedValues.newIntegerValue(i)));
        }

        assertThat(heard.rest().stream().filter(event -> event.what() == Heard.What.ADDED))
                .hasSize(WireValues.MOST);
    }

    @Test
    void what_a_server_writes_is_a_record_of_the_type_that_is_meant() throws Exception {
        try (var emitter = new Emitted(20_000, "relay:boolean", "speed: INTEGER :rpm")) {
            var speed = heard.added("speed");
            assertThat(speed.units()).isEqualTo("1/min");
            assertThat(speed.writable()).isTrue();

            await(emitter.emitter.write(speed, Value.of(70.0)));

            assertThat(wires.emitted.take().get("speed").getValue()).isEqualTo(70);
            heard.measured("speed", Value.of(70));
            assertThatThrownBy(() -> await(emitter.emitter.write(speed, Value.of("fast"))))
                    .hasMessageContaining("a number");
        }
    }

    @Test
    void another_configuration_brings_and_takes_points_and_leaves_the_others() throws Exception {
        try (var emitter = new Emitted(20_000, "speed:DOUBLE", "old:DOUBLE")) {
            heard.added("old");

            emitter.emitter.configure(
                    Configured.of(EmitterConfig.class, Map.of("points", new String[] {"speed:DOUBLE", "new:BOOLEAN"})));

            heard.removed("old");
            heard.added("new");
            assertThat(heard.rest()).isEmpty();
        }
    }

    @Test
    void a_graph_that_hangs_keeps_no_server_waiting() throws Exception {
        var release = wires.hang();
        try (var emitter = new Emitted(100, "speed:DOUBLE")) {
            var speed = heard.added("speed");

            assertThatThrownBy(() -> await(emitter.emitter.write(speed, Value.of(1))))
                    .hasMessageContaining("no answer for 100 ms");
            release.countDown();
        }
    }

    @Test
    void a_point_of_no_type_is_refused_by_name() {
        assertThatThrownBy(() -> new Emitted(100, "speed")).hasMessageContaining("points must be name:type");
        assertThatThrownBy(() -> new Emitted(100, "speed:BYTE_ARRAY")).hasMessageContaining("points must be name:type");
    }

    private Receiver receiver(boolean isSending) {
        var receiver =
                new Receiver(Configured.of(ReceiverConfig.class, Map.of("send", isSending)), NAMED, context(), wires);
        receiver.listen(heard);
        return receiver;
    }

    private static void receive(Receiver receiver, Map<String, TypedValue<?>> properties) {
        receiver.updated(null, new WireEnvelope("x", List.of(new WireRecord(properties))));
    }

    private static ComponentContext context() {
        return (ComponentContext) Proxy.newProxyInstance(
                ComponentContext.class.getClassLoader(),
                new Class<?>[] {ComponentContext.class},
                (proxy, method, arguments) -> null);
    }

    private static void await(CompletionStage<Void> written) throws Exception {
        written.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private final class Emitted implements AutoCloseable {

        private final Emitter emitter;

        Emitted(int deadline, String... points) {
            var config = Configured.of(EmitterConfig.class, Map.of("points", points, "deadline", deadline));
            emitter = new Emitter(config, NAMED, context(), wires);
            emitter.listen(heard);
        }

        @Override
        public void close() {
            emitter.close();
        }
    }
}
