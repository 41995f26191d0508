// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Registration.Status;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server gets that couldn't be reached for a while (Core 1.2, E.2, Resource 6; PROTOCOL "Queue mode, disable, offline"). */
final class OfflineTest {

    private static final Path NUMBER = Path.of(32769, 0, 1);

    private final ReportingInterface reporting = new ReportingInterface(Configs.config(), Codecs.create());
    private final StoredObject everything = Objects.everything();
    private final FakeClient client = new FakeClient(Objects.security(), Objects.device(), everything);
    private final FakeSession session = client.attach(reporting).addSession(1).registered("1.1");

    @Test
    void what_it_missed_comes_with_its_times_in_order_after_the_update() {
        ask("GET /32769/0/1 accept=110 observe=0");
        miss(41, 42, 43);
        assertThat(session.notifiedCount()).isZero();
        update();
        var notified = session.takeNotified();
        assertThat(notified.confirmable()).isTrue();
        assertThat(notified.response().diagnostic())
                .matches(".*\"bt\":4102444800,\"v\":41.*\"v\":42,\"t\":10.*\"v\":43,\"t\":20.*");
        session.deliver(notified, Delivery.ACKNOWLEDGED);
        assertThat(session.stored()).isEmpty();
        assertThat(session.notifiedCount()).isZero();
        set(44);
        assertThat(session.takeNotified().response().diagnostic())
                .contains("44")
                .doesNotContain("bt");
    }

    @Test
    void a_server_that_never_fetches_all_blocks_gets_what_follows() {
        ask("GET /32769/0/1?con=1 accept=0 observe=0");
        set(41);
        set(42);
        for (int attempt = 0; attempt < 4; attempt++) {
            var notified = session.takeNotified();
            assertThat(notified.response().diagnostic()).isEqualTo("41");
            session.deliver(notified, Delivery.INCOMPLETE);
            assertThat(session.notifiedCount()).isZero();
            client.passSeconds(60);
        }
        assertThat(takeAll()).containsExactly("42");
        assertThat(session.stored()).isEmpty();
    }

