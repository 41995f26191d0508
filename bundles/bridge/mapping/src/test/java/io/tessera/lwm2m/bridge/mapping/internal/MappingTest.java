// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Sensor;
import io.tessera.lwm2m.platform.SensorListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTest {

    private static final Point CPU = Point.measured("linux", "hwmon/cpu/temp1", Kinds.TEMPERATURE, "CPU", "Cel");
    private static final Point DISK = Point.measured("linux", "hwmon/disk/temp1", Kinds.TEMPERATURE, "Disk", "Cel");
    private static final Point FAN = new Point(
            "linux", "fan", Kinds.NUMBER, "Fan", "1/min", OptionalDouble.of(0), OptionalDouble.of(3000), true);

    @TempDir
    Path folder;

    private final FakeSource source = new FakeSource();
    private final Heard heard = new Heard();
    private Mapping mapping;

    @BeforeEach
    void start() {
        mapping = new Mapping(config(folder, true, 0));
        mapping.listen(heard);
        mapping.addSource(source);
    }

    @AfterEach
    void stop() {
        mapping.close();
    }

    @Test
    void a_point_becomes_an_instance_of_the_object_for_its_kind() {
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(41.5), 7);

        var sensor = heard.only();
        assertThat(sensor.client()).isEqualTo("gateway");
        assertThat(sensor.object()).isEqualTo(3303);
        assertThat(sensor.instance()).isZero();
        assertThat(sensor.units()).isEqualTo("Cel");
        assertThat(sensor.applicationType()).isEqualTo("CPU");
        assertThat(sensor.reading().value()).isEqualTo(Value.of(41.5));
        assertThat(sensor.reading().time()).isEqualTo(7);
        assertThat(sensor.reading().valid()).isTrue();
    }

    @Test
    void only_another_value_is_told_but_the_time_of_the_last_reading_is_kept() {
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(40.0), 1);
        source.listener.measured(CPU, Value.of(40.0), 2);
        source.listener.measured(CPU, Value.of(41.0), 3);

        assertThat(heard.changes).hasSize(2);
        assertThat(heard.only().reading().time()).isEqualTo(3);
    }

    @Test
    void a_sensor_that_fails_keeps_its_last_value_and_that_values_time() {
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(40.0), 1);
        source.listener.failed(CPU, "I/O error");
        source.listener.failed(CPU, "I/O error");

        var reading = heard.only().reading();
        assertThat(reading.valid()).isFalse();
        assertThat(reading.value()).isEqualTo(Value.of(40.0));
        assertThat(reading.time()).isEqualTo(1);
        assertThat(heard.changes).hasSize(2);
    }

    @Test
    void a_point_that_is_taken_away_takes_its_instance_away() {
        source.listener.added(CPU);
        source.listener.removed(CPU);

        assertThat(heard.sensors).isEmpty();
    }

    @Test
    void the_rule_of_the_lowest_order_counts() {
        mapping.addRule(rule(2, "*", 3300, 1, 0));
        mapping.addRule(rule(1, "hwmon/disk/*", 3315, 1, 0));
        source.listener.added(CPU);
        source.listener.added(DISK);

        assertThat(heard.sensors).extracting(Sensor::object).containsExactly(3300, 3315);
    }

    @Test
    void a_rule_may_choose_by_units_and_by_what_the_source_knows() {
        mapping.addRule(new ConfiguredRule(
                Configured.of(RuleConfig.class, Map.of("object", 3331, "pointUnits", "k*", "settings", new String[] {
                    "modbus.unit.id=3", "area = *"
                }))));
        var meter = Point.measured("kura", "meter/total", Kinds.NUMBER, "Meter", "kWh");
        source.listener.added(meter.with(Map.of("modbus.unit.id", "4", "area", "coils")));
        source.listener.added(CPU.with(Map.of("modbus.unit.id", "3", "area", "coils")));
        assertThat(heard.sensors).extracting(Sensor::object).doesNotContain(3331);

        source.listener.added(meter.with(Map.of("modbus.unit.id", "3", "area", "coils")));
        assertThat(heard.sensors).extracting(Sensor::object).contains(3331);
    }

    @Test
    void a_setting_without_a_pattern_is_refused_by_name() {
        var config = Configured.of(RuleConfig.class, Map.of("settings", new String[] {"area"}));
        assertThatThrownBy(() -> new ConfiguredRule(config)).hasMessageContaining("settings must be name=pattern");
    }

    @Test
    void what_can_be_set_becomes_an_object_that_servers_may_write() {
        source.listener.added(FAN);
        source.listener.added(
                Point.measured("kura", "pump/on", Kinds.SWITCH, "Pump", "").settable());

        assertThat(heard.sensors).extracting(Sensor::object).containsExactly(3308, 3201);
    }

    @Test
    void object_0_hides_a_point() {
        mapping.addRule(rule(1, "hwmon/disk/*", 0, 1, 0));
        source.listener.added(DISK);
        source.listener.measured(DISK, Value.of(1.0), 1);

        assertThat(heard.sensors).isEmpty();
    }

    @Test
    void a_new_rule_moves_the_points_it_is_about_and_no_others() {
        source.listener.added(CPU);
        source.listener.added(DISK);
        var untouched = heard.sensors.get(0);
        mapping.addRule(rule(1, "hwmon/disk/*", 3300, 1, 0));

        assertThat(heard.sensors).hasSize(2).contains(untouched);
        assertThat(heard.sensors).extracting(Sensor::object).containsExactly(3303, 3300);
        assertThat(heard.added).isEqualTo(3);
    }

    @Test
    void factor_and_offset_work_on_values_ranges_and_on_the_way_back() {
        mapping.addRule(rule(1, "fan", 3300, -0.5, 100));
        source.listener.added(FAN);
        source.listener.measured(FAN, Value.of(200), 1);

        var sensor = heard.only();
        assertThat(sensor.reading().value()).isEqualTo(Value.of(0.0));
        assertThat(sensor.minRange()).hasValue(-1400);
        assertThat(sensor.maxRange()).hasValue(100);
        assertThat(sensor.control(Value.of(50.0))).isCompleted();
        assertThat(source.written).containsExactly(Value.of(100.0));
    }

    @Test
    void an_instance_id_stays_the_same_over_a_restart_in_another_order() {
        source.listener.added(CPU);
        source.listener.added(DISK);
        int cpu = heard.sensors.get(0).instance();
        int disk = heard.sensors.get(1).instance();
        mapping.close();

        var again = new Heard();
        var next = new Mapping(config(folder, true, 0));
        next.listen(again);
        next.addSource(source);
        source.listener.added(DISK);
        source.listener.added(CPU);
        next.close();

        assertThat(again.sensors).extracting(Sensor::instance).containsExactly(disk, cpu);
        assertThat(cpu).isNotEqualTo(disk);
    }

    @Test
    void a_source_that_is_replaced_within_the_grace_keeps_its_instances() {
        mapping.close();
        mapping = new Mapping(config(folder, true, 3600));
        mapping.listen(heard);
        mapping.addSource(source);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(40.0), 1);
        var sensor = heard.only();

        mapping.removeSource(source);
        assertThat(sensor.reading().valid()).isFalse();

        var next = new FakeSource();
        mapping.addSource(next);
        next.listener.added(CPU);
        next.listener.measured(CPU, Value.of(41.0), 2);
        assertThat(heard.only()).isSameAs(sensor);
        assertThat(sensor.reading().valid()).isTrue();
        assertThat(heard.added).isEqualTo(1);
    }

    @Test
    void a_source_that_stays_away_loses_its_instances() throws Exception {
        source.listener.added(CPU);
        mapping.removeSource(source);

        assertThat(heard.removals.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(heard.sensors).isEmpty();
    }

    @Test
    void without_default_rules_nothing_shows_by_itself() {
        mapping.close();
        mapping = new Mapping(config(folder, false, 0));
        mapping.listen(heard);
        mapping.addSource(source);
        source.listener.added(CPU);

        assertThat(heard.sensors).isEmpty();
    }

    @Test
    void a_rule_says_which_servers_see_a_point_before_it_is_shown() {
        var told = new ArrayList<Integer>();
        mapping.listen((Runnable) () -> told.add(heard.sensors.size()));
        mapping.addRule(configured(Map.of("point", "hwmon/disk/*", "object", 3303, "servers", new int[] {1, 7})));
        source.listener.added(CPU);
        source.listener.added(DISK);

        assertThat(mapping.grant("gateway", at(3303, 0))).isEmpty();
        assertThat(mapping.grant("gateway", at(3303, 1)))
                .contains(AccessGrant.toOnly(List.of(1, 7), AccessRights.of("RWE")));
        assertThat(mapping.grant("other", at(3303, 1))).isEmpty();
        assertThat(told).containsExactly(1);

        source.listener.removed(DISK);
        assertThat(mapping.grant("gateway", at(3303, 1))).isPresent();
        assertThat(told).containsExactly(1);
    }

    @Test
    void another_rule_for_who_sees_a_point_keeps_its_instance() {
        source.listener.added(DISK);
        var rule = configured(Map.of("object", 3303, "servers", new int[] {2}, "rights", "r"));
        mapping.addRule(rule);
        assertThat(mapping.grant("gateway", at(3303, 0)))
                .contains(AccessGrant.toOnly(List.of(2), AccessRights.of("R")));

        mapping.removeRule(rule);
        assertThat(mapping.grant("gateway", at(3303, 0))).isEmpty();
        assertThat(heard.only().instance()).isZero();
    }

    @Test
    void servers_and_rights_that_there_arent_are_refused_by_name() {
        assertThatThrownBy(() -> configured(Map.of("servers", new int[] {1, 0})))
                .hasMessageEndingWith("servers must be 1 to 65534, not 0");
        assertThatThrownBy(() -> configured(Map.of("rights", "RD")))
                .hasMessageEndingWith("rights must be letters of R, W and E, not \"RD\"");
    }

    @Test
    void a_factor_of_0_is_refused_by_name() {
        assertThatThrownBy(() -> new Conversion(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("factor");
    }

    private static io.tessera.lwm2m.model.Path at(int object, int instance) {
        return io.tessera.lwm2m.model.Path.of(object, instance);
    }

    private static Rule configured(Map<String, Object> values) {
        return new ConfiguredRule(Configured.of(RuleConfig.class, values));
    }

    private static Rule rule(int order, String point, int object, double factor, double offset) {
        var glob = new Glob(point);
        return new Rule() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public boolean matches(Point candidate) {
                return glob.matches(candidate.name());
            }

            @Override
            public Target target(Point matched) {
                return new Target("", object, -1, new Conversion(factor, offset), matched.units(), matched.label());
            }
        };
    }

    private static MappingConfig config(Path folder, boolean defaults, int grace) {
        return Configured.of(
                MappingConfig.class, Map.of("folder", folder.toString(), "defaults", defaults, "grace", grace));
    }

    private static final class FakeSource implements PointSource {

        private final List<Value> written = new ArrayList<>();
        private PointListener listener;

        @Override
        public String name() {
            return "linux";
        }

        @Override
        public AutoCloseable listen(PointListener newListener) {
            listener = newListener;
            return () -> {};
        }

        @Override
        public CompletionStage<Void> write(Point point, Value value) {
            written.add(value);
            return CompletableFuture.completedStage(null);
        }
    }

    private static final class Heard implements SensorListener {

        private final List<Sensor> sensors = new ArrayList<>();
        private final List<Sensor> changes = new ArrayList<>();
        private final BlockingQueue<Sensor> removals = new LinkedBlockingQueue<>();
        private int added;

        Sensor only() {
            assertThat(sensors).hasSize(1);
            return sensors.get(0);
        }

        @Override
        public void added(Sensor sensor) {
            sensors.add(sensor);
            added++;
        }

        @Override
        public void removed(Sensor sensor) {
            sensors.remove(sensor);
            removals.add(sensor);
        }

        @Override
        public void changed(Sensor sensor) {
            changes.add(sensor);
        }
    }
}
