// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static io.tessera.lwm2m.client.runtime.internal.BootstrapFixture.security;
import static io.tessera.lwm2m.client.runtime.internal.BootstrapFixture.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.BootstrapSource.Origin;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Provisioning;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes from smartcard, factory and configuration, and until when the Bootstrap-Server is there. */
class ProvisioningTest {

    private static final Request REGISTER = Request.of(Method.POST, List.of("rd"));

    private BootstrapFixture client = new BootstrapFixture(new LoggingStore());

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @Test
    void ets_0_a_client_can_be_configured_with_nothing_but_a_bootstrap_server() throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.settled();
        assertThat(client.inForce()).isEmpty();
        assertThat(bootstrapServer()).contains("coap://127.0.0.1:5000");
        assertThat(origin(Provisioning.BOOTSTRAP_SERVER)).contains(Provisioning.Origin.CONFIGURATION);
        var request = client.endpoint.sent.poll(5, TimeUnit.SECONDS);
        assertThat(request.peer().address()).isEqualTo(BootstrapFixture.BOOTSTRAP_SERVER);
        assertThat(request.request().path()).containsExactly("bs");
    }

    @Test
    void the_bootstrap_server_finds_the_objects_at_the_root_whatever_the_alternate_path_is() throws Exception {
        client.close();
        client = new BootstrapFixture(new LoggingStore(), Clock.systemUTC(), List.of("lwm2m"));
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        assertThat(client.ask("GET /1").code()).isEqualTo(ResponseCode.CONTENT);
        assertThat(client.ask("GET /lwm2m/1").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void the_finish_tells_what_an_object_of_the_device_refuses_and_the_rest_is_in_force() throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        var object = MemoryObject.many(3303, "1.0").with(Path.of(3303, 0, 0), Value.of(1));
        client.offer(object);
        client.ask(security(1, 1, 5001));
        client.ask(server(1, 1, 60));
        assertThat(client.ask("PUT /3303/0/0 [{\"n\":\"/3303/0/0\",\"v\":7}]").code())
                .isEqualTo(ResponseCode.CHANGED);
        object.failure.set(new IllegalStateException("broken"));

        var finished = client.ask("POST /bs");
        assertThat(finished.code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(finished.diagnostic()).startsWith("left out: /3303/0");
        client.settled();
        assertThat(client.inForce()).containsExactly("1 at coap://127.0.0.1:5001 for 60 s");
    }

    @Test
    void what_comes_while_a_finish_is_taken_into_force_gets_5_03_and_changes_nothing() throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.ask(security(1, 1, 5001));
        client.ask(server(1, 1, 60));
        client.settled();
        var disk = new CompletableFuture<Void>();
        client.store.written(disk);
        var finish = client.send("POST /bs");

        var late = List.of("PUT /1/1/1 [{\"n\":\"/1/1/1\",\"v\":99}]", "DELETE /1", "POST /bs", server(2, 2, 99));
        for (var message : late) {
            assertThat(client.ask(message).code()).as(message).isEqualTo(ResponseCode.SERVICE_UNAVAILABLE);
        }
        assertThat(finish).isNotDone();
        disk.complete(null);
        assertThat(finish.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(client.inForce()).containsExactly("1 at coap://127.0.0.1:5001 for 60 s");

        assertThat(client.ask(late.get(0)).code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(client.inForce()).containsExactly("1 at coap://127.0.0.1:5001 for 99 s");
    }

    @Test
    void an_application_asks_for_a_bootstrap_where_there_is_a_bootstrap_server() throws Exception {
        var events = new CopyOnWriteArrayList<ClientEvent>();
        var view = new ClientView(client.client(), events::add);
        client.settled();
        assertThat(view.bootstrap().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("there is no Bootstrap-Server");
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.settled();
        assertThat(view.bootstrap().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(events).containsExactly(new ClientEvent.Executed(Path.of(1, 0, 9), Caller.DEVICE));
    }

    @Test
    void a_bootstrap_server_that_was_configured_and_overwritten_does_not_come_back() throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.ask(security(1, 1, 5001));
        client.ask(server(1, 1, 60));
        client.ask("PUT /0/0/0 [{\"n\":\"/0/0/0\",\"vs\":\"coap://127.0.0.1:5077\"}]");
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        var disk = client.store.copy();
        client.close();

        client = new BootstrapFixture(disk);
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.settled();
        assertThat(bootstrapServer()).contains("coap://127.0.0.1:5077");
        client.configure("bs", BootstrapFixture.bootstrapServer(9));
        client.settled();
        assertThat(bootstrapServer()).contains("coap://127.0.0.1:5000");
    }

    @Test
    void p5_8_the_bootstrap_server_goes_when_its_time_after_a_bootstrap_is_over_also_after_a_restart()
            throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(3600));
        client.ask(security(1, 1, 5001));
        client.ask(server(1, 1, 60));
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        client.settled();
        assertThat(bootstrapServer()).isPresent();
        var disk = client.store.copy();
        client.close();

        client = new BootstrapFixture(disk, Clock.fixed(Instant.now().plusSeconds(3601), ZoneOffset.UTC));
        client.configure("bs", BootstrapFixture.bootstrapServer(3600));
        client.settled();
        assertThat(bootstrapServer()).isEmpty();
        assertThat(client.inForce()).containsExactly("1 at coap://127.0.0.1:5001 for 60 s");
        assertThat(origin(Provisioning.BOOTSTRAP_SERVER)).isEmpty();
    }

    @Test
    void p5_8_before_a_bootstrap_and_with_a_time_of_0_it_stays() throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(3600));
        client.settled();
        var disk = client.store.copy();
        client.close();
        client = new BootstrapFixture(disk, Clock.fixed(Instant.now().plus(Duration.ofDays(99)), ZoneOffset.UTC));
        client.settled();
        assertThat(bootstrapServer()).isPresent();
    }

    @Test
    void ets_3_accounts_of_a_card_get_free_instances_and_its_bootstrap_server_replaces_the_configured_one()
            throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        client.settled();
        var values = account(1, 1, 7, 5007);
        values.addAll(List.of(
                new PathValue(Path.of(0, 5, 0), Value.of("coap://127.0.0.1:5555")),
                new PathValue(Path.of(0, 5, 1), Value.of(true)),
                new PathValue(Path.of(0, 5, 2), Value.of(3))));
        provision(Origin.SMARTCARD, values);

        assertThat(client.inForce())
                .containsExactly("1 at coap://127.0.0.1:5001 for 3600 s", "7 at coap://127.0.0.1:5007 for 60 s");
        assertThat(bootstrapServer()).contains("coap://127.0.0.1:5555");
        assertThat(origin(7)).contains(Provisioning.Origin.SMARTCARD);
        assertThat(origin(1)).contains(Provisioning.Origin.CONFIGURATION);
        assertThat(fingerprint()).contains("f");
    }

    @Test
    void another_card_replaces_the_accounts_of_the_old_one_and_none_takes_them_away() throws Exception {
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        client.settled();
        provision(Origin.SMARTCARD, account(1, 1, 7, 5007));
        provision(Origin.SMARTCARD, account(1, 1, 8, 5008));
        assertThat(client.inForce())
                .containsExactly("1 at coap://127.0.0.1:5001 for 3600 s", "8 at coap://127.0.0.1:5008 for 60 s");
        get(() -> client.client().provisioning().provision(Origin.SMARTCARD, Optional.empty()));
        assertThat(client.inForce()).containsExactly("1 at coap://127.0.0.1:5001 for 3600 s");
        assertThat(fingerprint()).isEmpty();
        assertThat(origin(8)).isEmpty();
    }

    @Test
    void what_a_bootstrap_server_wrote_since_does_not_go_with_the_card() throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.settled();
        provision(Origin.SMARTCARD, account(1, 1, 7, 5007));
        client.ask("PUT /1/1/1 [{\"n\":\"/1/1/1\",\"v\":99}]");
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        get(() -> client.client().provisioning().provision(Origin.SMARTCARD, Optional.empty()));
        assertThat(client.inForce()).containsExactly("7 at coap://127.0.0.1:5007 for 99 s");
    }

    @Test
    void information_that_does_not_fit_together_changes_nothing() throws Exception {
        client.settled();
        var half = account(1, 1, 7, 5007).subList(0, 3);
        var stage = stage(() -> client.client()
                .provisioning()
                .provision(Origin.FACTORY, Optional.of(new BootstrapInformation(half, "f"))));
        assertThat(stage)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(RequestRefused.class)
                .withMessageContaining("no Short Server ID");
        assertThat(client.inForce()).isEmpty();
    }

    @Test
    void nothing_else_is_provisioned_while_a_bootstrap_is_under_way() throws Exception {
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.ask("DELETE /");
        client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
        assertThat(client.inForce()).isEmpty();
        var stage = stage(() -> client.client()
                .provisioning()
                .provision(Origin.FACTORY, Optional.of(new BootstrapInformation(account(1, 1, 7, 5007), "f"))));
        assertThat(stage).failsWithin(Duration.ofSeconds(5));
        client.onEngine(() -> {
            client.client().provisioning().transaction().orElseThrow().abort();
            return null;
        });
        assertThat(client.inForce()).containsExactly("1 at coap://127.0.0.1:5001 for 3600 s");
    }

    @Test
    void a_register_at_a_server_of_the_card_waits_until_the_card_was_looked_at() throws Exception {
        client.settled();
        provision(Origin.SMARTCARD, account(1, 1, 7, 5007));
        var looked = new CompletableFuture<Void>();
        client.onEngine(() -> client.client().provisioning().checkSmartcard(() -> looked));
        var session = client.session(7);
        var answer = stage(() -> session.send(REGISTER));
        client.settled();
        assertThat(client.endpoint.sent).isEmpty();
        client.onEngine(() -> looked.complete(null));
        client.endpoint.sent.poll(5, TimeUnit.SECONDS).answer().complete(Response.of(ResponseCode.CHANGED));
        assertThat(answer).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void it_is_not_sent_if_the_card_is_gone_or_cant_be_read() throws Exception {
        client.settled();
        provision(Origin.SMARTCARD, account(1, 1, 7, 5007));
        var session = client.session(7);
        client.onEngine(() -> client.client()
                .provisioning()
                .checkSmartcard(() -> CompletableFuture.failedStage(new IOException("no reader"))));
        assertNotSent(stage(() -> session.send(REGISTER)));
        client.onEngine(() -> client.client()
                .provisioning()
                .checkSmartcard(() -> client.client().provisioning().provision(Origin.SMARTCARD, Optional.empty())));
        assertNotSent(stage(() -> session.send(REGISTER)));
        assertThat(client.inForce()).isEmpty();
        // A De-register and a Send need no card.
        client.onEngine(() -> session.send(Request.of(Method.DELETE, List.of("rd", "x"))));
        assertThat(client.endpoint.sent.poll(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void p5_7_a_changed_key_ends_the_association_and_only_that() throws Exception {
        var secure = new FakeEndpoint();
        client.runtime.addEndpoint(secure, "coaps");
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.settled();
        writeSecure(1, 1, "one", "AAAA");
        writeSecure(2, 2, "two", "AAAA");
        client.ask(server(1, 1, 60));
        client.ask(server(2, 2, 60));
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        client.settled();
        client.onEngine(() -> client.client().session(1).orElseThrow().send(REGISTER));
        client.settled();
        client.ask("PUT /0/1/5 [{\"n\":\"/0/1/5\",\"vd\":\"BBBB\"}]");
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);

        var changed = client.registration.await(ClientEvent.AccountChanged.class);
        assertThat(changed.session().account().shortServerId()).isEqualTo(1);
        client.settled();
        var ended = secure.ended.poll(5, TimeUnit.SECONDS);
        assertThat(ended.identity()).isEqualTo(new Identity.PreSharedKey("one"));
        assertThat(secure.ended).isEmpty();
        assertThat(client.registration.events).noneMatch(ClientEvent.AccountChanged.class::isInstance);
    }

    private void writeSecure(int instance, int server, String identity, String key) throws Exception {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(identity.getBytes(StandardCharsets.UTF_8));
        var json =
                "[{'bn':'/0/%d/','n':'0','vs':'coaps://127.0.0.1:%d'},{'n':'1','vb':false},{'n':'2','v':0},{'n':'3','vd':'%s'},{'n':'5','vd':'%s'},{'n':'10','v':%d}]";
        client.ask("PUT /0/%d ".formatted(instance)
                + json.formatted(instance, 5900 + server, encoded, key, server).replace('\'', '"'));
    }

    private void assertNotSent(CompletableFuture<Response> answer) throws Exception {
        try {
            answer.get(5, TimeUnit.SECONDS);
            throw new AssertionError("it was sent");
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(NoAnswer.class);
        }
        assertThat(client.endpoint.sent).isEmpty();
    }

    private void provision(Origin origin, List<PathValue> values) throws Exception {
        get(() -> client.client().provisioning().provision(origin, Optional.of(new BootstrapInformation(values, "f"))));
    }

    private interface Asked<T> {
        CompletionStage<T> get() throws Exception;
    }

    private <T> CompletableFuture<T> stage(Asked<T> asked) throws Exception {
        return client.onEngine(() -> asked.get().toCompletableFuture());
    }

    private <T> void get(Asked<T> asked) throws Exception {
        stage(asked).get(5, TimeUnit.SECONDS);
    }

    private Optional<String> bootstrapServer() throws Exception {
        return client.onEngine(
                () -> client.client().provisioning().bootstrapServer().map(server -> server.uri()
                        .toString()));
    }

    private Optional<Provisioning.Origin> origin(int shortServerId) throws Exception {
        return client.onEngine(() -> client.client().provisioning().origin(shortServerId));
    }

    private Optional<String> fingerprint() throws Exception {
        return client.onEngine(() -> client.client().provisioning().fingerprint(Origin.SMARTCARD));
    }

    private static List<PathValue> account(int security, int server, int shortServerId, int port) {
        return new ArrayList<>(List.of(
                new PathValue(Path.of(0, security, 0), Value.of("coap://127.0.0.1:" + port)),
                new PathValue(Path.of(0, security, 1), Value.of(false)),
                new PathValue(Path.of(0, security, 2), Value.of(3)),
                new PathValue(Path.of(0, security, 10), Value.of(shortServerId)),
                new PathValue(Path.of(1, server, 0), Value.of(shortServerId)),
                new PathValue(Path.of(1, server, 1), Value.of(60)),
                new PathValue(Path.of(1, server, 6), Value.of(true)),
                new PathValue(Path.of(1, server, 7), Value.of("U"))));
    }
}