    @Test
    void a_format_without_times_carries_one_after_the_other() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42, 43);
        update();
        assertThat(takeAll()).containsExactly("41", "42", "43");
        assertThat(session.stored()).isEmpty();
    }

    @Test
    void what_changes_while_the_rest_is_sent_comes_last() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42);
        update();
        set(43);
        assertThat(takeAll()).containsExactly("41", "42", "43");
    }

    /** PROTOCOL "Access control", 7: also of what was noted while the right was there. */
    @Test
    void what_it_may_not_read_any_more_is_not_sent() {
        ask("GET /32769/0/1 accept=0 observe=0");
        ask("FETCH / cf=110 accept=110 token=5 observe=0 text=[{\"n\":\"/32769/0/1\"},{\"n\":\"/3/0/9\"}]");
        miss(41, 42);
        client.tree().deny(1, Path.of(32769, 0), true);
        update();
        assertThat(takeAll())
                .allSatisfy(text -> assertThat(text).doesNotContain("\"v\":4").contains("/3/0/9"));
        assertThat(session.stored()).isEmpty();

        client.tree().deny(1, Path.of(32769, 0), false);
        set(43);
        assertThat(takeAll()).contains("43");
    }

    @Test
    void what_was_not_acknowledged_is_sent_again_and_nothing_else() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42, 43);
        update();
        session.deliver(session.takeNotified(), Delivery.ACKNOWLEDGED);
        session.deliver(session.takeNotified(), Delivery.TIMED_OUT);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(60);
        assertThat(takeAll()).containsExactly("42", "43");
    }

    @Test
    void a_process_that_was_killed_goes_on_with_what_it_stored() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42);
        client.detach();
        session.registeredBefore("1.1");
        set(43);
        client.attach(new ReportingInterface(Configs.config(), Codecs.create()));
        client.fire(new ClientEvent.Changed(NUMBER));
        client.passSeconds(60);
        assertThat(session.notifiedCount()).isZero();
        session.registered("1.1");
        update();
        assertThat(takeAll()).startsWith("41", "42", "43");
    }

    @Test
    void what_is_under_way_when_the_process_is_killed_is_sent_again() {
        attach("/32769/0/1", "con=1");
        ask("GET /32769/0/1 accept=0 observe=0");
        set(41);
        session.takeNotified();
        assertThat(session.stored()).hasSize(1);
        client.detach();
        client.attach(new ReportingInterface(Configs.config(), Codecs.create()));
        update();
        assertThat(takeAll()).startsWith("41");
    }

    @Test
    void of_more_than_is_stored_the_oldest_go() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(session.stored()).hasSize(Configs.MOST_STORED);
        update();
        assertThat(takeAll()).containsExactly("3", "4", "5", "6", "7", "8", "9", "10");
    }

    @Test
    void what_is_too_old_is_not_sent() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41);
        client.pass(Duration.ofHours(167));
        while (session.notifiedCount() > 0) {
            session.deliver(session.takeNotified(), Delivery.TIMED_OUT);
        }
        set(42);
        client.pass(Duration.ofHours(2));
        while (session.notifiedCount() > 0) {
            session.deliver(session.takeNotified(), Delivery.TIMED_OUT);
        }
        update();
        assertThat(takeAll()).containsExactly("42");
    }

    @Test
    void hqmax_limits_what_is_stored_of_its_observation() {
        attach("/32769/0/1", "hqmax=2");
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42, 43, 44);
        update();
        assertThat(takeAll()).containsExactly("43", "44");
    }

    @Test
    void hqmax_of_0_stores_nothing_and_the_latest_value_follows() {
        attach("/32769/0/1", "hqmax=0");
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42, 43);
        assertThat(session.stored()).isEmpty();
        update();
        assertThat(takeAll()).containsExactly("43");
    }

    @Test
    void a_server_that_turns_notifications_confirmable_by_26_misses_none_of_a_process_that_died_silently() {
        session.confirmable(true);
        ask("GET /32769/0/1 accept=0 observe=0");
        set(41);
        session.takeNotified();
        assertThat(session.stored()).as("stored before it is acknowledged").hasSize(1);
    }

    @Test
    void conditions_and_periods_hold_for_what_is_stored_too() {
        attach("/32769/0/1", "st=10");
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(50, 51, 59, 60);
        update();
        assertThat(takeAll()).containsExactly("50", "60");
    }

    @Test
    void a_server_that_wants_nothing_stored_gets_the_latest_only() {
        session.storeNotifications(false);
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42, 43);
        assertThat(session.stored()).isEmpty();
        update();
        assertThat(takeAll()).containsExactly("43");
    }

    @Test
    void when_nothing_is_to_be_stored_any_more_what_is_stored_goes() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42, 43);
        session.storeNotifications(false);
        assertThat(session.stored()).isEmpty();
        assertThat(takeAll()).containsExactly("43");
    }

    @Test
    void a_new_registration_starts_with_nothing_stored() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42, 43);
        var before = session.registration();
        session.registration(before.withStatus(Status.UNREGISTERED, ""));
        session.cancel(session.observations().iterator().next().token());
        client.fire(new ClientEvent.Registered(session));
        session.registered("1.1");
        update();
        assertThat(session.stored()).isEmpty();
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void another_observe_with_the_same_token_does_not_inherit_what_is_stored() {
        ask("GET /32769/0/1 accept=0 observe=0 token=5");
        miss(41, 42);
        ask("GET /32769/0/1 accept=0 observe=0 token=5");
        update();
        assertThat(session.stored()).isEmpty();
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void a_reset_ends_the_observation_and_drops_what_is_stored() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42);
        update();
        session.deliver(session.takeNotified(), Delivery.REJECTED);
        assertThat(session.stored()).isEmpty();
        assertThat(session.observations()).isEmpty();
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void what_was_deleted_meanwhile_ends_after_what_was_missed() {
        ask("GET /32769/0/1 accept=0 observe=0");
        miss(41, 42);
        everything.delete(Caller.DEVICE, Path.of(32769, 0));
        update();
        session.deliver(session.takeNotified(), Delivery.ACKNOWLEDGED);
        session.deliver(session.takeNotified(), Delivery.ACKNOWLEDGED);
        var last = session.takeNotified();
        assertThat(last.last()).isTrue();
        assertThat(last.response().code()).hasToString("4.04");
    }

    private void ask(String request) {
        session.ask(reporting, Requests.of(request));
    }

    /** The server misses these, 10 s apart. */
    private void miss(long... values) {
        for (long value : values) {
            set(value);
            if (session.notifiedCount() > 0) {
                session.deliver(session.takeNotified(), Delivery.FAILED);
            }
            client.passSeconds(value == values[values.length - 1] ? 0 : 10);
            while (session.notifiedCount() > 0) {
                session.deliver(session.takeNotified(), Delivery.TIMED_OUT);
            }
        }
    }

    private void update() {
        client.fire(new ClientEvent.Confirmed(session));
    }

    private List<String> takeAll() {
        var all = new ArrayList<String>();
        while (session.notifiedCount() > 0) {
            var next = session.takeNotified();
            all.add(next.response().diagnostic());
            session.deliver(next, next.confirmable() ? Delivery.ACKNOWLEDGED : Delivery.SENT);
        }
        return all;
    }

    private void attach(String path, String attributes) {
        try {
            var attached = NotificationAttributes.NONE.with(List.of(attributes.split("&")));
            session.attributes(Path.parse(path), attached);
        } catch (RequestRefused e) {
            throw new AssertionError(e);
        }
    }

    private void set(long value) {
        Objects.set(everything, NUMBER, Value.of(value));
    }
}
