// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static io.tessera.lwm2m.client.runtime.internal.BootstrapFixture.security;
import static io.tessera.lwm2m.client.runtime.internal.BootstrapFixture.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.client.spi.Provisioning;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bootstrap means for the accounts that were there before (PROTOCOL 5, ETS 0 to 9). */
class BootstrapAccountsTest {

    private static final Token TOKEN = new Token(7, 1);

    private static final Path TIMEZONE = Path.of(3, 0, 15);

    private BootstrapFixture client;

    @BeforeEach
    void start() throws Exception {
        client = BootstrapFixture.configured(new LoggingStore());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @Test
    void ets_4_p5_3_a_delete_of_everything_leaves_the_bootstrap_server_and_the_device() throws Exception {
        assertThat(client.ask("DELETE /").code()).isEqualTo(ResponseCode.DELETED);
        assertThat(links("GET / links"))
                .isEqualTo("</>;lwm2m=1.2,</0>;ver=1.2,</0/0>,</1>;ver=1.2,</2>;ver=1.1,</3>;ver=1.2,</3/0>");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DELETE /0, 2.02",
        "DELETE /0/0, 4.00",
        "DELETE /0/1, 2.02",
        "DELETE /0/9, 4.04",
        "DELETE /3, 2.02",
        "DELETE /3/0, 4.00",
        "DELETE /1/1/0, 4.00",
        "DELETE /9, 4.04"
    })
    void p5_3_what_can_be_deleted(String request, String code) throws Exception {
        assertThat(client.ask(request).code()).hasToString(code);
    }

    @Test
    void p5_10_an_account_that_is_written_as_it_was_keeps_all() throws Exception {
        var kept = client.session(2);
        observe(kept);
        client.ask("DELETE /0");
        client.ask("DELETE /1");
        client.ask(security(6, 2, 5002));
        client.ask(server(6, 2, 3600)
                .replace("}]", "},{\"n\":\"2\",\"v\":1},{\"n\":\"3\",\"v\":60},{\"n\":\"5\",\"v\":86400}]"));
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        client.settled();

        assertThat(client.session(2)).isSameAs(kept);
        assertThat(client.onEngine(() -> kept.registration().isRegistered())).isTrue();
        assertThat(client.onEngine(kept::observations)).hasSize(1);
        assertThat(client.onEngine(() -> kept.attributes().keySet())).contains(TIMEZONE);
        assertThat(client.onEngine(() -> kept.account().securityInstance())).isEqualTo(6);
        assertThat(client.onEngine(() -> client.client().session(1))).isEmpty();
    }

    @Test
    void p5_10_an_account_that_another_server_takes_loses_observations_and_attributes() throws Exception {
        var session = client.session(2);
        observe(session);
        client.ask("PUT /0/2/0 [{\"n\":\"/0/2/0\",\"vs\":\"coap://127.0.0.1:5009\"}]");
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);

