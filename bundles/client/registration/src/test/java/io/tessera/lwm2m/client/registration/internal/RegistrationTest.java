// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server sees of a client's registration (Core 1.2, 6.2; Transport 1.2, 6.4.2). */
final class RegistrationTest {

    private static final Response CHANGED = Response.of(ResponseCode.CHANGED);
    private static final Response DELETED = Response.of(ResponseCode.DELETED);
    private static final Duration SOON = Duration.ofMillis(100);

    private final StoredObject everything = Objects.empty(32769);
    private final FakeClient client =
            new FakeClient(Objects.security(), Objects.server(), Objects.device(), everything);
    private final FakeSession session = client.addSession(1);

    @Test
    void register_says_all_that_a_server_must_know() {
        start("1.1");
        var register = session.takeSent().request();
        assertThat(register.method()).isEqualTo(Method.POST);
        assertThat(register.path()).containsExactly("rd");
        assertThat(register.query()).containsExactly("ep=urn:dev:test", "lt=300", "lwm2m=1.1", "b=U");
        assertThat(register.contentFormat()).isEqualTo(ContentFormat.LINK);
        assertThat(links(register))
                .isEqualTo(
                        "</>;rt=oma.lwm2m;ct=60 110 112 11542 11544,</1>;ver=1.2,</1/1>,</3>;ver=1.1,</3/0>,</32769>");
    }

    @Test
    void an_object_without_instances_is_named_itself_and_one_of_version_1_0_only_by_its_instances() {
        create(0);
        create(4);
        start("1.0");
        assertThat(links(session.takeSent().request())).endsWith(",</32769/0>,</32769/4>");
    }

    @Test
    void p2_2_each_server_is_told_the_versions_that_it_knows() {
        client.tree().knownAs("1.0", new ObjectDefinition(3, "Device", "1.0", false, true, List.of()));
        start("1.1");
        assertThat(links(session.answer(Response.of(ResponseCode.PRECONDITION_FAILED))))
                .endsWith(",</1/1>,</3>;ver=1.1,</3/0>,</32769>");
        assertThat(links(session.takeSent().request())).endsWith(",</1/1>,</3/0>,</32769>");
    }

