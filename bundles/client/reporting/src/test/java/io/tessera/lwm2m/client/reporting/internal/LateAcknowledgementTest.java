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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of changes while a confirmable notification is under way: the server is there, only slow. */
final class LateAcknowledgementTest {

    private static final Path NUMBER = Path.of(32769, 0, 1);

    private final ReportingInterface reporting = new ReportingInterface(Configs.of(Map.of()), Codecs.create());
    private final StoredObject everything = Objects.everything();
    private final FakeClient client = new FakeClient(Objects.security(), Objects.device(), everything);
    private final FakeSession session = client.attach(reporting).addSession(1).registered("1.2");

    @Test
    void in_senml_all_follow_together_with_their_times() {
        observe("accept=110");
        set(41);
        var first = session.takeNotified();
        assertThat(first.response().diagnostic()).doesNotContain("t\":");
        client.passSeconds(1);
        set(42);
        client.passSeconds(1);
        set(43);
        assertThat(session.stored()).hasSize(3);

        session.deliver(first, Delivery.ACKNOWLEDGED);
        var rest = session.takeNotified();
        assertThat(rest.confirmable()).isTrue();
        assertThat(rest.response().diagnostic()).matches(".*\"bt\":4102444801,\"v\":42.*\"v\":43,\"t\":1.*");
        session.deliver(rest, Delivery.ACKNOWLEDGED);
        assertThat(session.stored()).isEmpty();
        assertThat(session.notifiedCount()).isZero();
    }

    @Test
    void one_alone_follows_as_it_would_have_gone_at_once() {
        observe("accept=110");
        set(41);
        var first = session.takeNotified();
        set(42);
        session.deliver(first, Delivery.ACKNOWLEDGED);
        assertThat(session.takeNotified().response().diagnostic())
                .contains("42")
                .doesNotContain("t\":");
    }

    @Test
    void in_a_format_without_times_a_server_that_is_too_slow_gets_the_latest() {
        observe("accept=0");
        set(0);
        var first = session.takeNotified();
        LongStream.rangeClosed(1, 50).forEach(this::set);
        session.deliver(first, Delivery.ACKNOWLEDGED);

        var expected = IntStream.rangeClosed(35, 50).mapToObj(Integer::toString).toList();
        assertThat(takeAll()).isEqualTo(expected);
        assertThat(session.stored()).isEmpty();
    }

    @Test
    void in_senml_a_slow_server_gets_everything_in_few_messages() {
        observe("accept=110");
        set(0);
        var first = session.takeNotified();
        LongStream.rangeClosed(1, 50).forEach(this::set);
        session.deliver(first, Delivery.ACKNOWLEDGED);

        assertThat(takeAll()).hasSize(4).last().asString().contains("\"v\":50");
        assertThat(session.stored()).isEmpty();
    }

    @Test
    void what_waits_survives_that_the_acknowledgement_never_comes() {
        observe("accept=110");
        set(41);
        var first = session.takeNotified();
        client.passSeconds(10);
        set(42);
        session.deliver(first, Delivery.TIMED_OUT);
        assertThat(session.notifiedCount()).isZero();

        client.passSeconds(60);
        assertThat(takeAll()).singleElement().asString().matches(".*\"bt\":4102444800,\"v\":41.*\"v\":42,\"t\":10.*");
    }

    private void observe(String how) {
        session.ask(reporting, Requests.of("GET /32769/0/1?con=1 " + how + " observe=0"));
    }

    private List<String> takeAll() {
        var all = new ArrayList<String>();
        while (session.notifiedCount() > 0) {
            var next = session.takeNotified();
            all.add(next.response().diagnostic());
            session.deliver(next, Delivery.ACKNOWLEDGED);
        }
        return all;
    }

    private void set(long value) {
        Objects.set(everything, NUMBER, Value.of(value));
    }
}
