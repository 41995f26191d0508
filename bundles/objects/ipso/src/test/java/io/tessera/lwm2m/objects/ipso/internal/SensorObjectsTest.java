// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Sensor;
import io.tessera.lwm2m.platform.SensorListener;
import io.tessera.lwm2m.platform.SensorSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.ComponentInstance;

class SensorObjectsTest {

    private final Offers offers = new Offers();
    private final SensorObjects objects = new SensorObjects(offers, Duration.ZERO);
    private final Source source = new Source();

    @Test
    void offers_an_object_while_it_has_an_instance() {
        var first = new TestSensor(3303, 0).shows(20);
        var second = new TestSensor(3303, 4).shows(21);
        source.sensors.add(first);
        objects.addSource(source);
        assertThat(offers.properties)
                .containsEntry("lwm2m.object.id", 3303L)
                .containsEntry("lwm2m.object.version", "1.1")
                .containsEntry("lwm2m.client", "gateway");

        source.listener.added(second);
        assertThat(offers.now()).containsExactly("/3303/0", "/3303/4");

        source.listener.removed(first);
        assertThat(offers.now()).containsExactly("/3303/4");

        source.listener.removed(second);
        assertThat(offers.now()).isEmpty();
    }

    @Test
    void shows_a_sensor_from_its_first_value_on() {
        var sensor = new TestSensor(3316, 0);
        source.sensors.add(sensor);
        objects.addSource(source);
        assertThat(offers.now()).isEmpty();

        source.listener.changed(sensor.shows(3.3));
        assertThat(offers.now()).containsExactly("/3316/0");

        try (var probe = new ObjectProbe(offers.current.get(3316))) {
            source.listener.changed(sensor.shows(3.4));
            assertThat(probe.value("/3316/0/5700")).isEqualTo(Value.of(3.4));
            assertThat(probe.events()).contains("changed /3316/0/5700");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tells_a_sensor_where_it_shows_and_what_its_values_are_there() {
        var first = new TestSensor(3303, 0).shows(20);
        var second = new TestSensor(3200, 4).shows(1);
        source.sensors.add(first);
        source.sensors.add(second);
        assertThat(first.resource()).isEqualTo(Path.ROOT);

        objects.addSource(source);
        assertThat(first.resource()).isEqualTo(Path.of(3303, 0, 5700));
        assertThat(first.shown(Value.of(20))).isEqualTo(Value.of(20.0));
        assertThat(second.resource()).isEqualTo(Path.of(3200, 4, 5500));
        assertThat(second.shown(Value.of(1.0))).isEqualTo(Value.of(true));
        assertThat(second.shown(Value.of("on"))).isEqualTo(Value.EMPTY);
    }

    @Test
    void shows_an_actuator_at_once() {
        source.sensors.add(new TestSensor(3311, 2).settable(null));
        objects.addSource(source);

        assertThat(offers.now()).containsExactly("/3311/2");
    }

    @Test
    void shows_the_second_sensor_with_the_same_id_when_the_first_goes() {
        var first = new TestSensor(3303, 0).shows(1);
        var second = new TestSensor(3303, 0).shows(2);
        source.sensors.addAll(List.of(first, second));
        objects.addSource(source);
        var object = offers.current.get(3303);
        assertThat(new ObjectProbe(object).value("/3303/0/5700")).isEqualTo(Value.of(1.0));

        source.listener.removed(first);

        assertThat(offers.current.get(3303)).isSameAs(object);
        assertThat(new ObjectProbe(object).value("/3303/0/5700")).isEqualTo(Value.of(2.0));
    }

    @Test
    void lets_all_sensors_of_a_source_go_with_it() {
        var other = new Source();
        source.sensors.add(new TestSensor(3303, 0).shows(1));
        other.sensors.add(new TestSensor(3303, 1).shows(1));
        objects.addSource(source);
        objects.addSource(other);

        objects.removeSource(source);

        assertThat(source.isListenedTo).isFalse();
        assertThat(offers.now()).containsExactly("/3303/1");
    }

    @Test
    void a_source_that_is_replaced_leaves_its_object_instances_where_they_are() {
        var patient = new SensorObjects(offers, Duration.ofMinutes(1));
        source.sensors.addAll(List.of(new TestSensor(3303, 0).shows(1), new TestSensor(3303, 7).shows(2)));
        patient.addSource(source);
        var object = offers.current.get(3303);
        var probe = new ObjectProbe(object);

        patient.removeSource(source);
        assertThat(offers.now()).containsExactly("/3303/0", "/3303/7");

        var next = new Source();
        var successor = new TestSensor(3303, 7).shows(3);
        next.sensors.add(successor);
        patient.addSource(next);

        assertThat(offers.current.get(3303)).isSameAs(object);
        assertThat(offers.now()).containsExactly("/3303/0", "/3303/7");
        assertThat(probe.value("/3303/7/5700")).isEqualTo(Value.of(3.0));
        assertThat(successor.resource()).isEqualTo(Path.of(3303, 7, 5700));
        assertThat(probe.events())
                .contains("changed /3303/7/5700")
                .noneMatch(event -> event.startsWith("removed") || event.startsWith("added"));
        next.listener.changed(successor.shows(4));
        assertThat(probe.value("/3303/7/5700")).isEqualTo(Value.of(4.0));
        patient.close();
    }

    @Test
    void an_object_has_all_its_instances_before_anybody_sees_it() {
        source.sensors.addAll(List.of(
                new TestSensor(3303, 0).shows(1), new TestSensor(3304, 0).shows(1), new TestSensor(3303, 7).shows(2)));
        objects.addSource(source);

        assertThat(offers.atFirst).containsExactly("/3303 [0, 7]", "/3304 [0]");
    }

    @Test
    void takes_everything_away_when_it_stops() {
        source.sensors.add(new TestSensor(3303, 0).shows(1));
        objects.addSource(source);

        objects.close();
        objects.removeSource(source);

        assertThat(offers.now()).isEmpty();
        assertThat(source.isListenedTo).isFalse();
    }

    @Test
    void leaves_out_what_has_no_object() {
        source.sensors.addAll(List.of(new TestSensor(3399, 0).shows(1), new TestSensor(3304, 0).shows(1)));
        objects.addSource(source);

        assertThat(offers.now()).containsExactly("/3304/0");
    }

    /** Stands for the component runtime, and shows what it offers. */
    private static final class Offers implements ComponentFactory<IpsoObject> {

        private final Map<Integer, IpsoObject> current = new HashMap<>();
        private final Map<String, Object> properties = new HashMap<>();
        private final List<String> atFirst = new ArrayList<>();

        List<String> now() {
            return current.entrySet().stream()
                    .flatMap(entry -> IntStream.of(entry.getValue().instances())
                            .mapToObj(instance -> "/%d/%d".formatted(entry.getKey(), instance)))
                    .toList();
        }

        @Override
        public ComponentInstance<IpsoObject> newInstance(Dictionary<String, ?> given) {
            Collections.list(given.keys()).forEach(key -> properties.put(key, given.get(key)));
            var object = new IpsoObject(properties);
            current.put(object.definition().id(), object);
            atFirst.add("/%d %s".formatted(object.definition().id(), Arrays.toString(object.instances())));
            return new ComponentInstance<>() {
                @Override
                public void dispose() {
                    current.remove(object.definition().id());
                }

                @Override
                public IpsoObject getInstance() {
                    return object;
                }
            };
        }
    }

    private static final class Source implements SensorSource {

        private final List<Sensor> sensors = new ArrayList<>();
        private SensorListener listener;
        private boolean isListenedTo;

        @Override
        public AutoCloseable listen(SensorListener next) {
            listener = next;
            isListenedTo = true;
            sensors.forEach(next::added);
            return () -> isListenedTo = false;
        }
    }
}
