// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Measurement;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome.Status;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Sensor;
import io.tessera.lwm2m.platform.SensorListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What servers get without asking for it: by the rules, and since a source wants it (Core 1.2, 6.4.6). */
class SendingTest {

    private static final Point CPU = Point.measured("linux", "cpu", Kinds.TEMPERATURE, "CPU", "Cel");
    private static final Point DISK = Point.measured("linux", "disk", Kinds.TEMPERATURE, "Disk", "Cel");
    private static final Map<String, Object> GATEWAY = Map.of(Lwm2mClient.NAME, "gateway");
    private static final io.tessera.lwm2m.model.Path FIRST = io.tessera.lwm2m.model.Path.of(3303, 0, 5700);
    private static final io.tessera.lwm2m.model.Path SECOND = io.tessera.lwm2m.model.Path.of(3303, 1, 5700);

    @TempDir
    Path folder;

    private final Source source = new Source();
    private final SendingClient client = new SendingClient(1, 2);
    private Mapping mapping;

    @BeforeEach
    void start() {
        start(1000, 1);
    }

    private void start(int kept, long retry) {
        mapping = new Mapping(
                Configured.of(MappingConfig.class, Map.of("folder", folder.toString(), "keptToSend", kept)), retry);
        mapping.listen(new Shower());
        mapping.addSource(source);
    }

    @AfterEach
    void stop() {
        mapping.close();
    }

    @Test
    void changes_are_sent_to_every_server_with_their_times_and_the_rules_conversion() throws Exception {
        rule(Map.of("sendChanges", true, "factor", 2.0, "units", "x"));
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(20.0), 11);
        source.listener.measured(CPU, Value.of(20.0), 12);
        source.listener.measured(CPU, Value.of(21.0), 13);