        var changed = client.registration.await(ClientEvent.AccountChanged.class);
        assertThat(changed.session()).isSameAs(session);
        assertThat(client.onEngine(session::observations)).isEmpty();
        assertThat(client.onEngine(() -> session.attributes().keySet())).isEmpty();
        assertThat(client.onEngine(() ->
                        client.client().session(1).orElseThrow().registration().isRegistered()))
                .isTrue();
    }

    @Test
    void p5_10_an_account_that_is_gone_takes_all_along() throws Exception {
        observe(client.session(2));
        client.ask("DELETE /0/2");
        client.ask("DELETE /1/1");
        client.ask("POST /bs");
        var removed = client.registration.await(ClientEvent.AccountRemoved.class);
        assertThat(removed.session().account().shortServerId()).isEqualTo(2);
        assertThat(client.store.keys("client/gateway/server/2/")).isEmpty();
    }

    @Test
    void p5_9_requests_of_servers_are_ignored_while_a_bootstrap_is_under_way() throws Exception {
        client.ask("DELETE /1");
        var ignored = client.endpoint.receive(ClientFixture.FIRST, BootstrapFixture.request("GET /3/0"));
        client.settled();
        assertThat(ignored).isCancelled();
        client.onEngine(() -> {
            client.client().provisioning().transaction().orElseThrow().abort();
            return null;
        });
        var answered = client.endpoint.receive(ClientFixture.FIRST, BootstrapFixture.request("GET /3/0"));
        assertThat(answered.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void notifications_flow_on_while_a_bootstrap_is_under_way() throws Exception {
        var session = client.session(2);
        observe(session);
        client.ask("DELETE /0");
        client.onEngine(() -> {
            var observation = session.observation(TOKEN).orElseThrow();
            session.notify(observation, Response.of(ResponseCode.CONTENT), true, false, delivery -> {});
            return null;
        });
        var notified = client.endpoint.notified.poll(5, TimeUnit.SECONDS);
        assertThat(notified.peer().address()).isEqualTo(ClientFixture.SECOND);
    }

    @Test
    void whoever_isnt_the_bootstrap_server_cant_bootstrap() throws Exception {
        var answer = client.endpoint.receive(ClientFixture.FIRST, BootstrapFixture.request("DELETE /0"));
        assertThat(answer.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
        assertThat(client.onEngine(() -> client.client().provisioning().transaction()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/0/1/0 is no server URI",
                "security mode",
                "no partner",
                "binding",
                "scheme",
                "twice",
                "two bootstrap servers",
                "access control"
            })
    void ets_9_p5_6_what_does_not_fit_together_is_named(String what) throws Exception {
        var expected =
                switch (what) {
                    case "/0/1/0 is no server URI" -> {
                        client.ask("PUT /0/1/0 [{\"n\":\"/0/1/0\",\"vs\":\"nonsense\"}]");
                        yield "/0/1: nonsense is not a server URI";
                    }
                    case "security mode" -> {
                        client.ask("PUT /0/1/2 [{\"n\":\"/0/1/2\",\"v\":0}]");
                        yield "/0/1: Security Mode 0 doesn't go with coap";
                    }
                    case "no partner" -> {
                        client.ask(server(8, 8, 60));
                        yield "/1/8: no Security Instance of Short Server ID 8";
                    }
                    case "binding" -> {
                        client.ask("PUT /1/0/7 [{\"n\":\"/1/0/7\",\"vs\":\"XYZ\"}]");
                        yield "/1/0/7: no binding";
                    }
                    case "scheme" -> {
                        client.ask("PUT /0/1/0 [{\"n\":\"/0/1/0\",\"vs\":\"http://127.0.0.1\"}]");
                        yield "/0/1/0: http isn't supported";
                    }
                    case "twice" -> {
                        client.ask(security(8, 1, 5008));
                        yield "/0/8: Short Server ID 1 is there twice";
                    }
                    case "two bootstrap servers" -> {
                        client.ask(bootstrapServer(8));
                        client.ask(bootstrapServer(9));
                        yield "there are 2 Bootstrap-Servers";
                    }
                    default -> {
                        client.ask("PUT /2/0 [{\"bn\":\"/2/0/\",\"n\":\"0\",\"v\":3},{\"n\":\"1\",\"v\":0},"
                                + "{\"n\":\"2/55\",\"v\":1},{\"n\":\"3\",\"v\":1}]");
                        yield "/2/0: there is no LwM2M Server 55";
                    }
                };
        var refusal = client.ask("POST /bs");
        assertThat(refusal.code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);
        assertThat(refusal.diagnostic()).contains(expected);
    }

    @Test
    void an_account_without_a_mandatory_resource_is_named() throws Exception {
        client.ask("PUT /0/8/10 [{\"n\":\"/0/8/10\",\"v\":8}]");
        assertThat(client.ask("POST /bs").diagnostic()).contains("/0/8: 0 LWM2M Server URI is missing");
    }

    @Test
    void p5_9_another_bootstrap_server_takes_the_place_of_the_one_that_wrote_it() throws Exception {
        client.ask(bootstrapServer(8));
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        var uri = client.onEngine(() ->
                client.client().provisioning().bootstrapServer().orElseThrow().uri());
        assertThat(uri).hasToString("coap://127.0.0.1:5800");
        assertThat(origin(Provisioning.BOOTSTRAP_SERVER)).isEqualTo("BOOTSTRAP");
    }

    @Test
    void access_control_is_as_the_bootstrap_server_wrote_it() throws Exception {
        client.ask("PUT /2/4 [{\"bn\":\"/2/4/\",\"n\":\"0\",\"v\":3},{\"n\":\"1\",\"v\":0},"
                + "{\"n\":\"2/1\",\"v\":1},{\"n\":\"3\",\"v\":65535}]");
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        client.settled();
        assertThat(client.runtime
                        .why(2, Operation.READ, Path.of(3, 0))
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS)
                        .allowed())
                .isFalse();
        assertThat(client.runtime
                        .why(1, Operation.READ, Path.of(3, 0))
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS)
                        .allowed())
                .isTrue();
    }

    @Test
    void a_server_instance_that_was_written_says_when() throws Exception {
        client.ask("PUT /1/1/1 [{\"n\":\"/1/1/1\",\"v\":99}]");
        client.ask("POST /bs");
        client.settled();
        assertThat(client.read(Path.of(1, 1)))
                .anyMatch(value -> value.path().resource() == 12 && value.value() instanceof Value.TimeValue);
        assertThat(client.read(Path.of(1, 0))).noneMatch(value -> value.path().resource() == 12);
    }

    @Test
    void whose_the_accounts_are_is_kept_and_shown() throws Exception {
        client.ask("PUT /1/1/1 [{\"n\":\"/1/1/1\",\"v\":99}]");
        client.ask("POST /bs");
        client.settled();
        assertThat(origin(1)).isEqualTo("CONFIGURATION");
        assertThat(origin(2)).isEqualTo("BOOTSTRAP");
        var disk = client.store.copy();
        client.close();

        client = new BootstrapFixture(disk);
        client.settled();
        var shown = client.runtime.view().servers().toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(shown).extracting("origin").containsExactly("CONFIGURATION", "BOOTSTRAP");
    }

    @Test
    void a_configuration_that_goes_leaves_the_account_that_a_bootstrap_wrote() throws Exception {
        client.ask("PUT /1/1/1 [{\"n\":\"/1/1/1\",\"v\":99}]");
        client.ask("POST /bs");
        client.runtime.removeAccount("a", () -> true);
        client.runtime.removeAccount("b", () -> true);
        client.registration.await(ClientEvent.AccountRemoved.class);
        assertThat(client.inForce()).containsExactly("2 at coap://127.0.0.1:5002 for 99 s");
    }

    private String origin(int shortServerId) throws Exception {
        return client.onEngine(() -> client.client()
                .provisioning()
                .origin(shortServerId)
                .map(Enum::name)
                .orElse(""));
    }

    private String links(String request) throws Exception {
        return new String(client.ask(request).payload(), StandardCharsets.UTF_8);
    }

    private void observe(Session session) throws Exception {
        client.onEngine(() -> {
            session.observe(new Observation(
                    TOKEN, List.of(TIMEZONE), false, ContentFormat.SENML_JSON, NotificationAttributes.NONE));
            session.attributes(TIMEZONE, NotificationAttributes.NONE.with(List.of("pmin=5")));
            return null;
        });
    }

    private static String bootstrapServer(int instance) {
        var base = "[{'bn':'/0/%d/','n':'0','vs':'coap://127.0.0.1:5%d00'},{'n':'1','vb':true},{'n':'2','v':3}]";
        return "PUT /0/%d ".formatted(instance)
                + base.formatted(instance, instance).replace('\'', '"');
    }
}
