// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.QueueListener.End;
import io.tessera.lwm2m.server.ReceivedValue;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a server must do about registrations, queue mode and clients that come back, row by row: the name begins with what
 * the row is about.
 */
class ProtocolTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);
    private static final Duration AWAKE = Duration.ofSeconds(93);

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void register_is_answered_with_a_location_under_rd() throws Exception {
        var answer = server.ask(DEVICE, Method.POST, "/rd?ep=a&lt=60&lwm2m=1.1&b=U&Q&sms=49", OBJECTS);

        assertThat(answer.code()).isEqualTo(ResponseCode.CREATED);
        assertThat(answer.locationPath()).startsWith("rd").hasSize(2);
        assertThat(registered("a").smsNumber()).isEqualTo("49");
        assertThat(registered("a").queueMode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            </1/0>,</3/0>,</5>                          | [/1/0, /3/0]          | {1=1.1, 3=1.1, 5=1.0}
            </1/0>,</3/0>,</0/0>,</21/0>,</23/0>        | [/1/0, /3/0]          | {1=1.1, 3=1.1}
            </1>;ver=1.2,</1/0>,</3>;ver="1.2",</3/0>   | [/1/0, /3/0]          | {1=1.2, 3=1.2}
            </3303>;ver=1.1,</3303/0>,</3303/1>         | [/3303/0, /3303/1]    | {3303=1.1}
            """)
    void object_list_is_read_with_and_without_instances_and_versions(String links, String instances, String versions)
            throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1", links);

        assertThat(registered("a").objects().instances()).hasToString(instances);
        assertThat(registered("a").objects().versions()).hasToString(versions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            </>;rt="oma.lwm2m";ct="60 110 112 11542",</1/0>,</3/0>           | 4
            </>;rt="oma.lwm2m";ct=110,</1/0>,</3/0>                          | 1
            </>;ct=110, </1/0>,</3/0>                                        | 1
            </>;ct="110 112 60", </1/0>, </3/0>                              | 3
            </>;title="a,b;c";rt="oma.lwm2m";ct=110;x,</1/0>;y="<,>",</3/0>  | 1
            </1/0>,</3/0>                                                    | 0
            """)
    void root_link_tells_the_formats_whatever_else_is_in_it(String links, int formats) throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1", links);

        assertThat(registered("a").objects().formats()).hasSize(formats);
        assertThat(registered("a").objects().instances()).hasToString("[/1/0, /3/0]");
    }

    @Test
    void alternate_path_stands_before_management_and_reporting_requests() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1", "</a/b>;rt=\"oma.lwm2m\",</a/b/1/0>,</a/b/3/0>");

        server.management.read("a", Path.of(3, 0), ContentFormat.NONE);
        server.reporting.observe("a", Path.of(3, 0), ContentFormat.NONE, List.of());

        assertThat(server.endpoint.next().request().path()).containsExactly("a", "b", "3", "0");
        assertThat(server.endpoint.next().request().path()).containsExactly("a", "b", "3", "0");
    }

    @Test
    void lifetime_is_a_day_when_absent_endless_when_zero_and_changed_by_an_update() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.2");
        server.register(peer(2), "ep=b&lwm2m=1.2&lt=0");

        assertThat(registered("a").lifetime()).isEqualTo(Duration.ofSeconds(86_400));
        assertThat(registered("b").expires()).isEqualTo(Instant.MAX);
        server.ask(DEVICE, Method.POST, location + "?lt=6000", "");
        assertThat(registered("a").lifetime()).isEqualTo(Duration.ofSeconds(6000));
    }

    @Test
    void update_changes_what_it_says_and_an_object_list_is_the_whole_list() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&lt=60&b=U");

        server.ask(DEVICE, Method.POST, location, "</1/0>,</3/0>,</5/0>");
        assertThat(registered("a").objects().instances()).hasToString("[/1/0, /3/0, /5/0]");
        assertThat(registered("a").lifetime()).isEqualTo(Duration.ofSeconds(60));

        server.time.advance(Duration.ofSeconds(50));
        server.ask(DEVICE, Method.POST, location, "");
        assertThat(registered("a").objects().instances()).hasToString("[/1/0, /3/0, /5/0]");
        assertThat(registered("a").expires()).isEqualTo(server.time.instant().plusSeconds(60));
    }

    @Test
    void expiry_drops_the_registration_and_its_observations_and_an_update_is_4_04() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&lt=60");
        var token = observe();

        server.time.advance(Duration.ofSeconds(60));
        server.events.await("deregistered a EXPIRED");

        assertThat(server.runtime.all()).isEmpty();
        assertThat(server.reporting.all()).isEmpty();
        assertThat(server.endpoint.receive(DEVICE, token, temperature(1).observed(9)))
                .isFalse();
        assertThat(server.ask(DEVICE, Method.POST, location, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void register_of_a_known_ep_replaces_it_and_the_server_observes_again_once() throws Exception {
        var first = server.register(DEVICE, "ep=a&lwm2m=1.1");
        observe();

        var second =
                server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS).locationPath();

        assertThat("/" + String.join("/", second)).isNotEqualTo(first);
        var again = server.endpoint.next();
        assertThat(again.request()).hasToString("GET /3303/0/5700");
        again.answer(temperature(2).observed(1));
        server.events.notification();
        server.passLane("a", DEVICE);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        assertThat(server.reporting.of("a")).hasSize(1);
    }

    @Test
    void register_voids_old_tokens_and_their_notifications_are_refused() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        var old = observe();
        server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS);
        var again = server.endpoint.next().request().token();

        assertThat(again).isNotEqualTo(old);
        assertThat(server.endpoint.receive(DEVICE, old, temperature(3).observed(5)))
                .isFalse();
    }

    @Test
    void an_update_keeps_observations() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");
        var token = observe();

        server.ask(DEVICE, Method.POST, location, "");

        assertThat(server.endpoint.receive(DEVICE, token, temperature(3).observed(5)))
                .isTrue();
        assertThat(server.endpoint.hasSentNothing()).isTrue();
    }

    @Test
    void a_new_association_of_the_same_identity_may_update_from_another_address() throws Exception {
        var location = server.register(peer(1, "key-a"), "ep=key-a&lwm2m=1.1");

        assertThat(server.ask(peer(2, "key-a"), Method.POST, location, "").code())
                .isEqualTo(ResponseCode.CHANGED);

        server.management.read("key-a", Path.of(3, 0), ContentFormat.NONE);
        assertThat(server.endpoint.next().peer()).isEqualTo(peer(2, "key-a"));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 2.01", "1.1, 2.01", "1.2, 2.01", "1.3, 4.12", "2.0, 4.12", "0.9, 4.12", "x, 4.00"})
    void version_is_refused_where_the_major_differs_or_the_minor_is_higher(String version, String code)
            throws Exception {
        var answer = server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=" + version, OBJECTS);

        assertThat(answer.code()).hasToString(code);
    }

    @Test
    void version_that_a_client_falls_back_to_is_the_one_that_is_spoken() throws Exception {
        server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.3", OBJECTS);
        server.register(DEVICE, "ep=a&lwm2m=1.0", "</1/0>,</3/0>");

        server.management.read("a", Path.of(3, 0), ContentFormat.NONE);

        assertThat(server.endpoint.next().request().accept()).isEqualTo(ContentFormat.TLV);
    }

    @Test
    void unknown_objects_and_versions_are_no_reason_to_refuse() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.2", "</1/0>,</3>;ver=9.9,</3/0>,</42769/0>,</sensors/light>;if=x");

        assertThat(registered("a").objects().versions()).isEqualTo(Map.of(1, "1.2", 3, "9.9", 42769, "1.0"));
    }

    @Test
    void endpoint_must_match_the_credentials_and_no_second_one_comes_over_them() throws Exception {
        server.register(peer(1, "key-a"), "ep=key-a&lwm2m=1.1");

        var second = server.ask(peer(1, "key-a"), Method.POST, "/rd?ep=b&lwm2m=1.1", OBJECTS);

        assertThat(second.code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(server.runtime.all()).hasSize(1);
    }

    @Test
    void requests_before_the_2_01_wait_until_it_was_sent() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        observe();
        var gate = new CountDownLatch(1);
        server.occupyLane("a", gate);

        var anew = server.endpoint.receive(DEVICE, TestServer.request(Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS));
        var idleWhenAnswered = anew.thenApply(answer -> server.endpoint.hasSentNothing());
        gate.countDown();

        assertThat(idleWhenAnswered.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(server.endpoint.next().request()).hasToString("GET /3303/0/5700");
    }

    @ParameterizedTest
    @ValueSource(strings = {"U", "UQ", "S", "SQ", "US", "UQS"})
    void binding_of_1_0_is_one_of_a_few_words(String binding) throws Exception {
        assertThat(server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.0&b=" + binding, OBJECTS)
                        .code())
                .isEqualTo(ResponseCode.CREATED);
        assertThat(registered("a").queueMode()).isEqualTo(binding.contains("Q"));
    }

    @ParameterizedTest
    @CsvSource({"1.0, UQSQ", "1.0, USQ", "1.0, T", "1.0, N", "1.1, M", "1.1, H", "1.1, UU", "1.2, X"})
    void binding_that_the_version_does_not_have_is_refused(String version, String binding) throws Exception {
        var query = "/rd?ep=a&lwm2m=%s&b=%s".formatted(version, binding);

        assertThat(server.ask(DEVICE, Method.POST, query, OBJECTS).code()).isEqualTo(ResponseCode.BAD_REQUEST);
    }

    @Test
    void deregister_ends_registration_observations_and_what_waits() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        observe();
        server.time.advance(AWAKE);
        var waiting = delete();

        assertThat(server.ask(DEVICE, Method.DELETE, location, "").code()).isEqualTo(ResponseCode.DELETED);

        assertThat(ManagementTest.failure(waiting)).isInstanceOf(NoAnswer.class);
        assertThat(server.reporting.all()).isEmpty();
        assertThat(server.ask(DEVICE, Method.DELETE, location, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void queue_mode_gets_one_request_at_a_time_and_only_after_an_uplink() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);
        delete();
        delete();
        assertThat(server.endpoint.hasSentNothing()).isTrue();

        server.ask(DEVICE, Method.POST, location, "");
        var first = server.endpoint.next();
        server.passLane("a", DEVICE);
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        first.answer(Response.of(ResponseCode.DELETED));
        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/0");
    }

    @Test
    void queue_mode_wakes_with_a_notify_and_with_a_send_too() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        var token = observe();
        server.time.advance(AWAKE);
        delete();
        server.endpoint.receive(DEVICE, token, temperature(4).observed(5));
        server.endpoint.next().answer(Response.of(ResponseCode.DELETED));
        server.events.outcome();

        server.time.advance(AWAKE);
        delete();
        assertThat(server.endpoint.hasSentNothing()).isTrue();
        var send = TestServer.request(Method.POST, "/dp", "x")
                .withPayload(ContentFormat.SENML_JSON, "[{\"n\":\"/3303/0/5700\",\"v\":1}]".getBytes(UTF_8));
        server.ask(DEVICE, send);
        assertThat(server.endpoint.next().request()).hasToString("DELETE /3303/0");
    }

    @Test
    void queue_mode_tells_the_application_of_a_failed_delivery() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE);
        var waiting = delete();
        server.ask(DEVICE, Method.POST, location, "");

        server.endpoint.next().answer().completeExceptionally(new NoAnswer(NoAnswer.Reason.TIMEOUT, "nothing came"));

        assertThat(ManagementTest.failure(waiting)).isInstanceOf(NoAnswer.class);
        var outcome = server.events.outcome();
        assertThat(outcome.outcome().end()).isEqualTo(End.FAILED);
        assertThat(outcome.outcome().reason()).isEqualTo("nothing came");
    }

    @Test
    void queue_mode_does_not_take_a_client_for_awake_for_ever() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&Q");
        server.time.advance(AWAKE.minusSeconds(1));
        assertThat(server.management.waiting("a")).isEqualTo(new RequestQueue(true, List.of()));
        server.passLane("a", DEVICE);
        server.time.advance(AWAKE.minusSeconds(1));
        assertThat(server.management.waiting("a").awake()).isTrue();

        server.time.advance(Duration.ofSeconds(1));

        assertThat(server.management.waiting("a").awake()).isFalse();
    }

    @Test
    void disable_whose_2_04_is_overtaken_by_the_deregister_is_answered_all_the_same() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");
        var disable = server.management.execute("a", Path.of(1, 0, 4), "");
        var sent = server.endpoint.next();

        server.ask(DEVICE, Method.DELETE, location, "");
        sent.answer(Response.of(ResponseCode.CHANGED));

        assertThat(disable.toCompletableFuture().get(5, TimeUnit.SECONDS).code())
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(server.runtime.all()).isEmpty();
    }

    @Test
    void stored_notifications_are_accepted_in_order_with_their_own_times() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");
        var token = observe();
        server.time.advance(Duration.ofHours(1));
        server.ask(DEVICE, Method.POST, location, "");

        for (int i = 1; i <= 3; i++) {
            var json = "[{\"n\":\"/3303/0/5700\",\"v\":%d,\"t\":%d}]".formatted(i, 1_600_000_000 + i);
            var stored = Response.content(ContentFormat.SENML_JSON, json.getBytes(UTF_8));
            assertThat(server.endpoint.receive(DEVICE, token, stored.observed(10 + i)))
                    .isTrue();
            assertThat(server.events.notification().values().get(0).time())
                    .isEqualTo((1_600_000_000L + i) * 1_000_000_000L);
        }

        assertThat(server.reporting.history("a", TEMPERATURE))
                .extracting(ReceivedValue::time)
                .startsWith(
                        Instant.ofEpochSecond(1_600_000_001),
                        Instant.ofEpochSecond(1_600_000_002),
                        Instant.ofEpochSecond(1_600_000_003));
    }

    @Test
    void update_trigger_is_an_execute_and_the_update_refreshes_the_lifetime() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&lt=60");
        server.time.advance(Duration.ofSeconds(50));
        server.management.execute("a", Path.of(1, 0, 8), "");

        var trigger = server.endpoint.next();
        assertThat(trigger.request()).hasToString("POST /1/0/8");
        trigger.answer(Response.of(ResponseCode.CHANGED));
        assertThat(server.ask(DEVICE, Method.POST, location, "").code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(registered("a").expires()).isEqualTo(server.time.instant().plusSeconds(60));
    }

    private Token observe() throws Exception {
        server.reporting.observe("a", TEMPERATURE, ContentFormat.SENML_JSON, List.of());
        var observe = server.endpoint.next();
        observe.answer(temperature(0).observed(1));
        server.events.notification();
        return observe.request().token();
    }

    private CompletionStage<Answer> delete() {
        return server.management.delete("a", Path.of(3303, 0));
    }

    private Registration registered(String endpoint) {
        return server.runtime.byEndpoint(endpoint).orElseThrow();
    }

    private static Response temperature(int value) {
        var json = "[{\"n\":\"/3303/0/5700\",\"v\":%d}]".formatted(value);
        return Response.content(ContentFormat.SENML_JSON, json.getBytes(UTF_8));
    }
}
