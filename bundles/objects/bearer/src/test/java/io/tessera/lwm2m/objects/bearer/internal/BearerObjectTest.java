// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.bearer.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static io.tessera.lwm2m.platform.network.PreferredBearer.AUTOMATIC;
import static io.tessera.lwm2m.platform.network.PreferredBearer.LTE;
import static io.tessera.lwm2m.platform.network.PreferredBearer.UMTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.network.Modem;
import io.tessera.lwm2m.platform.network.PreferredBearer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BearerObjectTest {

    private final Chooser modem = new Chooser();
    private final BearerObject object = new BearerObject(modem);
    private final ObjectProbe server = new ObjectProbe(object);

    @AfterEach
    void close() throws Exception {
        object.close();
        server.close();
        assertThat(modem.listeners).isEmpty();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void shows_by_what_the_modem_connects_the_preferred_first() {
        assertThat(server.read("/13/0")).containsExactly("/13/0/0/0=4", "/13/0/0/1=3");
    }

    @Test
    void tells_when_the_modem_connects_by_something_else() {
        modem.become(List.of(LTE, UMTS));
        assertThat(server.events()).isEmpty();

        modem.become(List.of(AUTOMATIC));
        assertThat(server.events()).containsExactly("changed /13/0/0");
        assertThat(server.read("/13/0")).containsExactly("/13/0/0/0=0");
    }

    @Test
    void a_server_may_choose_where_that_is_allowed() {
        write(3, 4);

        assertThat(modem.status().preferred()).containsExactly(UMTS, LTE);
        assertThat(server.events()).contains("changed /13/0/0");
    }

    @Test
    void a_host_that_allows_no_choice_says_so() {
        modem.answer = CompletableFuture.failedStage(new UnsupportedOperationException("not here"));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> write(3));

        modem.answer = CompletableFuture.failedStage(new IllegalArgumentException("no 3G"));
        assertRefused(ResponseCode.BAD_REQUEST, () -> write(3));
        assertThat(modem.status().preferred()).containsExactly(LTE, UMTS);
    }

    @Test
    void what_no_modem_is_made_for_is_refused() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> write(7));
        assertRefused(ResponseCode.BAD_REQUEST, () -> write(101));
    }

    private void write(int... codes) {
        var values = new PathValue[codes.length];
        for (int i = 0; i < codes.length; i++) {
            values[i] = at("/13/0/0/" + i, Value.of(codes[i]));
        }
        server.write("/13/0/0", true, values);
    }

    private static final class Chooser implements Modem {

        private final List<Runnable> listeners = new ArrayList<>();
        private List<PreferredBearer> preferred = List.of(LTE, UMTS);
        private CompletionStage<Void> answer = CompletableFuture.completedStage(null);

        private void become(List<PreferredBearer> next) {
            preferred = next;
            List.copyOf(listeners).forEach(Runnable::run);
        }

        @Override
        public Status status() {
            return new Status(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), preferred);
        }

        @Override
        public AutoCloseable listen(Runnable changed) {
            listeners.add(changed);
            return () -> listeners.remove(changed);
        }

        @Override
        public CompletionStage<Void> prefer(List<PreferredBearer> order) {
            return answer.thenRun(() -> become(order));
        }
    }
}
