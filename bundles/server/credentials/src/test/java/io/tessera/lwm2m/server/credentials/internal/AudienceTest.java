// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.credentials.CredentialsListener;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who else is told of changes, beside the registrations. */
final class AudienceTest {

    private static final int CONFIGURATION_DELETED = 4;

    private final ServerCredentials credentials = new ServerCredentials(Configs.server(Map.of()), new MapStore());
    private final RegisteredClients clients = new RegisteredClients();
    private final StandingRegistrations standing = new StandingRegistrations(credentials);
    private final Audience audience = new Audience(credentials);
    private final List<Identity> first = new ArrayList<>();
    private final List<Identity> second = new ArrayList<>();
    private final CredentialsListener listening = second::add;

    @BeforeEach
    void several_listen() {
        standing.attach(clients.server());
        audience.addListener(first::add);
        audience.addListener(identity -> {
            throw new IllegalStateException("It fails");
        });
        audience.addListener(listening);
    }

    private static Identity put(ServerCredentials credentials, String identity, int key) {
        credentials.put(new Credentials.PreSharedKey(identity, new byte[] {(byte) key}), List.of(identity));
        return new Identity.PreSharedKey(identity);
    }

    @Test
    void all_of_them_are_told_what_came_changed_or_went() {
        var one = put(credentials, "one", 1);
        assertThat(first).containsExactly(one);
        put(credentials, "one", 2);
        assertThat(first).hasSizeGreaterThan(1).containsOnly(one);

        first.clear();
        clients.add("one", one);
        credentials.remove(one);

        assertThat(first).containsExactly(one);
        assertThat(second).contains(one);
        assertThat(clients.ended()).containsExactly("one REVOKED");
    }

    @Test
    void what_is_configured_is_told_too() {
        var client = Configs.client(Map.of("identity", "configured", "_key", "0a0b"));
        var identity = new Identity.PreSharedKey("configured");
        credentials.addClient(client);
        assertThat(first).containsExactly(identity);

        credentials.removeClient(client);
        client.end(CONFIGURATION_DELETED);

        assertThat(first).containsExactly(identity, identity);
        assertThat(credentials.all()).isEmpty();
    }

    @Test
    void who_is_gone_is_told_no_more() {
        audience.removeListener(listening);
        put(credentials, "one", 1);
        assertThat(second).isEmpty();

        audience.end();
        standing.end();
        clients.add("two", put(credentials, "two", 1));
        credentials.remove(new Identity.PreSharedKey("two"));
        assertThat(first).hasSize(1);
        assertThat(clients.ended()).isEmpty();
    }
}
