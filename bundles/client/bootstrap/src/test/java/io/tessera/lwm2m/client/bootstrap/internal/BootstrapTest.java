// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeExchange;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.client.spi.BootstrapSource.Origin;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When the client is bootstrapped, how often it tries, and what it takes (Core 1.2, 6.1.3, 6.1.4). */
class BootstrapTest {

    private static final String PACK =
            "[{\"n\":\"/0/3/0\",\"vs\":\"coap://new\"},{\"n\":\"/1/3/0\",\"v\":7},{\"n\":\"/1/3/1\",\"v\":60}]";

    private final FakeClient client = new FakeClient(Objects.security(), Objects.server(), Objects.device());
    private final FakeProvisioning provisioning = new FakeProvisioning(client);

    @Test
    void ets_0_without_a_server_the_bootstrap_server_is_asked_and_a_finish_takes_its_configuration() {
        var tested = start(settings("1.2", false));
        client.passSeconds(1);
        var request = provisioning.answer(ResponseCode.CHANGED);
        assertThat(request.method()).isEqualTo(Method.POST);
        assertThat(request.path()).containsExactly("bs");
        assertThat(request.query()).containsExactly("ep=urn:dev:test", "pct=112");
        assertThat(request.confirmable()).isTrue();
        assertThat(ask(tested, "DELETE /1").code()).isEqualTo(ResponseCode.DELETED);
        assertThat(ask(tested, "POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(provisioning.life).containsExactly("begin", "commit");
    }

    @Test
    void a_client_of_1_0_does_not_say_which_format_it_prefers() {
        start(settings("1.0", false));
        client.passSeconds(1);
        assertThat(provisioning.sent.get(0).query()).containsExactly("ep=urn:dev:test");
    }

    @Test
    void a_bootstrap_server_that_does_not_know_the_format_is_asked_without_it() {
        start(settings("1.2", false));
        client.passSeconds(1);
        provisioning.answer(ResponseCode.UNSUPPORTED_CONTENT_FORMAT);
        assertThat(provisioning.answer(ResponseCode.CHANGED).query()).containsExactly("ep=urn:dev:test");
        assertThat(provisioning.life).containsExactly("begin");
    }

    @Test
    void ets_6_a_client_with_a_server_registers_and_asks_nobody() {
        client.addSession(1);
        start(settings("1.2", false));
        client.pass(Duration.ofDays(1));
        assertThat(provisioning.sent).isEmpty();
    }

    @Test
    void ets_7_where_registration_fails_the_bootstrap_server_is_asked() {
        var session = client.addSession(1);
        start(settings("1.2", false));
        client.fire(new ClientEvent.BootstrapNeeded(session));
        assertThat(provisioning.sent).hasSize(1);
    }

    @Test
    void ets_5_a_server_triggers_a_bootstrap_after_its_answer() {
        client.addSession(1);
        start(settings("1.2", false));
        client.fire(new ClientEvent.Executed(Path.of(1, 1, 9), new Caller(1)));
        assertThat(provisioning.sent).isEmpty();
        client.pass(ClientBootstrap.SOON);
        assertThat(provisioning.sent).hasSize(1);
    }

    @Test
    void a_trigger_that_leads_nowhere_is_tried_five_times() {
        client.addSession(1);
        start(settings("1.2", false));
        client.fire(new ClientEvent.Executed(Path.of(1, 1, 9), new Caller(1)));
        client.pass(ClientBootstrap.SOON);
        for (int i = 0; i < 5; i++) {
            provisioning.fail();
            client.passSeconds(3600);
        }
        assertThat(provisioning.sent).isEmpty();
        assertThat(client.timers()).isZero();
    }

    @Test
    void p5_8_after_the_hold_off_time_and_not_if_the_bootstrap_server_begins() {
        provisioning.holdOff = Duration.ofSeconds(20);
        var tested = start(settings("1.2", false));
        client.passSeconds(20);
        assertThat(provisioning.sent).isEmpty();
        ask(tested, "DELETE /1");
        client.passSeconds(60);
        assertThat(provisioning.sent).isEmpty();
        ask(tested, "POST /bs");
        assertThat(provisioning.life).containsExactly("begin", "commit");
    }

    @Test
    void p5_8_after_the_hold_off_time_it_is_asked() {
        provisioning.holdOff = Duration.ofSeconds(20);
        start(settings("1.2", false));
        client.passSeconds(21);
        assertThat(provisioning.sent).hasSize(1);
    }

    @Test
    void p5_6_247_s_of_silence_end_it_and_each_message_begins_them_anew() {
        var tested = start(settings("1.2", false));
        client.passSeconds(1);
        provisioning.answer(ResponseCode.CHANGED);
        client.passSeconds(246);
        ask(tested, "DELETE /1");
        client.passSeconds(246);
        assertThat(provisioning.life).containsExactly("begin");
        client.passSeconds(1);
        assertThat(provisioning.life).containsExactly("begin", "abort");
        int asked = provisioning.sent.size();
        client.passSeconds(30);
        assertThat(provisioning.sent).hasSize(asked + 1);
    }

    @Test
    void a_bootstrap_server_that_was_started_anew_meanwhile_is_asked_once_more_and_goes_on() {
        var tested = start(settings("1.2", false));
        client.passSeconds(1);
        provisioning.answer(ResponseCode.CHANGED);
        ask(tested, "DELETE /1");
        client.passSeconds(62);
        assertThat(provisioning.sent).hasSize(1);
        provisioning.answer(ResponseCode.CHANGED);
        assertThat(ask(tested, "POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(provisioning.life).containsExactly("begin", "commit");
    }

    @Test
    void a_bootstrap_server_that_has_just_started_is_asked_again_soon() {
        start(settings("1.2", false));
        client.passSeconds(1);
        for (int seconds : new int[] {2, 4, 8}) {
            provisioning.answer(ResponseCode.SERVICE_UNAVAILABLE);
            client.passSeconds(seconds - 1);
            assertThat(provisioning.sent).isEmpty();
            client.passSeconds(1);
            assertThat(provisioning.sent).hasSize(1);
        }
    }

    @Test
    void ets_9_a_refused_finish_waits_for_what_is_missing() {
        var tested = start(settings("1.2", false));
        client.passSeconds(1);
        provisioning.answer(ResponseCode.CHANGED);
        provisioning.problem = "/1/3: no Security Instance";
        var refusal = ask(tested, "POST /bs");
        assertThat(refusal.code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);
        assertThat(refusal.diagnostic()).isEqualTo("/1/3: no Security Instance");
        client.passSeconds(200);
        provisioning.problem = "";
        assertThat(ask(tested, "POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
    }

    @Test
    void attempts_follow_each_other_later_and_later_up_to_an_hour() {
        start(settings("1.2", false));
        client.passSeconds(1);
        for (long delay : new long[] {30, 60, 120, 240, 480, 960, 1920, 3600, 3600}) {
            provisioning.fail();
            client.passSeconds(delay - 1);
            assertThat(provisioning.sent).isEmpty();
            client.passSeconds(1);
            assertThat(provisioning.sent).hasSize(1);
        }
    }

    @Test
    void when_messages_can_be_sent_again_it_is_asked_at_once() {
        start(settings("1.2", false));
        client.passSeconds(1);
        provisioning.fail();
        client.fire(new ClientEvent.TransportUp());
        assertThat(provisioning.sent).hasSize(1);
    }

    @Test
    void a_server_at_which_it_registers_after_all_ends_the_attempts() {
        var session = client.addSession(1);
        start(settings("1.2", false));
        client.fire(new ClientEvent.BootstrapNeeded(session));
        provisioning.fail();
        client.fire(new ClientEvent.Registered(session));
        client.pass(Duration.ofDays(1));
        assertThat(provisioning.sent).isEmpty();
    }

    @Test
    void a_trigger_a_failure_and_a_bootstrap_server_that_begins_are_one_bootstrap() {
        FakeSession session = client.addSession(1);
        var tested = start(settings("1.2", false));
        client.fire(new ClientEvent.Executed(Path.of(1, 1, 9), new Caller(1)));
        client.fire(new ClientEvent.BootstrapNeeded(session));
        ask(tested, "DELETE /1");
        client.pass(ClientBootstrap.SOON);
        client.fire(new ClientEvent.BootstrapNeeded(session));
        assertThat(provisioning.sent).hasSize(1);
        provisioning.answer(ResponseCode.CHANGED);
        ask(tested, "POST /bs");
        assertThat(provisioning.life).containsExactly("begin", "commit");
    }

    @Test
    void without_a_bootstrap_server_nothing_is_asked_until_there_is_one() {
        provisioning.hasServer = false;
        start(settings("1.2", false));
        client.pass(Duration.ofDays(1));
        provisioning.hasServer = true;
        client.fire(new ClientEvent.ProvisioningChanged());
        client.passSeconds(1);
        assertThat(provisioning.sent).hasSize(1);
    }

    @Test
    void p5_1_before_smartcard_and_factory_were_tried_the_bootstrap_server_is_not_heard() {
        provisioning.known = false;
        var tested = start(settings("1.2", false));
        var early = new FakeExchange(Requests.of("DELETE /1"));
        client.execute(() -> tested.handleBootstrap(client, early));
        assertThat(early.isIgnored()).isTrue();
        provisioning.known = true;
        client.fire(new ClientEvent.ProvisioningChanged());
        assertThat(ask(tested, "DELETE /1").code()).isEqualTo(ResponseCode.DELETED);
    }

    @Test
    void a_replaced_interface_goes_on_with_the_bootstrap_that_is_under_way() {
        var before = start(settings("1.2", false));
        ask(before, "DELETE /1");
        client.detach();
        assertThat(client.timers()).isZero();
        var after = start(settings("1.2", false));
        ask(after, "POST /bs");
        assertThat(provisioning.life).containsExactly("begin", "commit");
    }

    @Test
    void ets_12_p5_11_a_pack_is_taken_as_a_whole() {
        start(settings("1.2", true));
        client.passSeconds(1);
        var request =
                provisioning.answer(Response.content(ContentFormat.SENML_JSON, PACK.getBytes(StandardCharsets.UTF_8)));
        assertThat(request.method()).isEqualTo(Method.GET);
        assertThat(request.path()).containsExactly("bspack");
        assertThat(request.query()).containsExactly("ep=urn:dev:test");
        assertThat(request.accept()).isEqualTo(ContentFormat.SENML_CBOR);
        assertThat(provisioning.life).containsExactly("begin", "commit");
    }

    @Test
    void p5_11_without_a_pack_or_with_one_that_cant_be_used_it_is_asked_step_by_step() {
        start(settings("1.2", true));
        client.passSeconds(1);
        provisioning.answer(ResponseCode.NOT_IMPLEMENTED);
        assertThat(provisioning.sent.get(0).path()).containsExactly("bs");
        provisioning.fail();
        client.passSeconds(30);
        provisioning.problem = "incomplete";
        provisioning.answer(Response.content(ContentFormat.SENML_JSON, PACK.getBytes(StandardCharsets.UTF_8)));
        assertThat(provisioning.sent.get(0).path()).containsExactly("bs");
        assertThat(provisioning.life).containsExactly("begin", "abort");
    }

    @Test
    void ets_3_ets_6_the_card_comes_before_the_factory() {
        var tested = start(settings("1.2", false));
        tested.addSource(source(Origin.FACTORY, () -> information("f1")), Map.of());
        assertThat(provisioning.life).containsExactly("FACTORY f1");
        tested.addSource(source(Origin.SMARTCARD, () -> information("c1")), Map.of());
        assertThat(provisioning.life).containsExactly("FACTORY f1", "SMARTCARD c1");
    }

    @Test
    void what_was_taken_is_taken_again_only_when_it_is_another() {
        provisioning.fingerprints.put(Origin.FACTORY, "f1");
        var tested = start(settings("1.2", false));
        tested.addSource(source(Origin.FACTORY, () -> information("f1")), Map.of());
        assertThat(provisioning.life).isEmpty();
        tested.addSource(source(Origin.FACTORY, () -> information("f1")), Map.of(BootstrapSource.CLIENT, "other"));
        assertThat(provisioning.life).isEmpty();
    }

    @Test
    void p5_smartcard_is_looked_at_before_each_register_and_update() throws Exception {
        var tested = start(settings("1.2", false));
        var card = new AtomicReference<>(information("c1"));
        tested.addSource(source(Origin.SMARTCARD, card::get), Map.of());
        assertThat(check()).isCompleted();
        card.set(information("c2"));
        assertThat(check()).isCompleted();
        card.set(Optional.empty());
        assertThat(check()).isCompleted();
        assertThat(provisioning.life).containsExactly("SMARTCARD c1", "SMARTCARD c2", "SMARTCARD gone");
    }

    @Test
    void a_card_that_cant_be_used_any_more_loses_its_accounts() {
        var tested = start(settings("1.2", false));
        var card = new AtomicReference<>(information("c1"));
        tested.addSource(source(Origin.SMARTCARD, card::get), Map.of());
        provisioning.problem = "no Server Instance";
        card.set(information("c2"));
        assertThat(check()).isCompleted();
        assertThat(provisioning.life).containsExactly("SMARTCARD c1", "SMARTCARD gone");
    }

    @Test
    void a_card_that_cant_be_read_stops_the_register_and_nothing_else() {
        provisioning.fingerprints.put(Origin.SMARTCARD, "c1");
        var tested = start(settings("1.2", false));
        assertThat(check()).isCompletedExceptionally();
        tested.addSource(failing(), Map.of());
        assertThat(check()).isCompletedExceptionally();
        assertThat(provisioning.life).isEmpty();
    }

    @Test
    void a_card_that_is_put_in_is_looked_at_without_a_register() {
        var tested = start(settings("1.2", false));
        var card = new AtomicReference<Optional<BootstrapInformation>>(Optional.empty());
        var listeners = new ArrayList<Runnable>();
        var source = telling(source(Origin.SMARTCARD, card::get), listeners);
        tested.addSource(source, Map.of());
        card.set(information("c1"));
        listeners.forEach(Runnable::run);
        assertThat(provisioning.life).containsExactly("SMARTCARD c1");
        tested.removeSource(source);
        assertThat(listeners).isEmpty();
    }

    private static BootstrapSource telling(BootstrapSource source, List<Runnable> listeners) {
        return new BootstrapSource() {
            @Override
            public Origin origin() {
                return source.origin();
            }

            @Override
            public Optional<BootstrapInformation> read() throws IOException {
                return source.read();
            }

            @Override
            public AutoCloseable listen(Runnable listener) {
                listeners.add(listener);
                return () -> listeners.remove(listener);
            }
        };
    }

    private CompletableFuture<Void> check() {
        var result = new CompletableFuture<Void>();
        client.execute(() -> provisioning.check.get().whenComplete((done, failure) -> {
            if (failure == null) {
                result.complete(null);
            } else {
                result.completeExceptionally(failure);
            }
        }));
        return result;
    }

    private BootstrapInterface start(Settings settings) {
        // Sources are read at once: the thread of the test is the engine.
        var tested = new BootstrapInterface(settings, Codecs.create(), Runnable::run, () -> {});
        client.attach(tested);
        return tested;
    }

    private Response ask(BootstrapInterface tested, String text) {
        var exchange = new FakeExchange(Requests.of(text));
        client.execute(() -> tested.handleBootstrap(client, exchange));
        return exchange.answer();
    }

    static Settings settings(String version, boolean pack) {
        return new Settings(
                version,
                pack,
                ContentFormat.SENML_CBOR,
                Duration.ofSeconds(247),
                Duration.ofSeconds(30),
                Duration.ofHours(1));
    }

    private static Optional<BootstrapInformation> information(String fingerprint) {
        return Optional.of(new BootstrapInformation(List.of(), fingerprint));
    }

    private interface Content {
        Optional<BootstrapInformation> get() throws IOException;
    }

    private static BootstrapSource failing() {
        return source(Origin.SMARTCARD, () -> {
            throw new IOException("the reader is unplugged");
        });
    }

    private static BootstrapSource source(Origin origin, Content content) {
        return new BootstrapSource() {
            @Override
            public Origin origin() {
                return origin;
            }

            @Override
            public Optional<BootstrapInformation> read() throws IOException {
                return content.get();
            }
        };
    }
}
