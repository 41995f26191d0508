// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.ServerStatus;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What Kura's Status page says of the servers. */
class ServersOnStatusPageTest {

    private static final Map<String, Object> GATEWAY = Map.of(Lwm2mClient.NAME, "gateway");

    private final ServersOnStatusPage page = new ServersOnStatusPage();

    /** A client that tells what it was made with. */
    private record Told(CompletionStage<List<ServerStatus>> servers) implements Lwm2mClient {

        @Override
        public String endpoint() {
            return "urn:dev:1";
        }

        @Override
        public CompletionStage<List<Path>> objects() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void update(int shortServerId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<List<SendOutcome>> send(int shortServerId, List<Path> paths) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<List<SendOutcome>> sendValues(int shortServerId, List<PathValue> values) {
            throw new UnsupportedOperationException();
        }
    }

    private static ServerStatus server(int id, String status, String failure) {
        return new ServerStatus(
                id, "coaps://" + id + ".example", status, "", Instant.EPOCH, failure, 0, 0, "CONFIGURATION");
    }

    private void add(ServerStatus... servers) {
        page.addClient(new Told(CompletableFuture.completedFuture(List.of(servers))), GATEWAY);
    }

    @Test
    void all_is_well() {
        add(server(1, "REGISTERED", ""), server(2, "REGISTERED", ""));

        assertThat(page.getInfo()).isEqualTo(Map.of("Client gateway (urn:dev:1)", "registered at 2 of 2 servers"));
    }

    @Test
    void a_server_that_is_missing_is_named_with_the_reason() {
        add(server(1, "REGISTERED", ""), server(2, "FAILED", "4.03 no such client"), server(3, "REGISTERING", ""));

        assertThat(page.getInfo())
                .containsExactly(
                        Map.entry("Client gateway (urn:dev:1)", "registered at 1 of 3 servers"),
                        Map.entry("gateway: coaps://2.example", "failed: 4.03 no such client"),
                        Map.entry("gateway: coaps://3.example", "registering"));
    }

    @Test
    void what_a_server_says_is_no_markup() {
        add(server(1, "FAILED", "<img src=x onerror=\"alert('1')\">\n"));

        assertThat(page.getInfo().get("gateway: coaps://1.example"))
                .isEqualTo("failed: ?img src=x onerror=?alert(?1?)???");
    }

    @Test
    void what_is_missing_is_said() {
        assertThat(page.getInfo()).containsKey("LwM2M");
        add();
        assertThat(page.getInfo())
                .isEqualTo(Map.of("Client gateway (urn:dev:1)", "has no server: it needs an \"LwM2M server account\""));
    }

    @Test
    void a_client_that_fails_is_shown_with_its_problem_and_one_that_went_is_not() {
        var failing = new Told(CompletableFuture.failedFuture(new IllegalStateException("the store is full")));
        page.addClient(failing, GATEWAY);
        assertThat(page.getInfo()).containsEntry("Client gateway (urn:dev:1)", "the store is full");

        page.removeClient(failing, GATEWAY);
        assertThat(page.getInfo()).doesNotContainKey("Client gateway (urn:dev:1)");
    }

    @Test
    void publishers_of_kura_are_told_that_it_is_not_for_them() {
        assertThatThrownBy(() -> page.publish(null)).isInstanceOf(UnsupportedOperationException.class);
    }
}
