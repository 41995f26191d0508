// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.objects.ipso.internal.TestSensor.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IpsoObjectTest {

    private final TestSensor sensor = new TestSensor(3303, 7).shows(Value.of(21.5), 1700000000L * SECOND + 250_000_000);
    private final IpsoObject object = new IpsoObject(sensor);
    private final ObjectProbe server = new ObjectProbe(object);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void each_is_as_registered(Kind kind) {
        OmaRegistry.assertRegistered(new IpsoObject(new TestSensor(kind.object(), 0)).definition());
    }

    @Test
    void shows_the_value_with_the_time_at_which_it_was_measured() {
        var read = server.values("/3303/7/5700");

        assertThat(read).hasSize(1);
        assertThat(read.get(0).value()).isEqualTo(Value.of(21.5));
        assertThat(read.get(0).time()).isEqualTo(1700000000L * SECOND + 250_000_000);
        assertThat(server.value("/3303/7/5518").toString()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(server.value("/3303/7/6050")).isEqualTo(Value.of(0.25));
    }

    @Test
    void has_only_the_resources_that_the_sensor_has() {
        assertThat(object.resources(7)).containsExactly(5518, 5601, 5602, 5605, 5700, 5701, 5750, 6042, 6050);
        assertThat(new IpsoObject(new TestSensor(3303, 0).shows(1).from(-40)).resources(0))
                .contains(5603);
        assertThat(server.value("/3303/7/5701")).isEqualTo(Value.of("Cel"));
        assertThat(server.value("/3303/7/5750")).isEqualTo(Value.of("boiler"));
    }

    @Test
    void keeps_the_lowest_and_the_highest_value_until_they_are_reset() {
        update(sensor.shows(19));
        update(sensor.shows(23));
        update(sensor.shows(20));
        assertThat(server.value("/3303/7/5601")).isEqualTo(Value.of(19.0));
        assertThat(server.value("/3303/7/5602")).isEqualTo(Value.of(23.0));
        server.events();

        server.execute("/3303/7/5605");

        assertThat(server.value("/3303/7/5601")).isEqualTo(Value.of(20.0));
        assertThat(server.value("/3303/7/5602")).isEqualTo(Value.of(20.0));
        assertThat(server.events()).containsExactly("changed /3303/7/5601", "changed /3303/7/5602");
    }

    @Test
    void extremes_and_what_a_server_wrote_survive_a_restart() {
        update(sensor.shows(19));
        update(sensor.shows(23));
        server.write("/3303/7/5750", Value.of("attic"));
        var kept =
                object.durability().orElseThrow().kept().toCompletableFuture().join();

        var restarted = new IpsoObject(new TestSensor(3303, 7).shows(21));
        restarted.durability().orElseThrow().restore(kept).toCompletableFuture().join();

        assertThat(new ObjectProbe(restarted).read("/3303/7"))
                .contains("/3303/7/5601=19.0", "/3303/7/5602=23.0", "/3303/7/5750=attic");
    }

    @Test
    void a_count_survives_a_restart_and_a_reset_too() {
        var button = new TestSensor(3200, 0).shows(Value.of(true), SECOND);
        var buttons = new IpsoObject(button);
        var before = buttons.durability().orElseThrow();
        var restarted = new IpsoObject(new TestSensor(3200, 0).shows(Value.of(true), SECOND));
        restarted
                .durability()
                .orElseThrow()
                .restore(before.kept().toCompletableFuture().join());
        var probe = new ObjectProbe(restarted);
        assertThat(probe.value("/3200/0/5501"))
                .as("what is active since before the restart counts once")
                .isEqualTo(Value.of(1));

        probe.execute("/3200/0/5505");
        assertThat(restarted
                        .durability()
                        .orElseThrow()
                        .kept()
                        .toCompletableFuture()
                        .join())
                .isEmpty();
    }

    @Test
    void a_sensor_that_comes_later_or_again_gets_its_own_back_once() {
        update(sensor.shows(19));
        var second = new TestSensor(3303, 8).shows(50);
        object.show(second);
        object.hide(second);
        var kept =
                object.durability().orElseThrow().kept().toCompletableFuture().join();

        var restarted = new IpsoObject(new TestSensor(3303, 7).shows(21));
        restarted.durability().orElseThrow().restore(kept).toCompletableFuture().join();
        assertThat(restarted
                        .durability()
                        .orElseThrow()
                        .kept()
                        .toCompletableFuture()
                        .join())
                .as("what didn't come yet is still kept")
                .isEqualTo(kept);
        restarted.show(new TestSensor(3303, 8).shows(40));
        restarted.find(8).orElseThrow().resetExtremes();

        assertThat(new ObjectProbe(restarted).value("/3303/8/5602")).isEqualTo(Value.of(40.0));
    }

    @Test
    void what_changes_with_each_measurement_is_written_once_a_minute() {
        assertThat(object.durability().orElseThrow().atMostEvery()).hasMinutes(1);
    }

    @Test
    void tells_what_a_new_value_changes() {
        update(sensor.shows(30));

        assertThat(server.events())
                .containsExactly(
                        "changed /3303/7/5700", "changed /3303/7/5518", "changed /3303/7/6050", "changed /3303/7/5602");
    }

    @Test
    void keeps_the_last_value_and_its_time_when_the_sensor_fails_and_says_so() {
        update(sensor.failed());

        assertThat(server.value("/3303/7/5700")).isEqualTo(Value.of(21.5));
        assertThat(server.values("/3303/7/5700").get(0).time()).isEqualTo(1700000000L * SECOND + 250_000_000);
        assertThat(server.value("/3303/7/6042")).isEqualTo(Value.of(1));
        assertThat(server.value("/3303/7/6049")).isEqualTo(Value.of(0));
        assertThat(server.events()).containsExactly("changed /3303/7/6042", "changed /3303/7/6049");

        update(sensor.shows(21.5));

        assertThat(server.value("/3303/7/6042")).isEqualTo(Value.of(0));
        assertThat(object.resources(7)).doesNotContain(6049);
    }

    @Test
    void takes_another_application_type() {
        server.write("/3303/7/5750", Value.of("attic"));

        assertThat(server.value("/3303/7/5750")).isEqualTo(Value.of("attic"));
        assertThat(server.events()).containsExactly("changed /3303/7/5750");
    }

    @Test
    void counts_how_often_a_button_is_pressed() {
        var button = new TestSensor(3347, 0).shows(Value.of(false), SECOND);
        var buttons = new IpsoObject(button);
        var probe = new ObjectProbe(buttons);
        for (boolean pressed : new boolean[] {true, true, false, true}) {
            button.shows(Value.of(pressed), SECOND);
            buttons.find(0).orElseThrow().update();
        }

        assertThat(probe.value("/3347/0/5501")).isEqualTo(Value.of(2));
        assertThat(probe.value("/3347/0/5500")).isEqualTo(Value.of(true));
    }

    @Test
    void sets_an_actuator_and_waits_for_it() {
        var outcome = new CompletableFuture<Void>();
        var lamp = new TestSensor(3311, 0).settable(outcome);
        var lamps = new IpsoObject(lamp);
        var target = ObjectProbe.at("/3311/0/5850", Value.of(true));

        var written = lamps.write(new Caller(1), target.path(), true, List.of(target));

        assertThat(lamp.controlled()).isEqualTo(Value.of(true));
        assertThat(written.toCompletableFuture()).isNotDone();
        outcome.complete(null);
        assertThat(written.toCompletableFuture()).isCompleted();
    }

    @Test
    void an_actuator_without_a_known_state_shows_none() {
        var lamps = new IpsoObject(new TestSensor(3311, 0).settable(Lwm2mObject.DONE));
        var probe = new ObjectProbe(lamps);

        assertThat(lamps.resources(0)).contains(5850);
        assertThat(probe.read("/3311/0")).containsExactly("/3311/0/5701=Cel", "/3311/0/5750=boiler");
        assertRefused(ResponseCode.NOT_FOUND, () -> probe.value("/3311/0/5850"));
    }

    @Test
    void says_why_something_could_not_be_set() {
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> probe(new TestSensor(3306, 0).shows(0))
                .write("/3306/0/5850", Value.of(true)));
        assertRefused(ResponseCode.INTERNAL_SERVER_ERROR, () -> probe(new TestSensor(3306, 0)
                        .settable(CompletableFuture.failedStage(new IllegalStateException("bus stuck"))))
                .write("/3306/0/5850", Value.of(true)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> probe(new TestSensor(3306, 0)
                        .settable(
                                CompletableFuture.failedStage(new RequestRefused(ResponseCode.BAD_REQUEST, "not now"))))
                .write("/3306/0/5850", Value.of(true)));
        assertRefused(ResponseCode.BAD_REQUEST, () -> probe(new TestSensor(3343, 0).settable(Lwm2mObject.DONE))
                .write("/3343/0/5548", Value.of(101.0)));
    }

    @ParameterizedTest
    @CsvSource({
        "BOOLEAN, 1.0, true",
        "BOOLEAN, 0.0, false",
        "INTEGER, 2.6, 3",
        "FLOAT, 2.5, 2.5",
        "STRING, 2.5, 2.5",
        "TIME, 60.9, 1970-01-01T00:01:00Z"
    })
    void says_a_measured_number_in_the_type_of_its_resource(DataType type, double number, String shown) {
        assertThat(Conversion.to(type, Value.of(number)).toString()).isEqualTo(shown);
        assertThat(Conversion.to(type, Value.of(number)).type()).isEqualTo(type);
    }

    @Test
    void what_is_no_number_is_no_measurement() {
        assertThat(Conversion.to(DataType.FLOAT, Value.of("hot"))).isEqualTo(Value.EMPTY);
        assertThat(Conversion.to(DataType.INTEGER, Value.of(Double.NaN))).isEqualTo(Value.EMPTY);
    }

    private void update(TestSensor changed) {
        object.find(changed.instance()).orElseThrow().update();
    }

    private static ObjectProbe probe(TestSensor sensor) {
        return new ObjectProbe(new IpsoObject(sensor));
    }
}
