// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static io.tessera.lwm2m.client.runtime.internal.BootstrapFixture.security;
import static io.tessera.lwm2m.client.runtime.internal.BootstrapFixture.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ResponseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which configuration is in force when a bootstrap is cut off, and the client starts again from what is on disk. */
class BootstrapMatrixTest {

    private static final List<String> OLD =
            List.of("1 at coap://127.0.0.1:5001 for 3600 s", "2 at coap://127.0.0.1:5002 for 3600 s");

    private static final List<String> NEW =
            List.of("2 at coap://127.0.0.1:5002 for 77 s", "7 at coap://127.0.0.1:5007 for 99 s");

    private static final List<String> MESSAGES = List.of(
            "GET / links",
            "DELETE /0",
            "DELETE /1",
            security(4, 2, 5002),
            server(4, 2, 77),
            "GET /1",
            security(5, 7, 5007),
            server(5, 7, 99),
            "PUT /1/5/1 [{\"n\":\"/1/5/1\",\"v\":99}]",
            "POST /bs");

    static IntStream cuts() {
        return IntStream.rangeClosed(0, MESSAGES.size());
    }

    @ParameterizedTest(name = "after {0} messages")
    @MethodSource("cuts")
    void p5_6_cut_after_a_message_the_old_configuration_is_in_force_until_the_finish(int delivered) throws Exception {
        var disk = new LoggingStore();
        var client = BootstrapFixture.configured(disk);
        for (var message : MESSAGES.subList(0, delivered)) {
            assertThat(client.ask(message).code().isSuccess()).as(message).isTrue();
        }
        boolean isFinished = delivered == MESSAGES.size();
        assertThat(client.inForce()).isEqualTo(isFinished ? NEW : OLD);
        var cut = disk.copy();
        client.close();

        assertThat(afterRestart(cut)).isEqualTo(isFinished ? NEW : OLD);
        // An orderly stop doesn't take half of it along either.
        assertThat(afterRestart(disk)).isEqualTo(isFinished ? NEW : OLD);
    }

    @ParameterizedTest(name = "the answer to message {0} is lost")
    @MethodSource("cuts")
    void p5_6_cut_before_an_answer_the_configuration_is_the_old_or_the_new(int delivered) throws Exception {
        var disk = new LoggingStore();
        var client = BootstrapFixture.configured(disk);
        for (var message : MESSAGES.subList(0, delivered)) {
            client.send(message);
        }
        // No answer is waited for: whatever is on disk now, or a moment later, is one of the two.
        var cut = disk.copy();
        client.settled();
        var later = disk.copy();
        client.close();

        assertThat(afterRestart(cut)).isIn(OLD, NEW);
        assertThat(afterRestart(later)).isEqualTo(delivered == MESSAGES.size() ? NEW : OLD);
    }

    @Test
    void p5_6_a_power_cut_between_any_two_writes_to_the_disk_leaves_all_old_or_all_new() throws Exception {
        var disk = new LoggingStore();
        var client = BootstrapFixture.configured(disk);
        int before = disk.changes();
        for (var message : MESSAGES) {
            client.ask(message);
        }
        assertThat(client.inForce()).isEqualTo(NEW);
        int after = disk.changes();
        client.close();

        assertThat(after).isGreaterThan(before + 3);
        var seen = new ArrayList<List<String>>();
        for (int cut = before; cut <= after; cut++) {
            seen.add(afterRestart(disk.after(cut)));
        }
        assertThat(seen).allMatch(each -> each.equals(OLD) || each.equals(NEW));
        assertThat(seen.get(0)).isEqualTo(OLD);
        assertThat(seen.get(1)).as("from its one record on").isEqualTo(NEW);
        assertThat(seen).filteredOn(OLD::equals).hasSize(1);
    }

    @Test
    void p5_6_an_inconsistent_finish_is_refused_and_changes_nothing_until_it_is_mended() throws Exception {
        var disk = new LoggingStore();
        var client = BootstrapFixture.configured(disk);
        int before = disk.changes();
        client.ask("DELETE /0");
        client.ask("DELETE /1");
        client.ask(security(5, 7, 5007));
        var refusal = client.ask("POST /bs");
        assertThat(refusal.code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);
        assertThat(refusal.diagnostic()).contains("/0/5: no Server Instance of Short Server ID 7");
        assertThat(disk.changes()).isEqualTo(before);
        assertThat(client.inForce()).isEqualTo(OLD);

        client.ask(server(5, 7, 99));
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(client.inForce()).containsExactly(NEW.get(1));
        client.close();
    }

    /** With the configuration that it was started with at first, which is still there. */
    private static List<String> afterRestart(LoggingStore disk) throws Exception {
        try (var client = new BootstrapFixture(disk)) {
            client.configure("bs", BootstrapFixture.bootstrapServer(0));
            client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
            client.configure("b", ClientFixture.account(2, ClientFixture.SECOND));
            return client.inForce();
        }
    }
}
