// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client relies on an answer for a whole lifetime, so that is on disk before (Core 1.2, 6.2.1 to 6.2.3). */
class DurableAnswerTest {

    private final SlowStore store = new SlowStore();
    private final TestServer server = new TestServer(new ManualTime(), store);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void register_update_and_deregister_are_answered_when_they_would_survive_a_kill() throws Exception {
        var registered = answer(Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS, "registered a");
        assertThat(registered.code()).isEqualTo(ResponseCode.CREATED);
        var location = "/" + String.join("/", registered.locationPath());

        assertThat(answer(Method.POST, location + "?lt=600", "", "updated a").code())
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(answer(Method.DELETE, location, "", "deregistered a DEREGISTERED")
                        .code())
                .isEqualTo(ResponseCode.DELETED);
    }

    @Test
    void an_update_that_says_nothing_new_does_not_wait_for_the_disk() throws Exception {
        var registered = answer(Method.POST, "/rd?ep=a&lwm2m=1.1&lt=600", OBJECTS, "registered a");
        var location = "/" + String.join("/", registered.locationPath());
        var before = kept();

        server.time.advance(Duration.ofSeconds(59));
        assertThat(server.ask(DEVICE, Method.POST, location + "?lt=600", OBJECTS)
                        .code())
                .isEqualTo(ResponseCode.CHANGED);
        assertThat(server.events.next()).isEqualTo("updated a");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void a_tenth_of_the_lifetime_later_the_store_is_told_that_the_client_is_there() throws Exception {
        var registered = answer(Method.POST, "/rd?ep=a&lwm2m=1.1&lt=600", OBJECTS, "registered a");
        var location = "/" + String.join("/", registered.locationPath());

        server.time.advance(Duration.ofSeconds(60));
        answer(Method.POST, location, "", "updated a");
        server.time.advance(Duration.ofSeconds(60));
        answer(Method.POST, location, "", "updated a");
    }

    /** The answer and the event come when the disk is done, and not before. */
    private Response answer(Method method, String uri, String links, String event) throws Exception {
        var before = kept();
        var answer = server.endpoint.receive(DEVICE, request(method, uri, links));
        var write = store.asked.poll(5, TimeUnit.SECONDS);
        assertThat(kept()).isNotEqualTo(before);
        assertThat(answer).isNotDone();
        assertThat(server.events.hasNone()).isTrue();

        write.complete(null);
        var response = answer.get(5, TimeUnit.SECONDS);
        assertThat(server.events.next()).isEqualTo(event);
        return response;
    }

    private Optional<String> kept() {
        return store.get("registration/a").map(Arrays::toString);
    }

    /** Takes as long as the test says. */
    private static final class SlowStore extends MapStore {

        private final BlockingQueue<CompletableFuture<Void>> asked = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<Void> written() {
            var write = new CompletableFuture<Void>();
            asked.add(write);
            return write;
        }
    }
}
