// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.MULTIPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Registration.Status;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client must do when it registers, row by row: the name begins with what the row is about. */
final class ProtocolTest {

    private static final Response CHANGED = Response.of(ResponseCode.CHANGED);
    private static final Response FORBIDDEN = Response.of(ResponseCode.FORBIDDEN);
    private static final Response CREATED = Response.created(List.of("rd", "7"));

    private final StoredObject servers = servers();
    private final StoredObject things = Objects.empty(32769);
    private final FakeClient client = new FakeClient(Objects.security(), servers, Objects.device(), things);

    @Test
    void register_carries_ep_lt_lwm2m_b_and_content_format_40() {
        var session = server(1);
        start(Map.of());
        var register = session.takeSent().request();
        assertThat(register.method()).isEqualTo(Method.POST);
        assertThat(register.path()).containsExactly("rd");
        assertThat(register.query()).containsExactly("ep=urn:dev:test", "lt=300", "lwm2m=1.2", "b=U");
        assertThat(register.contentFormat()).isEqualTo(ContentFormat.LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rd/7", "x", "a/b/c/d"})
    void location_of_any_number_of_segments_is_followed(String location) {
        var session = server(1);
        start(Map.of());
        session.answer(Response.created(List.of(location.split("/"))));
        trigger(1);
        assertThat(session.takeSent().request().path()).containsExactly(location.split("/"));
    }

    @Test
    void object_list_has_1_and_3_and_neither_0_nor_21_nor_23() {
        client.tree().mount(Objects.empty(21));
        client.tree().mount(Objects.empty(23));
        var session = server(1);
        start(Map.of());
        assertThat(links(session.takeSent().request()))
                .contains("</1/1>", "</3/0>")
                .doesNotContain("</0", "</21", "</23");
    }

    @Test
    void root_link_names_several_formats_in_quotes() {
        var session = server(1);
        start(Map.of());
        assertThat(links(session.takeSent().request()))
                .startsWith("</>;rt=\"oma.lwm2m\";ct=\"60 110 112 11542 11544\",");
    }

    @Test
    void alternate_path_is_the_root_link_and_in_front_of_every_object() {
        client.alternatePath("lw", "m2m");
        var session = server(1);
        start(Map.of());
        assertThat(links(session.takeSent().request()))
                .startsWith("</lw/m2m>;rt=\"oma.lwm2m\";ct=")
                .endsWith(",</lw/m2m/1>;ver=1.2,</lw/m2m/1/1>,</lw/m2m/3>;ver=1.1,</lw/m2m/3/0>,</lw/m2m/32769>");
    }

    @ParameterizedTest(name = "lifetime {1} with LwM2M {0}: {2}")
    @CsvSource({"1.2, 0, lt=0", "1.1, 0, lt=86400", "1.0, 0, lt=86400", "1.1, 60, lt=60"})
    void lifetime_of_0_is_for_ever_in_1_2_and_never_sent_below(String version, long lifetime, String expected) {
        var session = server(1).lifetime(lifetime);
        start(Map.of("version", version));
        assertThat(session.answer(CREATED).query()).contains(expected);
        client.pass(Duration.ofDays(2));
        assertThat(session.sentCount()).isEqualTo(expected.equals("lt=0") ? 0 : 1);
    }

    @Test
    void lifetime_that_expired_needs_a_register() {
        var session = server(1);
        start(Map.of());
        session.answer(CREATED);
        client.detach();
        client.passSeconds(301);
        start(Map.of());
        assertThat(session.takeSent().request().path()).containsExactly("rd");
    }

    @Test
    void address_change_with_no_sec_is_a_register() {
        var session = server(1);
        start(Map.of());
        session.answer(CREATED);
        client.fire(new ClientEvent.TransportDown());
        client.fire(new ClientEvent.AddressChanged());
        client.fire(new ClientEvent.TransportUp());
        assertThat(session.answer(CREATED).path()).containsExactly("rd");
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void transport_that_is_back_at_the_same_address_needs_nothing() {
        var session = server(1);
        start(Map.of());
        session.answer(CREATED);
        client.fire(new ClientEvent.TransportDown());
        client.fire(new ClientEvent.TransportUp());
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void binding_never_has_a_q_in_it_since_1_1() {
        var session = server(1).binding("UQ");
        start(Map.of("version", "1.1"));
        assertThat(session.takeSent().request().query()).contains("b=U", "Q").doesNotContain("b=UQ");
    }

    @Test
    void sms_number_is_told_if_there_is_one() {
        var session = server(1);
        start(Map.of("smsNumber", "+391234567"));
        assertThat(session.takeSent().request().query()).contains("sms=+391234567");
        assertThatThrownBy(() -> Settings.of(config(Map.of("smsNumber", "a&b=c")), () -> 0))
                .hasMessageStartingWith("smsNumber");
    }

    @Test
    void trigger_21_says_whether_the_server_is_told_the_sms_number() {
        var reachable = server(1);
        set(1, 21, Value.of(true));
        var unreachable = server(2);
        set(2, 21, Value.of(false));
        start(Map.of("smsNumber", "4670000"));
        assertThat(reachable.takeSent().request().query()).contains("sms=4670000");
        assertThat(unreachable.takeSent().request().query()).noneMatch(option -> option.startsWith("sms"));
    }

    /** Core 1.2, 6.2.1.2: the client uses it "unless unable to do so", and UDP is assumed of every server. */
    @Test
    void preferred_transport_22_that_this_client_does_not_have_is_left_aside() {
        var session = server(1).binding("TU");
        set(1, 22, Value.of("T"));
        start(Map.of());
        assertThat(session.answer(CREATED).path()).containsExactly("rd");
        set(1, 22, Value.of("N"));
        client.passSeconds(1);
        assertThat(session.sentCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1.1, 1.0, 1.1", "1.0.2, 1.1.1, 1.1", "1.0, -, 1.0", "2.0, nonsense, 1.2", "1.2, 1.1, 1.2"})
    void supported_server_versions_25_spare_the_refusal(String one, String other, String offered) {
        var session = server(1);
        Objects.set(servers, Path.of(1, 1, 25, 0), Value.of(one));
        if (other != null) {
            Objects.set(servers, Path.of(1, 1, 25, 1), Value.of(other));
        }
        start(Map.of());
        assertThat(session.takeSent().request().query()).contains("lwm2m=" + offered);
    }

    @Test
    void priority_order_is_ascending_and_the_next_waits_for_the_one_before() {
        var first = server(1, 13, 20);
        var second = server(2, 13, 10);
        var free = server(3);
        start(Map.of());
        assertThat(free.sentCount()).isEqualTo(1);
        assertThat(first.sentCount()).isZero();
        second.answer(CREATED);
        client.passSeconds(1);
        assertThat(first.sentCount()).isEqualTo(1);
    }

    @Test
    void failure_block_stops_the_later_servers_until_this_one_accepts() {
        var first = server(1, 13, 1);
        set(1, 15, Value.of(true));
        var second = server(2, 13, 2);
        start(Map.of());
        first.answer(FORBIDDEN);
        client.passSeconds(59);
        assertThat(second.sentCount()).isZero();
        client.passSeconds(7);
        first.answer(CREATED);
        client.passSeconds(1);
        assertThat(second.sentCount()).isEqualTo(1);
    }

    @Test
    void failure_without_block_lets_the_next_server_go_ahead() {
        var first = server(1, 13, 1);
        var second = server(2, 13, 2);
        start(Map.of());
        first.fail(NoAnswer.Reason.UNREACHABLE);
        client.pass(Duration.ofMillis(100));
        assertThat(second.sentCount()).isEqualTo(1);
        client.passSeconds(2);
        assertThat(first.sentCount()).as("and is tried again on its own").isEqualTo(1);
    }

    @Test
    void order_is_kept_when_there_is_no_transport_yet() {
        var first = server(1, 13, 1);
        var second = server(2, 13, 2);
        start(Map.of());
        first.fail(NoAnswer.Reason.CANCELLED);
        client.passSeconds(1);
        client.fire(new ClientEvent.TransportUp());
        assertThat(second.sentCount()).isZero();
        first.answer(CREATED);
        client.passSeconds(1);
        assertThat(second.sentCount()).isEqualTo(1);
    }

    @Test
    void account_that_goes_lets_the_next_one_in_the_order_begin() {
        var first = server(1, 13, 1);
        var second = server(2, 13, 2);
        start(Map.of());
        client.removeSession(first);
        client.passSeconds(1);
        assertThat(second.sentCount()).isEqualTo(1);
    }

    @Test
    void initial_delay_holds_the_first_register_back() {
        var session = server(1, 14, 30);
        start(Map.of());
        client.fire(new ClientEvent.TransportUp());
        client.passSeconds(29);
        assertThat(session.sentCount()).isZero();
        client.passSeconds(1);
        assertThat(session.sentCount()).isEqualTo(1);
    }

    @Test
    void retry_sequence_that_is_used_up_asks_for_a_bootstrap_and_rests_where_20_says_so() {
        var session = server(1, 17, 1);
        set(1, 20, new Value.UnsignedIntegerValue(1));
        start(Map.of());
        for (int attempt = 0; attempt < 7; attempt++) {
            assertThat(session.registration().status()).isNotEqualTo(Status.BOOTSTRAP_NEEDED);
            session.fail(NoAnswer.Reason.UNREACHABLE);
            client.passSeconds(36);
        }
        assertThat(session.registration().status()).isEqualTo(Status.BOOTSTRAP_NEEDED);
        client.pass(Duration.ofDays(3));
        assertThat(session.sentCount()).isZero();
        client.fire(new ClientEvent.TransportUp());
        assertThat(session.sentCount()).as("no dead end").isEqualTo(1);
    }

    @Test
    void what_failed_is_tried_again_as_soon_as_a_bootstrap_succeeded() {
        var session = server(1, 17, 1);
        start(Map.of());
        session.fail(NoAnswer.Reason.UNREACHABLE);
        assertThat(session.sentCount()).isZero();
        client.fire(new ClientEvent.Bootstrapped());
        assertThat(session.sentCount()).isEqualTo(1);
    }

    @Test
    void retry_sequences_go_on_after_a_day_where_20_says_nothing() {
        var session = server(1, 17, 1);
        start(Map.of());
        session.answer(FORBIDDEN);
        client.pass(Duration.ofHours(23));
        assertThat(session.sentCount()).isZero();
        client.pass(Duration.ofHours(4));
        assertThat(session.sentCount()).isEqualTo(1);
    }

    @Test
    void bootstrap_on_failure_false_asks_for_none() {
        var session = server(1, 17, 1);
        set(1, 16, Value.of(false));
        start(Map.of());
        session.answer(FORBIDDEN);
        assertThat(session.registration().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void int_105_discarded_update_is_followed_by_a_register() {
        var session = server(1);
        start(Map.of());
        session.answer(CREATED);
        trigger(1);
        session.answer(Response.of(ResponseCode.NOT_FOUND));
        assertThat(session.answer(CREATED).path()).containsExactly("rd");
    }

    @Test
    void int_104_update_trigger_is_followed_by_an_update_without_parameters() {
        var session = server(1);
        start(Map.of());
        session.answer(CREATED);
        trigger(1);
        var update = session.answer(CHANGED);
        assertThat(update.query()).isEmpty();
        assertThat(update.payload()).isEmpty();
    }

    @Test
    void int_107_extended_lifetime_is_told_at_once() {
        var session = server(1);
        start(Map.of());
        session.answer(CREATED);
        session.lifetime(6000);
        client.pass(Duration.ofMillis(100));
        assertThat(session.takeSent().request().query()).containsExactly("lt=6000");
    }

    @Test
    void int_108_queue_mode_is_asked_for_and_the_update_is_confirmable() {
        var session = server(1);
        start(Map.of("queueMode", true));
        assertThat(session.answer(CREATED).query()).contains("b=U", "Q");
        client.passSeconds(207);
        assertThat(session.takeSent().request().confirmable()).isTrue();
    }

    @Test
    void int_110_profile_id_stands_for_the_object_list_which_follows_if_refused() {
        var session = server(1);
        start(Map.of("profileId", "alone"));
        var byReference = session.answer(Response.of(ResponseCode.BAD_REQUEST));
        assertThat(byReference.query()).anyMatch(option -> option.matches("pid=6:[0-9a-f]{8}"));
        assertThat(byReference.payload()).isEmpty();
        var whole = session.answer(CREATED);
        assertThat(whole.query()).isEqualTo(byReference.query());
        assertThat(whole.query()).contains("pid=" + Profile.id(whole.payload()));
        assertThat(session.registration().isRegistered()).isTrue();
    }

    @Test
    void int_110_profile_id_that_is_accepted_is_enough() {
        var session = server(1);
        start(Map.of("profileId", "alone"));
        session.answer(CREATED);
        assertThat(session.registration().isRegistered()).isTrue();
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void disable_ends_with_a_refused_deregister_too_after_a_register_by_profile_id() {
        var session = server(1);
        start(Map.of("profileId", "alone"));
        session.answer(CREATED);
        client.fire(new ClientEvent.Executed(Path.of(1, 1, 4), new Caller(1)));
        client.pass(Duration.ofMillis(100));
        session.answer(Response.of(ResponseCode.NOT_FOUND));
        assertThat(session.registration().status()).isEqualTo(Status.DISABLED);
    }

    @Test
    void int_111_profile_id_comes_together_with_the_object_list() {
        var session = server(1);
        start(Map.of("profileId", "withList"));
        var register = session.answer(CREATED);
        assertThat(register.query()).contains("pid=" + Profile.id(register.payload()));
        Objects.add(things, 0, Objects.at(32769, 0, 0, Value.of("x")));
        client.passSeconds(1);
        var update = session.takeSent().request();
        assertThat(update.query()).containsExactly("pid=" + Profile.id(update.payload()));
    }

    @Test
    void profile_id_is_6_and_the_first_32_bits_of_sha_256() {
        assertThat(Profile.id("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo("6:ba7816bf");
    }

    @Test
    void profile_id_is_unknown_below_1_2() {
        var session = server(1);
        start(Map.of("profileId", "alone"));
        session.answer(Response.of(ResponseCode.PRECONDITION_FAILED));
        var register = session.takeSent().request();
        assertThat(register.query()).contains("lwm2m=1.1").noneMatch(option -> option.startsWith("pid"));
        assertThat(register.payload()).isNotEmpty();
    }

    private FakeSession server(int id) {
        Objects.add(servers, id, Objects.at(1, id, 0, Value.of(id)), Objects.at(1, id, 1, Value.of(300)));
        return client.addSession(id);
    }

    private FakeSession server(int id, int resource, long value) {
        var session = server(id);
        set(id, resource, new Value.UnsignedIntegerValue(value));
        return session;
    }

    private void set(int id, int resource, Value value) {
        Objects.set(servers, Path.of(1, id, resource), value);
    }

    private void trigger(int id) {
        client.fire(new ClientEvent.Executed(Path.of(1, id, 8), new Caller(id)));
        client.pass(Duration.ofMillis(100));
    }

    private void start(Map<String, Object> configured) {
        client.attach(new RegistrationInterface(Settings.of(config(configured), () -> 0.5), Codecs.create()));
        client.pass(Duration.ofMillis(500));
    }

    private static String links(Request request) {
        return new String(request.payload(), StandardCharsets.UTF_8);
    }

    private static RegistrationConfig config(Map<String, Object> configured) {
        var values = new HashMap<>(configured);
        return (RegistrationConfig) Proxy.newProxyInstance(
                RegistrationConfig.class.getClassLoader(),
                new Class<?>[] {RegistrationConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private static StoredObject servers() {
        return new StoredObject(StoredObject.multiple(1, "LwM2M Server", "1.2")
                .read(0, "Short Server ID", DataType.INTEGER, MANDATORY)
                .readWrite(1, "Lifetime", DataType.INTEGER, MANDATORY)
                .read(13, "Registration Priority Order", DataType.UNSIGNED_INTEGER)
                .readWrite(14, "Initial Registration Delay Timer", DataType.UNSIGNED_INTEGER)
                .read(15, "Registration Failure Block", DataType.BOOLEAN)
                .read(16, "Bootstrap on Registration Failure", DataType.BOOLEAN)
                .readWrite(17, "Communication Retry Count", DataType.UNSIGNED_INTEGER)
                .readWrite(20, "Communication Sequence Retry Count", DataType.UNSIGNED_INTEGER)
                .readWrite(21, "Trigger", DataType.BOOLEAN)
                .readWrite(22, "Preferred Transport", DataType.STRING)
                .readWrite(25, "Supported Server Versions", DataType.STRING, MULTIPLE));
    }
}