        assertThat(client.takeValues(1, 2)).containsExactly(at(FIRST, 40.0, 11), at(FIRST, 42.0, 13));
        assertThat(client.takeValues(2, 2)).containsExactly(at(FIRST, 40.0, 11), at(FIRST, 42.0, 13));
    }

    @Test
    void without_the_rule_nothing_is_sent() throws Exception {
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(20.0), 11);
        rule(Map.of("point", "disk", "sendChanges", true));
        source.listener.added(DISK);
        source.listener.measured(DISK, Value.of(1.0), 12);

        assertThat(client.takeValues(1, 1)).containsExactly(at(SECOND, 1.0, 12));
        assertThat(client.sent.get(1)).isEmpty();
    }

    @Test
    void periodically_the_value_of_the_moment_is_sent_whether_it_changed_or_not() throws Exception {
        rule(Map.of("sendEvery", 1));
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(20.0), 11);

        assertThat(client.takeValues(1, 2)).containsExactly(at(FIRST, 20.0, 11), at(FIRST, 20.0, 11));
    }

    @Test
    void a_sensor_that_fails_has_nothing_to_send_until_it_measures_again() {
        var sensor = new MappedSensor(CPU, new DefaultRule().target(CPU), 0, source);
        sensor.measured(Value.of(20.0), 11);
        assertThat(sensor.sent()).as("it shows nowhere").isEmpty();
        sensor.shownAt(FIRST, value -> value);
        assertThat(sensor.sent()).contains(at(FIRST, 20.0, 11));
        sensor.failed();
        assertThat(sensor.sent()).isEmpty();
        sensor.measured(Value.of(20.0), 12);
        assertThat(sensor.sent()).contains(at(FIRST, 20.0, 12));
        sensor.shownAt(FIRST, value -> Value.EMPTY);
        assertThat(sensor.sent()).as("the Resource can't have it").isEmpty();
    }

    @Test
    void changes_that_are_gathered_wait_and_go_along_with_what_is_sent() throws Exception {
        rule(Map.of("point", "cpu", "sendEvery", 86_400, "sendChanges", true));
        rule(Map.of("point", "disk", "sendChanges", true));
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.added(DISK);
        source.listener.measured(CPU, Value.of(1.0), 11);
        source.listener.measured(CPU, Value.of(2.0), 12);
        source.listener.measured(DISK, Value.of(3.0), 13);

        assertThat(client.takeValues(1, 3))
                .containsExactly(at(FIRST, 1.0, 11), at(FIRST, 2.0, 12), at(SECOND, 3.0, 13));
    }

    @Test
    void changes_that_are_gathered_go_when_it_is_time() throws Exception {
        rule(Map.of("sendEvery", 1, "sendChanges", true));
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(1.0), 11);
        source.listener.measured(CPU, Value.of(2.0), 12);

        assertThat(client.takeValues(1, 2)).containsExactly(at(FIRST, 1.0, 11), at(FIRST, 2.0, 12));
    }

    @Test
    void many_values_go_in_several_messages_one_after_the_other() throws Exception {
        rule(Map.of("sendChanges", true));
        source.listener.added(CPU);
        for (int i = 0; i < 150; i++) {
            source.listener.measured(CPU, Value.of((double) i), i);
        }
        mapping.addClient(client, GATEWAY);

        var values = new ArrayList<PathValue>();
        while (values.size() < 150) {
            var message = client.takeMessage(1);
            assertThat(message).hasSizeLessThanOrEqualTo(64);
            values.addAll(message);
        }
        assertThat(values).hasSize(150).isSortedAccordingTo(Comparator.comparingLong(PathValue::time));
    }

    @Test
    void only_servers_that_the_rule_names_get_it() throws Exception {
        rule(Map.of("point", "cpu", "sendChanges", true, "servers", new int[] {2}));
        rule(Map.of("point", "disk", "sendChanges", true));
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.added(DISK);
        source.listener.measured(CPU, Value.of(1.0), 11);
        source.listener.measured(DISK, Value.of(2.0), 12);

        assertThat(client.takeValues(1, 1)).containsExactly(at(SECOND, 2.0, 12));
        assertThat(client.takeValues(2, 2)).containsExactly(at(FIRST, 1.0, 11), at(SECOND, 2.0, 12));
    }

    @Test
    void what_a_server_misses_is_kept_and_comes_first_when_it_is_back() throws Exception {
        rule(Map.of("sendChanges", true));
        client.answers(2, Status.NOT_REGISTERED);
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(1.0), 11);
        assertThat(client.takeValues(1, 1)).containsExactly(at(FIRST, 1.0, 11));
        assertThat(client.takeMessage(2)).hasSize(1);

        source.listener.measured(CPU, Value.of(2.0), 12);
        assertThat(client.takeValues(1, 1)).containsExactly(at(FIRST, 2.0, 12));
        client.answers(2, Status.ACCEPTED);
        assertThat(client.takeAccepted(2, 2)).containsExactly(at(FIRST, 1.0, 11), at(FIRST, 2.0, 12));
    }

    @Test
    void with_nothing_kept_it_is_dropped() throws Exception {
        mapping.close();
        start(0, 1);
        rule(Map.of("sendChanges", true));
        client.answers(1, Status.NOT_REGISTERED);
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(1.0), 11);
        assertThat(client.takeMessage(1)).containsExactly(at(FIRST, 1.0, 11));

        client.answers(1, Status.ACCEPTED);
        source.listener.measured(CPU, Value.of(2.0), 12);
        assertThat(client.takeMessage(1)).containsExactly(at(FIRST, 2.0, 12));
    }

    @ParameterizedTest
    @EnumSource(names = {"MUTED", "UNSUPPORTED"})
    void what_a_server_does_not_want_is_dropped(Status status) throws Exception {
        rule(Map.of("sendChanges", true));
        client.answers(1, status);
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(1.0), 11);
        assertThat(client.takeMessage(1)).containsExactly(at(FIRST, 1.0, 11));

        client.answers(1, Status.ACCEPTED);
        source.listener.measured(CPU, Value.of(2.0), 12);
        assertThat(client.takeMessage(1)).containsExactly(at(FIRST, 2.0, 12));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "NOTHING_READABLE"})
    void what_a_server_refuses_is_tried_three_times(Status status) throws Exception {
        rule(Map.of("sendChanges", true));
        client.answers(1, status);
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(1.0), 11);
        for (int i = 0; i < 3; i++) {
            assertThat(client.takeMessage(1)).containsExactly(at(FIRST, 1.0, 11));
        }
        client.answers(1, Status.ACCEPTED);
        source.listener.measured(CPU, Value.of(2.0), 12);
        assertThat(client.takeMessage(1)).containsExactly(at(FIRST, 2.0, 12));
    }

    @Test
    void a_client_that_is_replaced_goes_on_where_the_other_left_off() throws Exception {
        rule(Map.of("sendChanges", true));
        client.answers(1, Status.NOT_REGISTERED);
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(1.0), 11);
        client.takeMessage(1);
        mapping.removeClient(client, GATEWAY);
        source.listener.measured(CPU, Value.of(2.0), 12);

        var next = new SendingClient(1);
        mapping.addClient(next, GATEWAY);
        assertThat(next.takeAccepted(1, 2)).containsExactly(at(FIRST, 1.0, 11), at(FIRST, 2.0, 12));
    }

    @Test
    void a_source_has_a_batch_with_its_times_sent_now() throws Exception {
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(5.0), 20);

        source.listener
                .send(List.of(
                        new Measurement(CPU, Value.of(1.0), 11),
                        new Measurement(CPU, Value.of(2.0), 12),
                        new Measurement(DISK, Value.of(2.0), 12)))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(client.takeMessage(1)).containsExactly(at(FIRST, 1.0, 11), at(FIRST, 2.0, 12));
        assertThat(client.takeMessage(2)).containsExactly(at(FIRST, 1.0, 11), at(FIRST, 2.0, 12));
    }

    @Test
    void a_source_learns_which_server_did_not_get_it_and_nothing_is_sent_again() throws Exception {
        client.answers(2, Status.MUTED);
        mapping.addClient(client, GATEWAY);
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(5.0), 20);

        assertThatThrownBy(() -> send(new Measurement(CPU, Value.of(1.0), 11)))
                .hasMessageContaining("server 2: MUTED")
                .hasMessageNotContaining("server 1");
        assertThat(client.takeMessage(1)).hasSize(1);
        assertThat(client.takeMessage(2)).hasSize(1);
        assertThat(client.sent.get(2)).isEmpty();
    }

    @Test
    void a_source_learns_why_nothing_can_be_sent() {
        assertThatThrownBy(() -> send(new Measurement(DISK, Value.of(1.0), 11))).hasMessageContaining("shows anywhere");
        source.listener.added(CPU);
        source.listener.measured(CPU, Value.of(5.0), 20);
        var measurement = new Measurement(CPU, Value.of(1.0), 11);
        assertThatThrownBy(() -> send(measurement)).hasMessageContaining("there is no client gateway");
        assertThatThrownBy(() -> send(Collections.nCopies(1001, measurement).toArray(Measurement[]::new)))
                .hasMessageContaining("more than 1000");
        mapping.addClient(new SendingClient(), GATEWAY);
        assertThatThrownBy(() -> send(measurement)).hasMessageContaining("no ");
    }

    @Test
    void a_period_and_a_number_that_there_are_not_are_refused_by_name() {
        assertThatThrownBy(() -> rule(Map.of("sendEvery", -1)))
                .hasMessageEndingWith("sendEvery must be 0 to 31536000, not -1");
        assertThatThrownBy(() -> start(-1, 1)).hasMessageEndingWith("keptToSend must be 0 to 100000, not -1");
    }

    private void send(Measurement... measurements) throws Exception {
        source.listener.send(List.of(measurements)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void rule(Map<String, Object> values) {
        var all = new HashMap<String, Object>(Map.of("object", 3303));
        all.putAll(values);
        mapping.addRule(new ConfiguredRule(Configured.of(RuleConfig.class, all)));
    }

    private static PathValue at(io.tessera.lwm2m.model.Path path, double value, long time) {
        return new PathValue(path, Value.of(value), time);
    }

    private static final class Source implements PointSource {

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
    }

    /** Shows every sensor at once, as the IPSO Objects do. */
    private static final class Shower implements SensorListener {

        @Override
        public void added(Sensor sensor) {
            sensor.shownAt(io.tessera.lwm2m.model.Path.of(sensor.object(), sensor.instance(), 5700), value -> value);
        }

        @Override
        public void removed(Sensor sensor) {}

        @Override
        public void changed(Sensor sensor) {}
    }
}
