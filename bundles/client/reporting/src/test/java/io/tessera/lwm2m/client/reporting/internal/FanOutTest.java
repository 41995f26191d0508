// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one change costs that several servers observe: it is read once, and written once in each format. */
final class FanOutTest {

    private static final Path NUMBER = Path.of(32769, 0, 1);
    private static final int TEXT = 0;
    private static final int SENML = 110;

    private final CountingCodec counting = new CountingCodec();
    private final ReportingInterface reporting = new ReportingInterface(Configs.config(), counting.codec());
    private final StoredObject everything = Objects.everything();
    private final FakeClient client =
            new FakeClient(Objects.security(), Objects.device(), everything).attach(reporting);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void a_change_is_read_once_and_written_once_a_format_however_many_servers_observe_it(int servers) {
        var inText = observing(1, servers, "GET /32769/0/1 accept=0 observe=0");
        var inSenml = observing(100, servers, "GET /32769/0/1 accept=110 observe=0");
        int reads = startCounting(NUMBER);

        set(41);

        assertThat(client.tree().reads(NUMBER) - reads).isEqualTo(1);
        assertThat(counting.takeEncoded()).isEqualTo(2);
        assertThat(notified(inText)).hasSize(servers).allMatch(response -> response.contentFormat() == TEXT);
        assertThat(notified(inSenml)).hasSize(servers).allMatch(response -> response.contentFormat() == SENML);
        assertThat(Stream.concat(inText.stream(), inSenml.stream())).allMatch(session -> session.notifiedCount() == 0);
    }

    @Test
    void it_is_so_for_instances_too() {
        var inTlv = observing(1, 5, "GET /32769/0 accept=11542 observe=0");
        var inSenml = observing(100, 5, "GET /32769/0 accept=110 observe=0");
        int reads = startCounting(Path.of(32769, 0));

        set(41);
        client.pass(Duration.ofSeconds(1));

        assertThat(client.tree().reads(Path.of(32769, 0)) - reads).isEqualTo(1);
        assertThat(counting.takeEncoded()).isEqualTo(2);
        assertThat(notified(inTlv)).hasSize(5);
        assertThat(notified(inSenml)).hasSize(5);
    }

    @Test
    void confirmable_ones_and_others_share_what_is_written() {
        var some = observing(1, 3, "GET /32769/0/1 accept=110 observe=0");
        var confirmable = observing(100, 3, "GET /32769/0/1?con=1 accept=110 observe=0");
        int reads = startCounting(NUMBER);

        set(41);

        assertThat(client.tree().reads(NUMBER) - reads).isEqualTo(1);
        assertThat(counting.takeEncoded()).isEqualTo(1);
        assertThat(notified(some)).hasSize(3);
        assertThat(notified(confirmable)).hasSize(3);
    }

    @Test
    void a_server_that_stored_ones_wait_for_costs_the_others_nothing() {
        var there = observing(1, 3, "GET /32769/0/1 accept=110 observe=0");
        var away = observing(100, 1, "GET /32769/0/1 accept=110 observe=0").get(0);
        away.registeredBefore("1.2");
        int reads = startCounting(NUMBER);

        set(41);

        assertThat(client.tree().reads(NUMBER) - reads).isEqualTo(1);
        assertThat(counting.takeEncoded()).isEqualTo(1);
        assertThat(notified(there)).hasSize(3);
        assertThat(away.stored()).hasSize(1);
    }

    /** The server is told what is so when pmin is over, not what was so when it changed (Core 1.2, 6.4.2). */
    @Test
    void what_pmin_defers_is_read_when_it_is_over_and_the_rest_at_once() {
        var atOnce = observing(1, 3, "GET /32769/0/1 accept=0 observe=0");
        var inTen = observing(100, 1, "GET /32769/0/1?pmin=10 accept=0 observe=0");
        var inTwenty = observing(200, 1, "GET /32769/0/1?pmin=20 accept=0 observe=0");
        int reads = startCounting(NUMBER);

        set(41);
        assertThat(client.tree().reads(NUMBER) - reads).isEqualTo(1);
        assertThat(counting.takeEncoded()).isEqualTo(1);
        assertThat(notified(atOnce)).hasSize(3);

        client.passSeconds(10);
        assertThat(client.tree().reads(NUMBER) - reads).isEqualTo(2);
        assertThat(notified(inTen)).extracting(Response::diagnostic).containsExactly("41");

        set(42);
        assertThat(notified(atOnce)).extracting(Response::diagnostic).containsExactly("42", "42", "42");
        assertThat(client.tree().reads(NUMBER) - reads).isEqualTo(3);
        client.passSeconds(10);
        assertThat(client.tree().reads(NUMBER) - reads)
                .as("for both whose time is over")
                .isLessThanOrEqualTo(5);
        assertThat(notified(inTen)).extracting(Response::diagnostic).containsExactly("42");
        assertThat(notified(inTwenty)).extracting(Response::diagnostic).containsExactly("42");
        client.passSeconds(100);
        assertThat(Stream.of(atOnce, inTen, inTwenty).flatMap(List::stream))
                .allMatch(session -> session.notifiedCount() == 0);
    }

    @Test
    void a_server_without_the_right_neither_costs_nor_gets_anything() {
        var allowed = observing(1, 2, "GET /32769/0/1 accept=0 observe=0");
        var denied = observing(100, 1, "GET /32769/0/1 accept=110 observe=0");
        client.tree().deny(100, Path.of(32769, 0), true);
        int reads = startCounting(NUMBER);

        set(41);

        assertThat(client.tree().reads(NUMBER) - reads).isEqualTo(1);
        assertThat(counting.takeEncoded()).isEqualTo(1);
        assertThat(notified(allowed)).hasSize(2);
        assertThat(denied.get(0).notifiedCount()).isZero();
    }

    @Test
    void attributes_of_each_server_decide_for_it_alone_and_share_the_read() throws Exception {
        var all = observing(1, 2, "GET /32769/0/1 accept=0 observe=0");
        var above = observing(100, 1, "GET /32769/0/1 accept=0 observe=0").get(0);
        above.attributes(NUMBER, NotificationAttributes.NONE.with(List.of("gt=50")));
        int reads = startCounting(NUMBER);

        set(41);

        assertThat(client.tree().reads(NUMBER) - reads).isEqualTo(1);
        assertThat(notified(all)).hasSize(2);
        assertThat(above.notifiedCount()).isZero();
    }

    private List<FakeSession> observing(int first, int count, String request) {
        return IntStream.range(first, first + count)
                .mapToObj(id -> {
                    var session = client.addSession(id).registered("1.2");
                    session.ask(reporting, Requests.of(request));
                    return session;
                })
                .toList();
    }

    private int startCounting(Path path) {
        counting.takeEncoded();
        return client.tree().reads(path);
    }

    private static List<Response> notified(List<FakeSession> sessions) {
        return sessions.stream()
                .map(session -> session.takeNotified().response())
                .toList();
    }

    private void set(long value) {
        Objects.set(everything, NUMBER, Value.of(value));
    }
}
