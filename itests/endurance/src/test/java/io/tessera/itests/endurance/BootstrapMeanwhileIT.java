// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.itests.endurance.RecordingServer.Contact;
import io.tessera.itests.endurance.RecordingServer.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.californium.core.coap.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bootstraps of the gateway while a server that is kept observes a counter, and bootstraps that several ask for at once:
 * the server is told of all numbers and of no other registration, and there is one bootstrap at a time (Core 1.2, 6.1).
 */
class BootstrapMeanwhileIT {

    private static final String SERVER = "/1/0/9";
    private static final long NUMBERS = 8;

    @TempDir
    private Path work;

    @TempDir
    private Path copies;

    private CuttingBootstrapServer bootstrapServer;
    private RecordingServer kept;
    private Configured added;
    private Measured measured;
    private GatewayUnderTest gateway;

    @BeforeEach
    void set_up() throws Exception {
        bootstrapServer = new CuttingBootstrapServer();
        kept = new RecordingServer();
        added = new Configured(new RecordingServer(), 2);
        gateway = new GatewayUnderTest(work, kept.uri());
        measured = new Measured(gateway.measurements());
        Files.writeString(
                work.resolve("config/io.tessera.lwm2m.client.runtime.account-bootstrap.cfg"),
                """
                lwm2m.client=gateway
                bootstrapServer=true
                uri=%s
                securityMode=NoSec
                """
                        .formatted(bootstrapServer.uri()));
        kept.life(1, Mode.ANSWERING);
        added.server().life(1, Mode.ANSWERING);
    }

    @AfterEach
    void tear_down() throws Exception {
        bootstrapServer.close();
        kept.close();
        added.server().close();
    }

    @Test
    void a_server_that_is_kept_is_told_of_every_number_whoever_asks_for_bootstraps_meanwhile() throws Exception {
        try (var role = gateway.launch()) {
            new Observed(gateway, kept, measured, new History(), copies).begin();
            kept.awaitNumber(measured.times().size() + 1L);
            notifications_go_on_between_any_two_messages();
            two_servers_ask_at_once();
            the_bootstrap_server_begins_while_a_server_asks_for_it();
            kept.awaitNumber(measured.times().size() + 1L);
            isUndisturbed();
            role.kill();
        }
    }

    private void notifications_go_on_between_any_two_messages() throws Exception {
        var messages = added.added();
        bootstrapServer.play(messages, before(0));
        kept.ask(trigger());
        for (int message = 0; message < messages.size(); message++) {
            bootstrapServer.awaitCut();
            kept.awaitNumber(measured.times().size() + 1L);
            boolean isLast = message == messages.size() - 1;
            bootstrapServer.goOn(isLast ? CuttingBootstrapServer.WHOLE : before(message + 1));
        }
        bootstrapServer.awaitCut();
        added.server().awaitContact(Contact::stays);
        assertThat(bootstrapServer.requests()).isEqualTo(1);
    }

    private void two_servers_ask_at_once() throws Exception {
        bootstrapServer.play(added.added(), before(1));
        kept.tell(trigger());
        added.server().tell(added.triggering());
        bootstrapServer.awaitCut();
        // Until the other one is heard as well: both are acted on a tenth of a second after their answers.
        kept.awaitNumber(measured.times().size() + NUMBERS);
        bootstrapServer.goOn(CuttingBootstrapServer.WHOLE);
        bootstrapServer.awaitCut();
        assertThat(bootstrapServer.requests()).as("one for both").isEqualTo(2);
    }

    /** Whether the request still goes out, or finds what it asks for under way, is a matter of milliseconds. */
    private void the_bootstrap_server_begins_while_a_server_asks_for_it() throws Exception {
        kept.tell(trigger());
        bootstrapServer.push(added.added());
        bootstrapServer.awaitCut();
        kept.awaitNumber(measured.times().size() + 1L);
        assertThat(bootstrapServer.requests()).isBetween(2, 3);
    }

    private void isUndisturbed() {
        assertThat(kept.contacts())
                .filteredOn(contact -> !contact.update())
                .as("Registers")
                .hasSize(1);
        assertThat(kept.contacts()).as("De-registers").allMatch(Contact::stays);
        var numbers = kept.notifications().stream()
                .flatMap(notification -> notification.numbers().stream())
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(kept.notifications()).extracting(Notification::sequence).isSorted();
        long left = numbers.get(numbers.size() - 1) - numbers.get(0) + 1 - numbers.size();
        System.out.printf("%d numbers, %d left out for newer ones%n", numbers.size(), left);
        assertThat(left).isLessThan(numbers.size());
    }

    private static Cut before(int message) {
        return new Cut(message, Cut.Kind.REQUEST_LOST, 0);
    }

    private static Request trigger() {
        var request = Request.newPost();
        request.getOptions().setUriPath(SERVER);
        return request;
    }
}
