// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bundle is replaced while something is going on: nothing gets lost, nothing is told twice. */
final class ReplacementTest {

    private static final Path NUMBER = Path.of(32769, 0, 1);

    private final ReportingInterface first = reporting();
    private final StoredObject everything = Objects.everything();
    private final FakeClient client = new FakeClient(Objects.security(), Objects.device(), everything);
    private final FakeSession session = client.attach(first).addSession(1).registered("1.2");

    @Test
    void what_is_acknowledged_to_the_former_one_is_not_sent_again() {
        observe("con=1");
        set(41);
        var underWay = session.takeNotified();
        replace();
        session.deliver(underWay, Delivery.ACKNOWLEDGED);
        assertThat(session.stored()).isEmpty();

        client.passSeconds(600);
        assertThat(session.notifiedCount()).isZero();
        set(42);
        assertThat(takeAll()).singleElement().asString().contains("\"v\":42").doesNotContain("bt");
    }

    @Test
    void what_is_never_acknowledged_is_sent_by_the_new_one() {
        observe("con=1");
        set(41);
        var underWay = session.takeNotified();
        replace();
        session.deliver(underWay, Delivery.TIMED_OUT);
        set(42);
        assertThat(session.notifiedCount()).isZero();

        client.passSeconds(5);
        assertThat(takeAll()).singleElement().asString().contains("\"v\":41").contains("\"v\":42");
        assertThat(session.stored()).isEmpty();
        client.passSeconds(600);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void what_waits_for_a_server_is_sent_by_the_new_one_without_an_update() {
        observe("con=1");
        set(41);
        session.deliver(session.takeNotified(), Delivery.TIMED_OUT);
        set(42);
        replace();

        client.passSeconds(60);
        assertThat(takeAll()).singleElement().asString().contains("\"v\":41").contains("\"v\":42");
        client.passSeconds(600);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void a_change_that_is_being_read_is_told_by_the_new_one() {
        observe("pmin=0");
        var gate = client.tree().holdReads();
        set(41);
        replace();
        gate.complete(null);

        assertThat(takeAll()).singleElement().asString().contains("\"v\":41");
        client.passSeconds(600);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void a_change_that_pmin_holds_back_is_told_by_the_new_one_when_it_is_over() {
        observe("pmin=10");
        set(41);
        client.passSeconds(5);
        replace();
        assertThat(session.notifiedCount()).isZero();

        client.passSeconds(5);
        assertThat(takeAll()).singleElement().asString().contains("\"v\":41");
        client.passSeconds(600);
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void what_pmax_asks_for_comes_when_it_would_have_come() {
        observe("pmax=60");
        client.passSeconds(40);
        replace();
        client.passSeconds(19);
        assertThat(session.notifiedCount()).isZero();
        client.passSeconds(1);
        assertThat(takeAll()).hasSize(1);
    }

    @Test
    void the_latest_of_a_server_that_wants_nothing_stored_is_told_by_the_new_one_if_it_was_not() {
        session.storeNotifications(false);
        observe("con=1");
        set(41);
        var underWay = session.takeNotified();
        set(42);
        replace();
        session.deliver(underWay, Delivery.ACKNOWLEDGED);

        assertThat(takeAll()).singleElement().asString().contains("\"v\":42");
        client.passSeconds(600);
        assertThat(session.notifiedCount()).isZero();
    }

    private static ReportingInterface reporting() {
        return new ReportingInterface(Configs.of(Map.of()), Codecs.create());
    }

    private void replace() {
        client.detach();
        client.attach(reporting());
    }

    private void observe(String attributes) {
        session.ask(first, Requests.of("GET /32769/0/1?" + attributes + " accept=110 observe=0"));
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

    private void set(long value) {
        Objects.set(everything, NUMBER, Value.of(value));
    }
}
