// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.CODEC;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole server starts anew with the store that the one before had (PROTOCOL 2.8: what is known needs no Register). */
class RestartTest {

    private static final List<Path> PATHS = List.of(Path.of(3303, 0, 5700), Path.of(3, 0, 0));
    private static final List<PathValue> VALUES = List.of(new PathValue(PATHS.get(0), Value.of(21.0)));

    private final MapStore store = new MapStore();
    private TestServer server = started(store);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_registered_client_needs_no_new_register() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.2&lt=600&b=U&Q&x=1");
        server.register(peer(2, "key-b"), "ep=key-b&lwm2m=1.0");
        server.register(peer(3), "ep=gone&lwm2m=1.1&lt=5");
        var before = server.runtime.byEndpoint("a").orElseThrow();
        var secure = server.runtime.byEndpoint("key-b").orElseThrow();

        restart(Duration.ofSeconds(10));

        assertThat(server.runtime.all()).containsExactlyInAnyOrder(before, secure);
        assertThat(server.events.hasNone()).isTrue();
        assertThat(store.keys("registration/")).containsExactly("registration/a", "registration/key-b");
        var update = server.ask(DEVICE, Method.POST, location, "");
        assertThat(update.code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(server.events.next()).isEqualTo("updated a");
        server.time.advance(Duration.ofSeconds(600));
        assertThat(server.events.next()).isEqualTo("deregistered a EXPIRED");
    }

    @Test
    void a_client_that_updated_lives_as_long_as_it_was_promised() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&lt=600");
        server.time.advance(Duration.ofSeconds(59));
        server.ask(DEVICE, Method.POST, location, "");
        server.events.next();

        restart(Duration.ofSeconds(590));

        assertThat(server.runtime.all()).hasSize(1);
        server.time.advance(Duration.ofSeconds(11));
        assertThat(server.events.next()).isEqualTo("deregistered a EXPIRED");
    }

    @Test
    void formats_that_an_earlier_list_said_are_still_known() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.ask(DEVICE, Method.POST, location, "</lwm2m>;rt=\"oma.lwm2m\",</lwm2m/3303/0>;x=\"a,b\"");
        server.events.next();
        var before = server.runtime.byEndpoint("a").orElseThrow();

        restart(Duration.ZERO);

        assertThat(server.runtime.byEndpoint("a")).contains(before);
        assertThat(before.objects().formats()).containsExactlyInAnyOrder(112, 11542);
    }

    @Test
    void notifications_of_known_tokens_are_accepted_and_others_are_not() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        var token = observe();
        int writes = store.writes();
        assertThat(server.endpoint.receive(DEVICE, token, content(900))).isTrue();
        server.events.notification();
        assertThat(store.writes()).isEqualTo(writes);

        restart(Duration.ofSeconds(1));

        assertThat(server.reporting.all()).singleElement().satisfies(observation -> assertThat(observation.paths())
                .isEqualTo(PATHS));
        assertThat(server.endpoint.receive(DEVICE, token, content(3))).isTrue();
        assertThat(server.events.notification().values()).isEqualTo(VALUES);
        assertThat(server.endpoint.receive(DEVICE, new Token(1, 8), content(4))).isFalse();
        assertThat(server.endpoint.receive(peer(9), token, content(4))).isFalse();
    }

    @Test
    void what_ended_is_not_there_any_more() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");
        observe();
        server.ask(DEVICE, Method.DELETE, location, "");
        server.register(peer(2), "ep=b&lwm2m=1.1");
        server.register(peer(2), "ep=b&lwm2m=1.1");

        restart(Duration.ZERO);

        assertThat(server.runtime.all().stream().map(Registration::endpoint)).containsExactly("b");
        assertThat(server.reporting.all()).isEmpty();
        assertThat(store.keys("")).containsExactly("registration/b");
    }

    @Test
    void what_cant_be_read_is_dropped_and_the_rest_is_not() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        observe();
        var whole = store.get("registration/a").orElseThrow();
        for (int length = 0; length < whole.length; length++) {
            store.put("registration/cut" + length, java.util.Arrays.copyOf(whole, length));
        }
        store.put("observation/0102", new byte[] {1, 127, 127, 127, 127});
        store.put("observation/0103", new byte[] {77});

        restart(Duration.ZERO);

        assertThat(server.runtime.all()).hasSize(1);
        assertThat(server.reporting.all()).hasSize(1);
        assertThat(store.keys("")).hasSize(2);
    }

    @Test
    void a_store_that_comes_later_is_told_what_there_is() throws Exception {
        server.runtime.removeStore(store);
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        observe();
        assertThat(store.keys("")).isEmpty();
        store.put("registration/stale", new byte[] {1});
        store.put("credentials/of-others", new byte[] {1});

        server.runtime.addStore(store);
        server.passLane("a", DEVICE);

        assertThat(store.get("credentials/of-others")).isPresent();
        assertThat(store.keys("registration/")).containsExactly("registration/a");
        assertThat(store.keys("observation/")).hasSize(1);
    }

    @Test
    void a_client_that_registered_before_the_store_came_is_what_it_says_now() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.register(peer(2), "ep=b&lwm2m=1.1");
        observe();
        server.close();
        server = new TestServer();
        server.register(DEVICE, "ep=a&lwm2m=1.2");

        server.runtime.addStore(store);
        server.passLane("a", DEVICE);
        server.passLane("b", peer(2));

        assertThat(server.runtime.all()).hasSize(2);
        assertThat(server.runtime.byEndpoint("a").orElseThrow().version()).hasToString("1.2");
        assertThat(server.reporting.all()).isEmpty();
        assertThat(store.keys("observation/")).isEmpty();
    }

    private static TestServer started(MapStore store) {
        var server = new TestServer();
        server.runtime.addStore(store);
        return server;
    }

    private void restart(Duration later) {
        var time = server.time;
        server.close();
        time.advance(later);
        server = new TestServer(time, store);
    }

    private Token observe() throws Exception {
        var observe = server.reporting.observeComposite("a", PATHS, ContentFormat.NONE, List.of());
        var sent = server.endpoint.next();
        sent.answer(content(1));
        observe.toCompletableFuture().get(5, TimeUnit.SECONDS);
        server.events.notification();
        return sent.request().token();
    }

    private static Response content(int sequence) throws Exception {
        return Response.content(ContentFormat.SENML_CBOR, CODEC.encode(ContentFormat.SENML_CBOR, Path.ROOT, VALUES))
                .observed(sequence);
    }
}