    @ParameterizedTest(name = "in {0} Object {1} of version 1.0 is {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1.0 | 5     | </5/0>
            1.1 | 5     | </5/0>
            1.2 | 5     | </5>;ver=1.0,</5/0>
            1.0 | 4     | </4/0>
            1.1 | 4     | </4>;ver=1.0,</4/0>
            1.2 | 4     | </4>;ver=1.0,</4/0>
            1.1 | 2     | </2/0>
            1.2 | 2     | </2>;ver=1.0,</2/0>
            1.2 | 6     | </6/0>
            1.2 | 32770 | </32770/0>
            """)
    void p2_2_a_server_that_would_take_an_object_for_a_newer_one_is_told(String lwm2m, int id, String links) {
        var old = new StoredObject(StoredObject.multiple(id, "Old", "1.0").readWrite(0, "Any", DataType.STRING));
        old.create(Caller.DEVICE, 0, List.of());
        client.tree().mount(old);
        start(lwm2m);
        assertThat(links(session.takeSent().request()) + ",")
                .contains("," + links + ",")
                .doesNotContain("</%d>,".formatted(id));
    }

    @Test
    void in_1_0_the_root_link_names_json() {
        start("1.0");
        assertThat(links(session.takeSent().request())).startsWith("</>;rt=oma.lwm2m;ct=11543,");
    }

    @ParameterizedTest(name = "{0} with binding {1}: {2}")
    @CsvSource({
        "1.0, U, b=U",
        "1.0, UQ, b=UQ",
        "1.0, UTQ, b=UQ",
        "1.1, U, b=U",
        "1.1, UQ, b=U&Q",
        "1.2, UT, b=UT",
        "1.1, '', b=U"
    })
    void queue_mode_is_part_of_the_binding_in_1_0_and_a_parameter_of_its_own_since(
            String version, String binding, String expected) {
        session.binding(binding);
        start(version);
        assertThat(String.join("&", session.takeSent().request().query())).endsWith(expected);
    }

    @Test
    void an_accepted_register_is_kept_with_all_that_was_told() {
        registered("1.1");
        var registration = session.registration();
        assertThat(registration.status()).isEqualTo(Status.REGISTERED);
        assertThat(registration.location()).containsExactly("rd", "7", "x");
        assertThat(registration.version()).isEqualTo("1.1");
        assertThat(registration.lifetime()).isEqualTo(300);
    }

    @Test
    void whatever_location_the_server_chose_is_where_updates_go() {
        registered("1.1");
        client.passSeconds(300 - 93);
        var update = session.answer(CHANGED);
        assertThat(update.method()).isEqualTo(Method.POST);
        assertThat(update.path()).containsExactly("rd", "7", "x");
    }

    @Test
    void an_update_with_nothing_new_is_empty() {
        registered("1.1");
        client.passSeconds(300 - 93);
        var update = session.answer(CHANGED);
        assertThat(update.query()).isEmpty();
        assertThat(update.payload()).isEmpty();
        assertThat(update.contentFormat()).isEqualTo(ContentFormat.NONE);
    }

    @ParameterizedTest(name = "lifetime {0} s: Update between {1} and {2} s")
    @CsvSource({"86400, 77676, 86307", "300, 186, 207", "60, 27, 30", "20, 9, 10", "1, 0, 1"})
    void an_update_comes_before_the_lifetime_ends_with_time_to_spare(long lifetime, long earliest, long latest) {
        session.lifetime(lifetime);
        registered("1.1");
        client.passSeconds(earliest);
        assertThat(session.sentCount()).isZero();
        client.passSeconds(latest - earliest);
        assertThat(session.sentCount()).isEqualTo(1);
    }

    @Test
    void a_lifetime_of_0_never_ends() {
        session.lifetime(0);
        registered("1.2");
        client.pass(Duration.ofDays(4000));
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void several_changes_of_the_object_list_are_one_update_with_the_full_list() {
        registered("1.1");
        create(0);
        create(1);
        create(2);
        client.pass(Duration.ofMillis(499));
        assertThat(session.sentCount()).isZero();
        client.pass(Duration.ofMillis(1));
        var update = session.answer(CHANGED);
        assertThat(update.query()).isEmpty();
        assertThat(links(update)).contains("</1/1>", "</3/0>", "</32769/0>,</32769/1>,</32769/2>");
        client.passSeconds(60);
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void an_instance_that_came_and_went_is_no_news() {
        registered("1.1");
        create(0);
        everything.delete(Caller.DEVICE, Path.of(32769, 0));
        client.tree().unmount(32769);
        client.tree().mount(everything);
        client.passSeconds(5);
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void a_change_during_an_update_is_told_after_it() {
        registered("1.1");
        create(0);
        client.passSeconds(1);
        create(1);
        client.passSeconds(1);
        assertThat(session.sentCount()).isEqualTo(1);
        session.answer(CHANGED);
        assertThat(links(session.answer(CHANGED))).contains("</32769/1>");
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void a_written_lifetime_is_told_at_once() {
        registered("1.1");
        session.lifetime(600);
        client.pass(SOON);
        assertThat(session.answer(CHANGED).query()).containsExactly("lt=600");
        assertThat(session.registration().lifetime()).isEqualTo(600);
    }

    @Test
    void a_written_binding_is_told_at_once() {
        registered("1.1");
        session.binding("UQ");
        client.pass(SOON);
        assertThat(session.answer(CHANGED).query()).containsExactly("b=U", "Q");
    }

    @Test
    void execute_of_1_x_8_is_followed_by_an_update() {
        registered("1.1");
        client.fire(new ClientEvent.Executed(Path.of(1, 1, 8), new Caller(1)));
        assertThat(session.sentCount()).isZero();
        client.pass(SOON);
        assertThat(session.answer(CHANGED).path()).containsExactly("rd", "7", "x");
    }

    @Test
    void execute_of_1_x_4_deregisters_and_stays_away() {
        session.disableTimeout(120);
        registered("1.1");
        client.fire(new ClientEvent.Executed(Path.of(1, 1, 4), new Caller(1)));
        assertThat(session.sentCount()).as("the answer leaves first").isZero();
        client.pass(SOON);
        assertThat(session.answer(DELETED).method()).isEqualTo(Method.DELETE);
        assertThat(session.registration().status()).isEqualTo(Status.DISABLED);
        create(0);
        client.passSeconds(119);
        assertThat(session.sentCount()).isZero();
        client.passSeconds(1);
        assertThat(session.answer(created()).path()).containsExactly("rd");
        assertThat(session.registration().isRegistered()).isTrue();
    }

    @Test
    void disable_works_per_server() {
        var other = client.addSession(2);
        registered("1.1");
        registered(other);
        client.fire(new ClientEvent.Executed(Path.of(1, 2, 4), new Caller(2)));
        client.pass(SOON);
        assertThat(session.sentCount()).isZero();
        assertThat(other.answer(DELETED).method()).isEqualTo(Method.DELETE);
        assertThat(session.registration().isRegistered()).isTrue();
    }

    @Test
    void a_server_that_comes_up_later_is_found_within_seconds() {
        start("1.1");
        session.fail(NoAnswer.Reason.UNREACHABLE);
        client.pass(Duration.ofMillis(1100));
        session.fail(NoAnswer.Reason.UNREACHABLE);
        client.pass(Duration.ofMillis(2200));
        session.answer(created());
        assertThat(session.registration().isRegistered()).isTrue();
        assertThat(session.registration().failure()).isEmpty();
    }

    @Test
    void why_the_last_attempt_failed_is_kept() {
        start("1.1");
        session.answer(Response.of(ResponseCode.FORBIDDEN));
        assertThat(session.registration().status()).isEqualTo(Status.BOOTSTRAP_NEEDED);
        assertThat(session.registration().failure()).contains("4.03");
    }

    @Test
    void resource_18_of_the_server_instance_is_the_retry_timer() {
        client.tree()
                .object(1)
                .orElseThrow()
                .write(
                        Caller.DEVICE,
                        Path.of(1, 1, 18),
                        true,
                        List.of(Objects.at(1, 1, 18, new Value.UnsignedIntegerValue(7))));
        start("1.1");
        session.answer(Response.of(ResponseCode.FORBIDDEN));
        client.pass(Duration.ofMillis(6900));
        assertThat(session.sentCount()).isZero();
        client.pass(Duration.ofMillis(900));
        assertThat(session.sentCount()).isEqualTo(1);
    }

    @Test
    void a_refused_version_is_lowered_and_remembered() {
        start("1.2");
        session.answer(Response.of(ResponseCode.PRECONDITION_FAILED));
        assertThat(session.answer(created()).query()).contains("lwm2m=1.1");
        assertThat(session.registration().version()).isEqualTo("1.1");

        client.detach();
        session.registration(session.registration().withStatus(Status.UNREGISTERED, ""));
        start("1.2");
        assertThat(session.takeSent().request().query()).contains("lwm2m=1.1");
    }

    @Test
    void a_registration_that_the_server_dropped_is_made_anew() {
        registered("1.1");
        client.passSeconds(300 - 93);
        session.answer(Response.of(ResponseCode.NOT_FOUND));
        assertThat(session.registration().isRegistered()).isFalse();
        assertThat(session.answer(created()).path()).containsExactly("rd");
    }

    @Test
    void another_address_needs_another_registration() {
        registered("1.1");
        session.uri("coap://elsewhere");
        assertThat(session.answer(created()).path()).containsExactly("rd");
    }

    @Test
    void shutdown_and_removed_account_deregister() {
        registered("1.1");
        client.fire(new ClientEvent.Stopping());
        var deregister = session.answer(DELETED);
        assertThat(deregister.method()).isEqualTo(Method.DELETE);
        assertThat(deregister.path()).containsExactly("rd", "7", "x");
        assertThat(session.registration().status()).isEqualTo(Status.UNREGISTERED);

        var other = client.addSession(2);
        client.fire(new ClientEvent.AccountAdded(other));
        registered(other);
        client.removeSession(other);
        assertThat(other.takeSent().request().method()).isEqualTo(Method.DELETE);
    }

    @Test
    void a_replaced_interface_goes_on_without_a_message() {
        registered("1.1");
        client.passSeconds(100);
        client.detach();
        assertThat(client.timers()).isZero();
        start("1.1");
        client.passSeconds(300 - 93 - 30 - 102);
        assertThat(session.sentCount()).isZero();
        client.passSeconds(31);
        assertThat(session.takeSent().request().path()).containsExactly("rd", "7", "x");
    }

    @Test
    void a_replaced_interface_tells_what_changed_meanwhile() {
        registered("1.1");
        client.detach();
        create(0);
        start("1.1");
        assertThat(links(session.answer(CHANGED))).contains("</32769/0>");
    }

    @Test
    void after_a_restart_of_the_process_an_update_says_where_the_client_is() {
        session.registeredBefore("1.1");
        start("1.1");
        assertThat(session.answer(CHANGED).path()).containsExactly("rd", "a");
        assertThat(session.isReachable()).isTrue();
        client.passSeconds(5);
        assertThat(session.sentCount()).isZero();
    }

    @Test
    void an_update_waits_until_no_more_objects_come_but_not_for_ever() {
        registered("1.1");
        for (int i = 0; i < 12; i++) {
            create(i);
            client.pass(Duration.ofMillis(400));
            assertThat(session.sentCount()).isZero();
        }
        for (int i = 12; i < 15; i++) {
            create(i);
            client.pass(Duration.ofMillis(400));
        }
        assertThat(session.sentCount()).isEqualTo(1);
    }

    @Test
    void a_lifetime_that_ended_meanwhile_needs_a_register() {
        registered("1.1");
        client.detach();
        client.passSeconds(300);
        start("1.1");
        assertThat(session.takeSent().request().path()).containsExactly("rd");
    }

    @Test
    void an_answer_that_comes_after_the_interface_went_changes_nothing() {
        start("1.1");
        var register = session.takeSent();
        client.detach();
        client.execute(() -> register.answer().complete(created()));
        assertThat(session.registration().isRegistered()).isFalse();
        assertThat(client.timers()).isZero();
    }

    @Test
    void a_register_answered_without_location_is_tried_again() {
        start("1.1");
        session.answer(Response.of(ResponseCode.CREATED));
        assertThat(session.registration().isRegistered()).isFalse();
        client.passSeconds(70);
        assertThat(session.sentCount()).isEqualTo(1);
    }

    private void start(String version) {
        var settings = Settings.of(config(version), () -> 0.5);
        client.attach(new RegistrationInterface(settings, Codecs.create()));
        client.pass(Duration.ofMillis(500));
    }

    private void registered(String version) {
        start(version);
        registered(session);
    }

    private void registered(FakeSession answering) {
        client.pass(Duration.ofMillis(500));
        if (answering.sentCount() > 0) {
            answering.answer(answering.registration().isRegistered() ? CHANGED : created());
        }
        assertThat(answering.registration().isRegistered()).isTrue();
    }

    private static Response created() {
        return Response.created(List.of("rd", "7", "x"));
    }

    private void create(int instance) {
        Objects.add(everything, instance, Objects.at(32769, instance, 0, Value.of("x")));
    }

    /** The links without quotes, read back as a server does. */
    private static String links(Request request) {
        try {
            assertThat(Codecs.create().decodeLinks(request.payload())).isNotEmpty();
        } catch (RequestRefused e) {
            throw new AssertionError(e);
        }
        return new String(request.payload(), StandardCharsets.UTF_8).replace("\"", "");
    }

    static RegistrationConfig config(String version) {
        return new RegistrationConfig() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return RegistrationConfig.class;
            }

            @Override
            public String version() {
                return version;
            }

            @Override
            public int debounce() {
                return 500;
            }

            @Override
            public boolean queueMode() {
                return false;
            }

            @Override
            public int retryCount() {
                return 5;
            }

            @Override
            public int retryTimer() {
                return 60;
            }

            @Override
            public int sequenceDelay() {
                return 86_400;
            }

            @Override
            public String smsNumber() {
                return "";
            }

            @Override
            public String profileId() {
                return "none";
            }
        };
    }
}
