// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.spi.ServerEvent;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StandingRegistrationsTest {

    private static final Identity ONE = new Identity.PreSharedKey("one");
    private static final Identity BY_NAME = new Identity.Certificate("cn", List.of("urn:dev:7", "alias.example"));
    private static final int CONFIGURATION_MODIFIED = 3;
    private static final int BUNDLE_STOPPED = 6;

    private final RegisteredClients clients = new RegisteredClients();
    private final ServerCredentials credentials =
            new ServerCredentials(Configs.server(Map.of("nameFromCertificate", false)), new MapStore());
    private final StandingRegistrations standing = new StandingRegistrations(credentials);

    @BeforeEach
    void a_server_is_there() {
        put("one", 1, "device", "other");
        put("two", 2, "neighbour");
        clients.add("device", ONE);
        clients.add("neighbour", new Identity.PreSharedKey("two"));
        standing.attach(clients.server());
    }

    @Test
    void who_is_known_no_longer_is_gone_at_once() {
        credentials.remove(ONE);

        assertThat(clients.ended()).containsExactly("device REVOKED");
    }

    @Test
    void another_key_ends_what_was_registered_with_the_first() {
        put("one", 9, "device", "other");

        assertThat(clients.ended()).containsExactly("device REVOKED");
    }

    @Test
    void the_same_key_and_more_endpoints_end_nothing() {
        put("one", 1, "device", "other", "third");
        put("one", 1, "device", "other", "third");

        assertThat(clients.ended()).isEmpty();
    }

    @Test
    void an_endpoint_that_is_its_no_longer_is_gone() {
        put("one", 1, "other");

        assertThat(clients.ended()).containsExactly("device REVOKED");
    }

    @Test
    void a_name_that_gets_credentials_is_nobodys_any_more_who_proves_nothing() {
        clients.add("open", Identity.Anonymous.INSTANCE);
        clients.add("free", Identity.Anonymous.INSTANCE);

        put("three", 3, "open");

        assertThat(clients.ended()).containsExactly("open REVOKED");
    }

    @Test
    void a_certificate_is_known_by_each_of_its_names() {
        credentials.put(new Identity.Certificate("alias.example"), List.of("meter"));
        clients.add("meter", BY_NAME);

        credentials.remove(new Identity.Certificate("elsewhere.example"));
        assertThat(clients.ended()).isEmpty();
        credentials.remove(new Identity.Certificate("alias.example"));

        assertThat(clients.ended()).containsExactly("meter REVOKED");
    }

    @Test
    void a_public_key_that_is_gone_ends_it_too() {
        var key = new Identity.PublicKey("ab");
        credentials.put(key, List.of("meter"));
        clients.add("meter", key);

        credentials.remove(key);

        assertThat(clients.ended()).containsExactly("meter REVOKED");
    }

    @Test
    void a_configuration_that_is_changed_ends_it_and_a_bundle_that_is_replaced_does_not() {
        var stopped = Configs.client(Map.of("identity", "configured", "_key", "0a0b"));
        credentials.addClient(stopped);
        clients.add("configured", new Identity.PreSharedKey("configured"));
        credentials.removeClient(stopped);
        stopped.end(BUNDLE_STOPPED);
        assertThat(clients.ended()).isEmpty();

        var changed = Configs.client(Map.of("identity", "configured", "_key", "0a0b"));
        credentials.addClient(changed);
        assertThat(clients.ended()).isEmpty();
        credentials.removeClient(changed);
        changed.end(CONFIGURATION_MODIFIED);

        assertThat(clients.ended()).containsExactly("configured REVOKED");
    }

    @Test
    void what_was_taken_up_from_before_is_compared_when_the_configuration_was_read() {
        clients.add("forgotten", new Identity.PreSharedKey("removed while the server was down"));
        assertThat(clients.ended()).isEmpty();

        clients.timePasses();

        assertThat(clients.ended()).containsExactly("forgotten REVOKED");
    }

    @Test
    void whose_credentials_go_while_it_registers_is_gone_too() {
        clients.add("late", new Identity.PreSharedKey("taken away after it was asked for its name"));
        standing.event(new ServerEvent.Registered(clients.byEndpoint("device").orElseThrow(), List.of()));
        standing.event(new ServerEvent.Registered(clients.byEndpoint("late").orElseThrow(), List.of()));

        assertThat(clients.ended()).containsExactly("late REVOKED");
    }

    @Test
    void a_server_that_is_gone_is_left_alone() {
        standing.detach(clients.server());

        clients.timePasses();
        credentials.remove(ONE);

        assertThat(clients.ended()).isEmpty();
    }

    private void put(String identity, int key, String... endpoints) {
        credentials.put(new Credentials.PreSharedKey(identity, new byte[] {(byte) key}), List.of(endpoints));
    }
}
