// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions over DTLS: one client with an endpoint for coap and one for coaps. */
class SecureSessionsTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 5901);
    private static final Peer PEER = new Peer(SERVER, new Identity.PreSharedKey("gateway"));
    private static final Request READ = Request.of(Method.GET, List.of("3", "0"));

    private final ClientFixture client = new ClientFixture();
    private final FakeEndpoint secure = new FakeEndpoint();
    private final FakeInterface management = FakeInterface.claimingAll("management");

    @BeforeEach
    void anAccountWithAKey() throws Exception {
        client.runtime.addEndpoint(secure, "coaps");
        client.runtime.addInterface(management, 0);
        client.configure("a", account("gateway", "00112233"));
        client.register(1);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    @Test
    void what_is_sent_goes_over_the_endpoint_of_the_scheme_with_the_credentials() throws Exception {
        var session = client.session(1);
        client.onEngine(() -> session.send(READ));

        assertThat(secure.sent.poll(5, TimeUnit.SECONDS).peer()).isEqualTo(PEER);
        assertThat(client.endpoint.sent).isEmpty();
    }

    @Test
    void only_who_proved_to_be_the_server_is_served() throws Exception {
        assertThat(receive(PEER).get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);

        var without = client.endpoint.receive(SERVER, READ);
        var another = receive(new Peer(SERVER, new Identity.PreSharedKey("another")));
        client.settled();

        assertThat(without).isCancelled();
        assertThat(another).isCancelled();
    }

    @Test
    void row_2_9_a_new_association_of_a_registered_client_asks_for_a_register() throws Exception {
        secure.listener().newAssociation(PEER);

        assertThat(client.registration
                        .await(ClientEvent.AssociationRenewed.class)
                        .session())
                .isSameAs(client.session(1));
    }

    @Test
    void row_3_6_an_alert_that_is_received_is_kept_in_the_server_object() throws Exception {
        secure.listener().alert(PEER, new Alert(2, 115, true));
        client.settled();

        var path = Path.of(1, 0, 11);
        assertThat(client.await(() -> client.client().tree().read(Caller.DEVICE, path)))
                .containsExactly(new PathValue(path, new Value.UnsignedIntegerValue(115)));
    }

    @Test
    void the_end_of_an_association_in_good_order_is_no_alert_to_keep() throws Exception {
        secure.listener().alert(PEER, new Alert(1, Alert.CLOSE_NOTIFY, true));
        client.settled();

        assertThat(client.await(() -> client.client().tree().read(Caller.DEVICE, Path.of(1, 0))))
                .noneMatch(value -> value.path().resource() == 11);
    }

    @Test
    void another_key_ends_the_association_and_is_told() throws Exception {
        client.configure("a", account("renamed", "4455"));
        client.registration.await(ClientEvent.AccountChanged.class);

        assertThat(secure.ended.poll(5, TimeUnit.SECONDS)).isEqualTo(PEER);
        assertThat(receive(new Peer(SERVER, new Identity.PreSharedKey("renamed")))
                        .get(5, TimeUnit.SECONDS))
                .isNotNull();
    }

    @Test
    void an_account_that_is_settled_again_without_a_change_has_not_changed() throws Exception {
        client.registration.events.clear();
        client.server.set(Path.of(1, 0, 2), Value.of(5L));
        client.registration.await(ClientEvent.AccountChanged.class);
        client.security.set(Path.of(0, 0, 1), Value.of(false));
        client.settled();

        assertThat(client.registration.events).noneMatch(ClientEvent.AccountChanged.class::isInstance);
        assertThat(secure.ended).isEmpty();
    }

    @Test
    void the_association_of_a_removed_account_ends() throws Exception {
        client.runtime.removeAccount("a", () -> true);

        assertThat(secure.ended.poll(5, TimeUnit.SECONDS)).isEqualTo(PEER);
    }

    private CompletableFuture<Response> receive(Peer from) {
        var exchange = new FakeEndpoint.Received(READ, from, new CompletableFuture<>());
        secure.listener().request(exchange);
        return exchange.answer();
    }

    private static ConfiguredAccount account(String identity, String key) {
        var config = ConfigurationTest.account(
                Map.of("uri", "coaps://127.0.0.1:5901", "shortServerId", 1, "identity", identity, "_key", key));
        return Optional.of(config)
                .flatMap(one -> AccountComponent.settings("a", one))
                .orElseThrow();
    }
}
