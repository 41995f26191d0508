// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeExchange;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.spi.Registration.Status;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers see of changes in what they observe (Core 1.2, 6.4; PROTOCOL "Observe, attributes, notify"). */
final class ReportingTest {

    private static final Path NUMBER = Path.of(32769, 0, 1);
    private static final Path SWITCH = Path.of(32769, 0, 7);

    private final ReportingInterface reporting = new ReportingInterface(Configs.config(), Codecs.create());
    private final StoredObject everything = Objects.everything();
    private final FakeClient client = new FakeClient(Objects.security(), Objects.device(), everything);
    private final FakeSession session = client.attach(reporting).addSession(1).registered("1.1");
    private Value measured = Value.of(20.0);
    private long measuredAt = 1_767_225_600_000_000_000L;
    private final FakeSession other = client.addSession(2).registered("1.1");

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        Observe /0                        | GET /0 observe=0                        | 4.01
        Observe what isn't there          | GET /3/0/99 observe=0                   | 4.04
        Observe of not-readable resource  | GET /3/0/4 observe=0                    | 4.05
        Observe of a W-only resource      | GET /32769/0/6 observe=0                | 4.05
        Observe the root                  | GET / observe=0                         | 4.05
        Observe a bad path                | GET /3/0/0/0/0 observe=0                | 4.00
        Observe a name                    | GET /well/known observe=0               | 4.04
        Accept not supported              | GET /3/0/0 accept=50 observe=0          | 4.06
        Instance as text                  | GET /3/0 accept=0 observe=0             | 4.06
        Attributes of its own (1.2)       | GET /3/0/9?pmin=1&gt=5 observe=0        | 2.05
        Bad attributes                    | GET /3/0/0?gt=5 observe=0               | 4.00
        lt not below gt                   | GET /3/0/9?lt=5&gt=5 observe=0          | 4.00
        lt + 2 * st not below gt          | GET /3/0/9?lt=1&gt=5&st=2 observe=0     | 4.00
        epmin not below epmax             | GET /3/0/9?epmin=5&epmax=5 observe=0    | 4.00
        gt of an instance                 | GET /3/0?gt=5 observe=0                 | 4.00
        edge of a number                  | GET /3/0/9?edge=1 observe=0             | 4.00
        Unknown attribute                 | GET /3/0/9?band=1 observe=0             | 4.00
        pmax below pmin counts for nothing | GET /3/0/9?pmin=5&pmax=1 observe=0     | 2.05
        Observe a resource                | GET /3/0/0 observe=0                    | 2.05
        Observe an instance               | GET /3/0 observe=0                      | 2.05
        Observe an object                 | GET /32769 observe=0                    | 2.05
        Observe a resource instance       | GET /3/0/6/0 observe=0                  | 2.05
        Observe-Composite                 | FETCH / cf=110 observe=0 text=[{"n":"/3/0/0"}] | 2.05
        Observe-Composite on a path       | FETCH /3 cf=110 observe=0 text=[{"n":"/3/0/0"}] | 4.05
        Observe-Composite without format  | FETCH / observe=0 text=[{"n":"/3/0/0"}] | 4.00
        Observe-Composite with pmin       | FETCH /?pmin=5 cf=110 observe=0 text=[{"n":"/3/0/9"}] | 2.05
        Observe-Composite with gt         | FETCH /?gt=5 cf=110 observe=0 text=[{"n":"/3/0/9"}] | 4.00
        Observe-Composite with edge       | FETCH /?edge=1 cf=110 observe=0 text=[{"n":"/32769/0/7"}] | 4.00
        """)
    void observe_is_answered_with_the_right_code(String situation, String request, String code) {
        var answer = ask(request);
        assertThat(answer.code()).as(situation).hasToString(code);
        boolean observed = answer.observe() != Response.NOT_OBSERVED;
        assertThat(observed).isEqualTo(code.equals("2.05"));
        assertThat(session.observations()).hasSize(observed ? 1 : 0);
    }

    @Test
    void observe_without_right_is_4_01() {
        client.tree().deny(1, Path.of(32769, 0), true);
        assertThat(ask("GET /32769/0/1 observe=0").code()).isEqualTo(ResponseCode.UNAUTHORIZED);
    }

    @Test
    void a_change_is_notified_in_the_format_of_the_observe() {
        assertThat(ask("GET /32769/0/1 accept=0 observe=0").diagnostic()).isEqualTo("40");
        set(41);
        var notified = session.takeNotified();
        assertThat(notified.response().diagnostic()).isEqualTo("41");
        assertThat(notified.response().contentFormat()).isZero();
        assertThat(notified.confirmable()).isFalse();
        assertThat(notified.last()).isFalse();
    }

    @Test
    void what_is_not_observed_is_not_notified() {
        ask("GET /32769/0/1 observe=0");
        Objects.set(everything, SWITCH, Value.of(true));
        assertThat(session.notifiedCount()).isZero();
        assertThat(client.tree().reads(NUMBER)).isEqualTo(1);
    }

    @Test
    void a_change_that_leaves_the_value_as_it_was_is_not_notified() {
        ask("GET /32769/0/1 observe=0");
        client.fire(new ClientEvent.Changed(NUMBER));
        client.fire(new ClientEvent.Changed(Path.of(32769, 0)));
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void changes_of_several_resources_at_once_are_one_notification_of_their_instance() {
        ask("GET /32769/0 accept=110 observe=0");
        set(41);
        client.pass(Duration.ofMillis(5));
        Objects.set(everything, SWITCH, Value.of(true));
        settle();
        assertThat(session.takeNotified().response().diagnostic())
                .contains("41")
                .contains("true");
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void two_servers_observing_the_same_cost_one_read() {
        ask("GET /32769/0/1 accept=0 observe=0");
        other.ask(reporting, Requests.of("GET /32769/0/1 accept=0 observe=0"));
        int before = client.tree().reads(NUMBER);
        set(41);
        assertThat(client.tree().reads(NUMBER)).isEqualTo(before + 1);
        var one = session.takeNotified().response();
        assertThat(other.takeNotified().response()).as("written once too").isSameAs(one);
    }

    @Test
    void a_change_within_pmin_is_sent_when_it_ends_with_the_latest_value() {
        attach("/32769/0/1", "pmin=10");
        ask("GET /32769/0/1 accept=0 observe=0");
        client.passSeconds(3);
        set(41);
        set(42);
        client.passSeconds(6);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("42");
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void a_value_that_went_back_within_pmin_is_not_notified() {
        attach("/32769/0/1", "pmin=10");
        ask("GET /32769/0/1 accept=0 observe=0");
        set(41);
        set(40);
        client.passSeconds(20);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void pmax_notifies_whether_changed_or_not() {
        attach("/32769/0/1", "pmax=60");
        ask("GET /32769/0/1 accept=0 observe=0");
        client.passSeconds(59);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("40");
        client.passSeconds(30);
        set(41);
        session.takeNotified();
        client.passSeconds(59);
        assertThat(session.notifiedCount())
                .as("the period begins anew at each notification")
                .isZero();
        client.passSeconds(1);
        assertThat(session.notifiedCount()).isEqualTo(1);
    }

    @Test
    void periods_are_inherited_and_default_to_the_server_instance() {
        session.periods(0, 100);
        attach("/32769", "pmin=20");
        attach("/32769/0", "pmax=50");
        ask("GET /32769/0/1 accept=0 observe=0");
        set(41);
        client.passSeconds(19);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        session.takeNotified();
        client.passSeconds(50);
        session.takeNotified();
        session.attributes(Path.of(32769, 0), NotificationAttributes.NONE);
        client.passSeconds(99);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        assertThat(session.notifiedCount()).isEqualTo(1);
    }

    /** Resource Instance before Resource before Object Instance before Object (Core 1.2, 7.3.1). */
    @Test
    void precedence_is_of_the_lower_level_over_the_higher() {
        attach("/32769", "pmin=40&pmax=400");
        attach("/32769/0", "pmin=30&epmin=3");
        attach("/32769/0/5", "pmin=20&st=1");
        attach("/32769/0/5/3", "pmin=10");
        var several = Path.of(32769, 0, 5);
        assertThat(session.attributesInForce(several.child(3)).pmin()).isEqualTo(10);
        assertThat(session.attributesInForce(several.child(0)).pmin()).isEqualTo(20);
        assertThat(session.attributesInForce(NUMBER).pmin()).isEqualTo(30);
        assertThat(session.attributesInForce(Path.of(32769, 1)).pmin()).isEqualTo(40);
        assertThat(session.attributesInForce(several.child(3)).pmax()).isEqualTo(400);
        assertThat(session.attributesInForce(several.child(3)).epmin()).isEqualTo(3);
        assertThat(session.attributesInForce(several.child(3)).st()).isEqualTo(1);
    }

    @Test
    void the_answer_to_observe_is_the_first_notification_from_which_periods_count() {
        attach("/32769/0/1", "pmin=10&pmax=60");
        ask("GET /32769/0/1 observe=0");
        set(41);
        client.passSeconds(9);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        session.takeNotified();
        client.passSeconds(59);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        session.takeNotified();
    }

    @Test
    void attributes_of_one_server_do_not_affect_another() {
        attach("/32769/0/1", "pmin=10");
        ask("GET /32769/0/1 observe=0");
        other.ask(reporting, Requests.of("GET /32769/0/1 observe=0"));
        set(41);
        assertThat(session.notifiedCount()).isZero();
        assertThat(other.notifiedCount()).isEqualTo(1);
    }

    @Test
    void attributes_that_the_observe_carries_win_over_attached_ones() {
        attach("/32769/0/1", "pmin=100");
        ask("GET /32769/0/1?pmin=5 observe=0");
        set(41);
        client.passSeconds(5);
        assertThat(session.notifiedCount()).isEqualTo(1);
    }

    @Test
    void attributes_that_the_observe_carries_replace_all_attached_ones() {
        attach("/32769/0/1", "st=100&pmax=10");
        ask("GET /32769/0/1?pmin=5 observe=0");
        client.passSeconds(20);
        assertThat(session.notifiedCount()).isZero();
        set(41);
        assertThat(session.notifiedCount()).isEqualTo(1);
    }

    @Test
    void epmin_looks_at_a_value_that_changes_often_only_so_often() {
        attach("/32769/0/1", "epmin=10");
        ask("GET /32769/0/1 accept=0 observe=0");
        int before = client.tree().reads(NUMBER);
        set(41);
        client.passSeconds(9);
        set(42);
        assertThat(client.tree().reads(NUMBER)).isEqualTo(before);
        client.passSeconds(1);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("42");
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void epmax_looks_at_a_value_that_tells_nobody_of_its_changes() {
        sensor();
        attach("/3303/0/5700", "epmax=10&st=5");
        ask("GET /3303/0/5700 accept=0 observe=0");
        measured = Value.of(22.0);
        client.passSeconds(10);
        assertThat(session.notifiedCount()).isZero();
        measured = Value.of(26.0);
        client.passSeconds(9);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("26");
    }

    @Test
    void conditions_of_each_resource_count_in_an_observe_composite() {
        attach("/32769/0/1", "st=10");
        ask("FETCH / cf=110 accept=110 observe=0 text=[{\"n\":\"/3/0/15\"},{\"n\":\"/32769/0/1\"}]");
        set(45);
        settle();
        assertThat(session.notifiedCount()).isZero();
        set(50);
        settle();
        assertThat(session.takeNotified().response().diagnostic())
                .contains("UTC")
                .contains("50");
    }

    @Test
    void gt_notifies_only_crossings_after_pmin() {
        attach("/32769/0/1", "gt=45&pmin=5");
        ask("GET /32769/0/1 accept=0 observe=0");
        client.passSeconds(10);
        set(44);
        assertThat(session.notifiedCount()).isZero();
        set(46);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("46");
        set(44);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(5);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("44");
    }

    @Test
    void st_compares_with_what_was_notified_last() {
        attach("/32769/0/1", "st=10");
        ask("GET /32769/0/1 accept=0 observe=0");
        set(45);
        set(49);
        assertThat(session.notifiedCount()).isZero();
        set(50);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("50");
    }

    @Test
    void attributes_written_during_an_observation_count_from_then_on() {
        ask("GET /32769/0/1 observe=0");
        client.passSeconds(10);
        attach("/32769/0/1", "pmax=30");
        client.passSeconds(20);
        assertThat(session.notifiedCount()).isEqualTo(1);
    }

    @Test
    void observe_1_answers_the_value_without_observe_and_ends_it() {
        ask("GET /32769/0/1 accept=0 observe=0");
        var answer = ask("GET /32769/0/1 accept=0 observe=1");
        assertThat(answer.code()).isEqualTo(ResponseCode.CONTENT);
        assertThat(answer.diagnostic()).isEqualTo("40");
        assertThat(answer.observe()).isEqualTo(Response.NOT_OBSERVED);
        set(41);
        assertThat(session.notifiedCount()).isZero();
        assertThat(session.observations()).isEmpty();
    }

    @Test
    void a_reset_ends_it_for_confirmable_and_other_notifications() {
        ask("GET /32769/0/1 observe=0");
        set(41);
        session.deliver(session.takeNotified(), Delivery.REJECTED);
        set(42);
        assertThat(session.notifiedCount()).isZero();
        assertThat(session.observations()).isEmpty();

        attach("/32769/0/1", "con=1");
        ask("GET /32769/0/1 observe=0");
        set(43);
        session.deliver(session.takeNotified(), Delivery.REJECTED);
        set(44);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void the_same_token_replaces_and_another_adds() {
        ask("GET /32769/0/1 accept=0 observe=0 token=5");
        ask("GET /32769/0/7 accept=0 observe=0 token=5");
        set(41);
        assertThat(session.notifiedCount()).isZero();
        ask("GET /32769/0/7 accept=0 observe=0 token=6");
        Objects.set(everything, SWITCH, Value.of(true));
        assertThat(session.notifiedCount()).isEqualTo(2);
    }

    @Test
    void con_1_asks_for_confirmable_ones_and_one_is_under_way_at_a_time() {
        attach("/32769/0/1", "con=1");
        ask("GET /32769/0/1 accept=0 observe=0");
        set(41);
        var first = session.takeNotified();
        assertThat(first.confirmable()).isTrue();
        set(42);
        set(43);
        assertThat(session.notifiedCount()).isZero();
        session.deliver(first, Delivery.ACKNOWLEDGED);
        var second = session.takeNotified();
        assertThat(second.response().diagnostic()).isEqualTo("42");
        assertThat(session.notifiedCount()).isZero();
        session.deliver(second, Delivery.ACKNOWLEDGED);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("43");
    }

    @ParameterizedTest(name = "26={0}, {1} at {2}, observed {3}: confirmable {4}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
        false | -     | -          | /32769/0/1 | false
        true  | -     | -          | /32769/0/1 | true
        true  | con=0 | /32769/0/1 | /32769/0/1 | false
        true  | con=0 | /32769     | /32769/0/1 | false
        false | con=1 | /32769     | /32769/0/1 | true
        false | con=1 | /32769/0/1 | /32769/0   | true
        false | con=1 | /32769/0/7 | /32769     | true
        false | con=1 | /3         | /32769     | false
        true  | con=0 | /32769/0/7 | /32769     | true
        """)
    void default_notification_mode_26_holds_where_no_con_does_and_con_of_one_part_is_enough(
            boolean byDefault, String con, String at, String observed, boolean confirmable) {
        session.confirmable(byDefault);
        ask("GET " + observed + " observe=0");
        set(1);
        settle();
        var first = session.takeNotified();
        session.deliver(first, first.confirmable() ? Delivery.ACKNOWLEDGED : Delivery.SENT);
        if (con != null) {
            attach(at, con);
        }
        set(2);
        settle();
        assertThat(session.takeNotified().confirmable()).isEqualTo(confirmable);
    }

    @Test
    void default_notification_mode_26_counts_from_when_it_is_written() {
        ask("GET /32769/0/1 observe=0");
        session.confirmable(true);
        set(1);
        assertThat(session.takeNotified().confirmable()).isTrue();
    }

    @Test
    void at_least_one_in_24_h_is_confirmable() {
        attach("/32769/0/1", "pmax=3600");
        ask("GET /32769/0/1 observe=0");
        for (int hour = 1; hour < 24; hour++) {
            client.pass(Duration.ofHours(1));
            assertThat(session.takeNotified().confirmable()).as("hour %d", hour).isFalse();
        }
        client.pass(Duration.ofHours(1));
        var confirmable = session.takeNotified();
        assertThat(confirmable.confirmable()).isTrue();
        session.deliver(confirmable, Delivery.ACKNOWLEDGED);
        client.pass(Duration.ofHours(1));
        assertThat(session.takeNotified().confirmable()).isFalse();
    }

    @Test
    void what_did_not_reach_the_server_goes_out_later_in_its_latest_state() {
        session.storeNotifications(false);
        attach("/32769/0/1", "con=1");
        ask("GET /32769/0/1 accept=0 observe=0");
        set(41);
        session.deliver(session.takeNotified(), Delivery.TIMED_OUT);
        set(42);
        client.passSeconds(59);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("42");
        assertThat(session.observations()).hasSize(1);
    }

    @Test
    void it_goes_out_even_if_the_value_is_what_was_lost() {
        session.storeNotifications(false);
        ask("GET /32769/0/1 accept=0 observe=0");
        set(41);
        session.deliver(session.takeNotified(), Delivery.FAILED);
        client.fire(new ClientEvent.TransportUp());
        var again = session.takeNotified();
        assertThat(again.response().diagnostic()).isEqualTo("41");
        assertThat(again.confirmable()).isTrue();
    }

    @Test
    void a_deleted_instance_ends_its_observations_with_4_04() {
        attach("/32769/0/1", "pmin=100");
        ask("GET /32769/0/1 observe=0 token=1");
        ask("GET /32769/0 observe=0 token=2");
        ask("GET /32769 accept=110 observe=0 token=3");
        everything.delete(Caller.DEVICE, Path.of(32769, 0));
        settle();
        for (int i = 0; i < 3; i++) {
            var notified = session.takeNotified();
            boolean isObject = notified.observation().paths().get(0).depth() == 1;
            assertThat(notified.last()).isEqualTo(!isObject);
            assertThat(notified.response().code()).hasToString(isObject ? "2.05" : "4.04");
        }
        assertThat(session.notifiedCount()).isZero();
        assertThat(session.observations()).hasSize(1);
    }

    @Test
    void observing_an_object_sees_instances_come_and_go() {
        ask("GET /32769 accept=110 observe=0");
        Objects.add(everything, 5, Objects.at(32769, 5, 0, Value.of("five")));
        settle();
        assertThat(session.takeNotified().response().diagnostic()).contains("five");
        everything.delete(Caller.DEVICE, Path.of(32769, 5));
        settle();
        assertThat(session.takeNotified().response().diagnostic()).doesNotContain("five");
    }

    @Test
    void an_instance_that_goes_within_pmin_of_its_object_is_told_when_it_ends() {
        attach("/32769", "pmin=10");
        ask("GET /32769 accept=110 observe=0");
        everything.delete(Caller.DEVICE, Path.of(32769, 0));
        client.passSeconds(9);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("[]");
    }

    @Test
    void observing_an_object_shows_each_server_what_it_may_read_at_each_notification() {
        ask("GET /32769 accept=110 observe=0");
        other.ask(reporting, Requests.of("GET /32769 accept=110 observe=0"));
        client.tree().deny(2, Path.of(32769, 0), true);
        set(41);
        settle();
        assertThat(session.takeNotified().response().diagnostic()).contains("41");
        assertThat(other.takeNotified().response().diagnostic()).isEqualTo("[]");
    }

    @Test
    void after_the_loss_of_the_right_nothing_is_sent_until_it_is_back() {
        ask("GET /32769/0/1 accept=0 observe=0");
        client.tree().deny(1, Path.of(32769, 0), true);
        set(41);
        assertThat(session.notifiedCount()).isZero();
        client.tree().deny(1, Path.of(32769, 0), false);
        client.fire(new ClientEvent.Changed(Path.of(2, 0, 2, 1)));
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("41");
    }

    @Test
    void nothing_is_sent_while_not_registered() {
        attach("/32769/0/1", "pmax=10");
        ask("GET /32769/0/1 observe=0");
        session.registration(session.registration().withStatus(Status.UNREGISTERED, ""));
        set(41);
        client.passSeconds(60);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void a_new_registration_starts_without_observations() {
        ask("GET /32769/0/1 observe=0");
        session.registration(session.registration().withStatus(Status.UNREGISTERED, ""));
        session.registration(anew(session.registration()));
        set(41);
        assertThat(session.notifiedCount()).isZero();
        ask("GET /32769/0/1 observe=0");
        set(42);
        assertThat(session.notifiedCount()).isEqualTo(1);
    }

    private static Registration anew(Registration before) {
        return new Registration(
                Status.REGISTERED,
                List.of("rd", "new"),
                before.version(),
                before.lifetime(),
                before.binding(),
                before.links(),
                before.confirmed(),
                before.until(),
                "");
    }

    @Test
    void a_replaced_interface_takes_observations_up() {
        attach("/32769/0/1", "pmax=60");
        ask("GET /32769/0/1 accept=0 observe=0");
        client.passSeconds(10);
        client.detach();
        assertThat(client.timers()).isZero();
        set(41);
        client.attach(reporting);
        client.fire(new ClientEvent.Changed(NUMBER));
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("41");
        client.passSeconds(60);
        assertThat(session.notifiedCount()).isLessThanOrEqualTo(1);
    }

    @Test
    void after_a_start_what_is_observed_may_come_a_minute_late() {
        ask("GET /32769/0/1 accept=0 observe=0");
        client.detach();
        everything.delete(Caller.DEVICE, Path.of(32769, 0));
        client.attach(reporting);
        client.fire(new ClientEvent.Changed(NUMBER));
        client.passSeconds(59);
        assertThat(session.notifiedCount()).isZero();

        client.passSeconds(2);
        assertThat(session.takeNotified().response().code()).hasToString("4.04");
        assertThat(session.observations()).isEmpty();
    }

    @Test
    void after_a_restart_of_the_process_the_server_first_hears_where_the_client_is() {
        ask("GET /32769/0/1 accept=0 observe=0");
        client.detach();
        session.registeredBefore("1.1");
        set(41);
        client.attach(reporting);
        client.fire(new ClientEvent.Changed(NUMBER));
        assertThat(session.notifiedCount()).isZero();
        session.registered("1.1");
        client.fire(new ClientEvent.Confirmed(session));
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("41");
    }

    @Test
    void what_did_not_reach_the_server_goes_out_after_the_next_update() {
        ask("GET /32769/0/1 accept=0 observe=0");
        set(41);
        session.deliver(session.takeNotified(), Delivery.FAILED);
        client.passSeconds(5);
        client.fire(new ClientEvent.Confirmed(session));
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("41");
    }

    @Test
    void a_slow_read_misses_no_change_and_sends_the_latest() {
        ask("GET /32769/0/1 accept=0 observe=0");
        var gate = client.tree().holdReads();
        set(41);
        set(42);
        assertThat(session.notifiedCount()).isZero();
        client.execute(() -> gate.complete(null));
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("42");
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void a_change_while_the_observe_itself_is_read_is_notified() {
        var gate = client.tree().holdReads();
        var exchange = new FakeExchange(Requests.of("GET /32769/0/1 accept=0 observe=0"));
        client.execute(() -> reporting.handle(session, exchange));
        client.execute(() -> {
            gate.complete(null);
            set(41);
        });
        assertThat(exchange.answer().diagnostic()).isEqualTo("40");
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("41");
    }

    @Test
    void cancelled_before_the_first_value_is_read_it_is_a_read() {
        var gate = client.tree().holdReads();
        var exchange = new FakeExchange(Requests.of("GET /32769/0/1 accept=0 observe=0"));
        client.execute(() -> reporting.handle(session, exchange));
        var cancel = new FakeExchange(Requests.of("GET /32769/0/1 accept=0 observe=1"));
        client.execute(() -> reporting.handle(session, cancel));
        client.execute(() -> gate.complete(null));
        assertThat(exchange.answer().observe()).isEqualTo(Response.NOT_OBSERVED);
        assertThat(session.observations()).isEmpty();
        set(41);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void more_observations_than_allowed_are_answered_like_reads() {
        for (int token = 1; token <= Configs.MOST; token++) {
            assertThat(ask("GET /32769/0/1 observe=0 token=" + token).observe()).isPositive();
        }
        assertThat(ask("GET /32769/0/1 observe=0 token=99").observe()).isEqualTo(Response.NOT_OBSERVED);
        assertThat(session.observations()).hasSize(Configs.MOST);
    }

    @Test
    void observe_composite_notifies_all_of_its_paths_and_instances_that_come_and_go() {
        ask("FETCH / cf=110 accept=110 observe=0 text=[{\"n\":\"/3/0/15\"},{\"n\":\"/32769\"}]");
        set(41);
        settle();
        assertThat(session.takeNotified().response().diagnostic())
                .contains("UTC")
                .contains("41");
        Objects.add(everything, 5, Objects.at(32769, 5, 0, Value.of("five")));
        settle();
        assertThat(session.takeNotified().response().diagnostic()).contains("five");
        everything.delete(Caller.DEVICE, Path.of(32769, 5));
        settle();
        assertThat(session.takeNotified().response().diagnostic()).doesNotContain("five");
        var cancel = ask("FETCH / cf=110 accept=110 observe=1 text=[{\"n\":\"/3/0/15\"},{\"n\":\"/32769\"}]");
        assertThat(cancel.observe()).isEqualTo(Response.NOT_OBSERVED);
        set(42);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void values_keep_the_time_at_which_they_were_measured() {
        var sensor = sensor();
        ask("GET /3303/0/5700 accept=110 observe=0");
        measured = Value.of(21.5);
        measuredAt = 1_767_225_600_500_000_000L;
        sensor.changed(0, 5700);
        assertThat(session.takeNotified().response().diagnostic())
                .contains("21.5")
                .contains("\"bt\":1767225600,")
                .contains("\"t\":0.5");
    }

    @Test
    void the_answer_to_observe_tells_the_time_too_and_that_to_its_cancellation_does_not() {
        sensor();
        assertThat(ask("GET /3303/0/5700 accept=110 observe=0").diagnostic()).contains("\"bt\":1767225600");
        assertThat(ask("GET /3303/0/5700 accept=110 observe=1").diagnostic())
                .contains("20")
                .doesNotContain("bt", "\"t\"");
    }

    @Test
    void a_sensor_without_a_value_for_a_while_keeps_its_observation() {
        var sensor = sensor();
        ask("GET /3303/0/5700 accept=0 observe=0");
        measured = Value.EMPTY;
        sensor.changed(0, 5700);
        assertThat(session.notifiedCount()).isZero();
        measured = Value.of(22.0);
        sensor.changed(0, 5700);
        assertThat(session.takeNotified().response().diagnostic()).isEqualTo("22");
    }

    private DeclaredInstances<String> sensor() {
        var sensor = new DeclaredInstances<>(DeclaredInstances.<String>multiple(3303, "Temperature", "1.0")
                .measured(5700, "Sensor Value", DataType.FLOAT, item -> measured, item -> measuredAt));
        sensor.add(0, "sensor");
        client.tree().mount(sensor);
        return sensor;
    }

    @Test
    void the_account_that_goes_takes_its_observations_along() {
        ask("GET /32769/0/1 observe=0");
        client.removeSession(session);
        set(41);
        assertThat(session.notifiedCount()).isZero();
        assertThat(client.timers()).isZero();
    }

    private Response ask(String request) {
        return session.ask(reporting, Requests.of(request));
    }

    private void attach(String path, String attributes) {
        try {
            var attached = NotificationAttributes.NONE.with(List.of(attributes.split("&")));
            session.attributes(Path.parse(path), attached);
        } catch (RequestRefused e) {
            throw new AssertionError(e);
        }
    }

    private void settle() {
        client.pass(Duration.ofMillis(20));
    }

    private void set(long value) {
        Objects.set(everything, NUMBER, Value.of(value));
    }
}
