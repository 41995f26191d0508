// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static io.tessera.lwm2m.client.runtime.internal.BootstrapFixture.server;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Bootstrap-Server and an LwM2M Server at one address with different keys: one association, by turns. */
class ContactsTest {

    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 5901);
    private static final Peer BOOTSTRAP = new Peer(ADDRESS, new Identity.PreSharedKey("serial"));
    private static final Peer SERVER = new Peer(ADDRESS, new Identity.PreSharedKey("gw"));
    private static final Request REGISTER = Request.of(Method.POST, List.of("rd"));

    private final BootstrapFixture client = new BootstrapFixture(new LoggingStore());
    private final FakeEndpoint secure = new FakeEndpoint();

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    @Test
    void the_association_is_that_of_who_was_turned_to_last() {
        var contacts = new Contacts(secure);
        var one = new Destination("coaps", ADDRESS, key("serial"));
        var other = new Destination("coaps", ADDRESS, key("gw"));

        assertThat(contacts.meet(one)).contains(BOOTSTRAP);
        assertThat(contacts.meet(other)).isEmpty();
        assertThat(contacts.isDisplaced(other)).isTrue();
        assertThat(contacts.turnTo(other)).isEqualTo(SERVER);
        assertThat(contacts.meet(one)).isEmpty();
        assertThat(contacts.forget(one)).isEmpty();
        assertThat(contacts.forget(other)).contains(SERVER);
        assertThat(contacts.meet(one)).contains(BOOTSTRAP);
    }

    @Test
    void the_finish_is_answered_before_the_client_turns_to_the_server_and_later_back() throws Exception {
        client.runtime.addEndpoint(secure, "coaps");
        client.configure("bs", bootstrapServer());
        assertThat(secure.sent.poll(5, TimeUnit.SECONDS).peer()).isEqualTo(BOOTSTRAP);
        ask("PUT /0/1 " + security());
        ask(server(1, 1, 60));
        ask("POST /bs");
        client.settled();

        var session = client.session(1);
        var answer = client.onEngine(() -> session.send(REGISTER)).toCompletableFuture();
        var register = secure.sent.poll(5, TimeUnit.SECONDS);
        assertThat(register.peer()).isEqualTo(SERVER);
        register.answer().complete(Response.of(ResponseCode.CHANGED));
        assertThat(answer.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CHANGED);
        client.register(1);

        var bootstrap = client.onEngine(
                () -> client.client().provisioning().bootstrapServer().orElseThrow());
        client.onEngine(() -> bootstrap.send(Request.of(Method.POST, List.of("bs"))));
        assertThat(secure.sent.poll(5, TimeUnit.SECONDS).peer()).isEqualTo(BOOTSTRAP);
        ask("PUT /1/1/1 [{\"n\":\"/1/1/1\",\"v\":99}]");
        var held = client.onEngine(() -> session.send(REGISTER));
        client.settled();
        assertThat(secure.sent).as("while the Bootstrap-Server writes").isEmpty();
        ask("POST /bs");

        assertThat(secure.sent.poll(5, TimeUnit.SECONDS).peer()).isEqualTo(SERVER);
        assertThat(held.toCompletableFuture()).isNotDone();
        var renewed = client.registration.await(ClientEvent.AssociationRenewed.class);
        assertThat(renewed.session()).isSameAs(session);
    }

    private void ask(String message) throws Exception {
        client.settled();
        var request = BootstrapFixture.request(message);
        var exchange = new FakeEndpoint.Received(request, BOOTSTRAP, new CompletableFuture<>());
        secure.listener().request(exchange);
        assertThat(exchange.answer().get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CHANGED);
    }

    private static String security() {
        var base = "[{'bn':'/0/1/','n':'0','vs':'coaps://127.0.0.1:5901'},{'n':'1','vb':false},{'n':'2','v':0},"
                + "{'n':'3','vd':'Z3c'},{'n':'5','vd':'AAECAwQFBgcICQoLDA0ODw'},{'n':'10','v':1}]";
        return base.replace('\'', '"');
    }

    private static Credentials key(String identity) {
        return new Credentials.PreSharedKey(identity, "0123456789abcdef".getBytes(US_ASCII));
    }

    private static ConfiguredAccount bootstrapServer() {
        var key = HexFormat.of().formatHex("0123456789abcdef".getBytes(US_ASCII));
        var config = ConfigurationTest.account(
                Map.of("uri", "coaps://127.0.0.1:5901", "bootstrapServer", true, "identity", "serial", "_key", key));
        return Optional.of(config)
                .flatMap(one -> AccountComponent.settings("bs", one))
                .orElseThrow();
    }
}
