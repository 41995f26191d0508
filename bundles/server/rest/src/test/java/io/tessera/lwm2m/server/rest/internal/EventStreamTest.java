// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.NotificationListener.End;
import io.tessera.lwm2m.server.QueueListener;
import io.tessera.lwm2m.server.QueueListener.Outcome;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.rest.EventClient;
import io.tessera.lwm2m.server.rest.EventClient.Event;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import io.tessera.lwm2m.server.rest.SimulatedServer;
import io.tessera.lwm2m.transport.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {

    private static final String EVENTS = "/api/events";

    private final List<EventClient> open = new ArrayList<>();
    private RestOnJetty rest;

    @BeforeEach
    void start() {
        start(Map.of());
    }

    @AfterEach
    void stop() {
        open.forEach(EventClient::close);
        rest.close();
    }

    private void start(Map<String, Object> configured) {
        if (rest != null) {
            rest.close();
        }
        rest = new RestOnJetty(configured, Map.of());
    }

    private EventClient open(String path, String headers) {
        var events = new EventClient(rest.port(), path, headers);
        open.add(events);
        assertThat(events.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("content-type: text/event-stream");
        return events;
    }

    private EventClient ready() {
        var events = open(EVENTS, "");
        assertThat(events.next().type()).isEqualTo("ready");
        return events;
    }

    @Test
    void a_stream_begins_with_ready_and_tells_who_comes_and_goes() {
        var events = ready();

        rest.server().register("gateway", "/3/0");
        rest.server().update("gateway", "/3/0", "/3303/0");
        rest.server().deregister("gateway", Reason.EXPIRED);

        var registered = events.next();
        assertThat(registered.type()).isEqualTo("registered");
        assertThat(registered.data())
                .startsWith("{\"endpoint\":\"gateway\",\"href\":\"/api/clients/gateway\"")
                .contains("{\"id\":3,\"version\":\"1.1\",\"name\":\"Device\",\"instances\":[0]}");
        assertThat(events.next())
                .matches(event -> event.type().equals("updated"))
                .matches(event -> event.data().contains("\"id\":3303"));
        assertThat(events.next())
                .matches(event -> event.type().equals("deregistered"))
                .matches(event -> event.data().endsWith("\"reason\":\"expired\"}"));
    }

    @Test
    void notifications_sent_values_and_ended_observations_are_told() {
        rest.server().register("gateway", "/3303/0");
        rest.server().set("gateway", "/3303/0/5700", Value.of(20.0));
        rest.put("/api/clients/gateway/observations/3303/0", "");
        var events = ready();

        rest.server().change("gateway", "/3303/0/5700", Value.of(20.5));
        rest.server().send("gateway", List.of(new PathValue(Path.of(3303, 0, 5700), Value.of(1), 1_500_000_000L)));
        rest.server().end(rest.server().all().iterator().next(), End.BY_CLIENT);

        assertThat(events.next().data())
                .startsWith("{\"endpoint\":\"gateway\",\"path\":\"/3303/0\",\"observation\":\"t")
                .contains("\"first\":false,\"values\":[{\"path\":\"/3303/0/5700\",\"type\":\"float\",\"value\":20.5,"
                        + "\"name\":\"Sensor Value\",\"units\":\"Cel\"}]}");
        assertThat(events.next()).matches(event -> event.type().equals("sent")).matches(event -> event.data()
                .contains("\"value\":1,\"time\":\"1970-01-01T00:00:01.500Z\""));
        assertThat(events.next())
                .matches(event -> event.type().equals("observation-ended"))
                .matches(event -> event.data().endsWith("\"reason\":\"by-client\"}"));
    }

    @Test
    void whose_credentials_change_is_told_and_never_a_key() {
        var credentials = rest.credentials();
        var events = ready();

        rest.put("/api/credentials/psk/meter%2F7", "{\"key\":\"6f1b0f1d3a5c7e9f0123456789abcdef\"}");
        credentials.put(new Identity.Certificate("valve.example"), List.of("valve"));
        credentials.remove(new Identity.PreSharedKey("meter/7"));

        assertThat(List.of(events.next(), events.next(), events.next()))
                .allMatch(event -> event.type().equals("credentials-changed"))
                .extracting(Event::data)
                .containsExactly(
                        "{\"kind\":\"psk\",\"identity\":\"meter/7\"}",
                        "{\"kind\":\"certificate\",\"identity\":\"valve.example\"}",
                        "{\"kind\":\"psk\",\"identity\":\"meter/7\"}");
    }

    @Test
    void the_queue_of_a_client_that_sleeps_is_shown_and_outcomes_are_told() {
        rest.server().register("sleepy", "/3/0");
        assertThat(rest.get("/api/clients/sleepy").body())
                .contains("\"queueMode\":true,\"queue\":{\"length\":2,\"awake\":false},");
        var events = ready();
        var waited = SimulatedServer.waiting("sleepy", "1f", true);
        var content = List.of(new PathValue(Path.of(3, 0, 0), Value.of("Acme")));
        var answer = Answer.content(ResponseCode.CONTENT, ContentFormat.SENML_CBOR, content);

        rest.servlet().finished(waited, new Outcome(QueueListener.End.ANSWERED, Optional.of(answer), ""));
        rest.servlet().finished(waited, new Outcome(QueueListener.End.EXPIRED, Optional.empty(), "slept"));

        var answered = events.next();
        assertThat(answered.type()).isEqualTo("request-finished");
        assertThat(answered.data())
                .startsWith(
                        "{\"endpoint\":\"sleepy\",\"id\":\"1f\",\"operation\":\"Read\",\"path\":\"/3/0\",\"request\":\"GET /3/0\","
                                + "\"outcome\":\"answered\",\"code\":\"2.05\",\"values\":[{\"path\":\"/3/0/0\"");
        assertThat(events.next().data()).endsWith("\"outcome\":\"expired\",\"reason\":\"slept\"}");
    }

    @Test
    void a_reader_that_comes_back_gets_what_it_missed() {
        var events = ready();
        rest.server().register("one", "/3/0");
        var last = events.next();
        events.close();
        rest.server().register("two", "/3/0");
        rest.server().register("three", "/3/0");

        var again = open(EVENTS, "Last-Event-ID: " + last.id() + "\r\n");
        rest.server().register("four", "/3/0");

        assertThat(again.next()).matches(event -> event.type().equals("resumed"));
        assertThat(List.of(again.next(), again.next(), again.next()))
                .extracting(event -> event.data().substring(0, 20))
                .containsExactly("{\"endpoint\":\"two\",\"h", "{\"endpoint\":\"three\",", "{\"endpoint\":\"four\",\"");
    }

    @Test
    void the_query_may_carry_the_last_id() {
        rest.server().register("one", "/3/0");
        var first = ready();
        rest.server().register("two", "/3/0");
        var last = first.next();
        rest.server().register("three", "/3/0");

        var again = open(EVENTS + "?lastEventId=" + last.id(), "");

        assertThat(again.next().type()).isEqualTo("resumed");
        assertThat(again.next().data()).contains("three");
    }

    @Test
    void who_missed_more_than_is_kept_is_told_to_begin_anew() {
        start(Map.of("event_history", 16));
        var events = ready();
        rest.server().register("first", "/3/0");
        var last = events.next();
        for (int i = 0; i < 17; i++) {
            rest.server().register("client" + i, "/3/0");
        }

        assertThat(open(EVENTS, "Last-Event-ID: " + last.id() + "\r\n").next().type())
                .isEqualTo("reset");
        for (var foreign :
                List.of("", "x", "1", "00000000-5", last.id() + "9999", last.id() + "99999999999999999999")) {
            assertThat(open(EVENTS, "Last-Event-ID: " + foreign + "\r\n").next().type())
                    .isEqualTo("reset");
        }
    }

    @Test
    void a_stream_can_be_of_some_clients_only() {
        var events = open(EVENTS + "?endpoint=b&endpoint=urn%3Ac", "");
        events.next();

        for (var endpoint : List.of("a", "b", "urn:c", "d")) {
            rest.server().register(endpoint, "/3/0");
        }

        assertThat(events.next().data()).startsWith("{\"endpoint\":\"b\"");
        assertThat(events.next().data()).startsWith("{\"endpoint\":\"urn:c\"");
    }

    @Test
    void a_quiet_stream_shows_that_it_lives() {
        start(Map.of("heartbeat", 1));
        var events = ready();

        assertThat(events.next()).isEqualTo(new Event("", "", ""));
    }

    @Test
    void more_streams_than_threads_are_served_at_once() {
        var streams = new ArrayList<EventClient>();
        for (int i = 0; i < 60; i++) {
            streams.add(ready());
        }

        rest.server().register("gateway", "/3/0");

        assertThat(streams)
                .allSatisfy(stream -> assertThat(stream.next().type()).isEqualTo("registered"));
        assertThat(rest.get("/api/clients").statusCode()).isEqualTo(200);
    }

    @Test
    void more_streams_than_allowed_are_refused() {
        start(Map.of("event_streams", 2));
        var first = ready();
        ready();

        var refused = rest.get(EVENTS);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");

        first.close();
        int status = 503;
        while (status == 503) {
            rest.server().register("gateway", "/3/0");
            try (var again = new EventClient(rest.port(), EVENTS, "")) {
                status = Integer.parseInt(again.head().substring(9, 12));
            }
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void a_reader_that_takes_nothing_is_cut_off_and_nobody_waits_for_it() {
        start(Map.of("event_history", 64));
        rest.server().register("gateway", "/30000/0");
        var slow = ready();
        var fast = ready();
        var large = "x".repeat(20_000);

        int told = 0;
        for (int i = 0; i < 2_000; i++) {
            rest.server().send("gateway", List.of(new PathValue(Path.of(30000, 0, 0), Value.of(large + i))));
            assertThat(fast.next().data()).contains(large + i);
        }
        while (next(slow) != null) {
            told++;
        }

        assertThat(told).isLessThan(2_000);
    }

    /** A connection that is cut off may end with its end or with a reset. */
    private static Event next(EventClient events) {
        try {
            return events.next();
        } catch (java.io.UncheckedIOException cutOff) {
            return null;
        }
    }

    @Test
    void streams_end_with_the_bundle() {
        var events = ready();

        rest.close();

        assertThat(events.next()).isNull();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("lwm2m-server-rest") && isNew(thread));
    }

    private static boolean isNew(Thread thread) {
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return thread.isAlive();
    }
}
