// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartupTest {

    private static final ClientSettings UNHURRIED = new ClientSettings(
            "gateway", "ep", ClientFixture.millis(200), ClientFixture.millis(100), ClientFixture.millis(300));

    @Test
    void interfaces_take_the_client_up_when_no_more_objects_come_and_requests_wait_until_then() throws Exception {
        var store = new MapStore();
        try (var client = new ClientFixture(store)) {
            client.configure("a", ClientFixture.account(1, ClientFixture.FIRST));
            client.register(1);
        }
        try (var client = new ClientFixture(store, UNHURRIED)) {
            client.session(1);
            var management = FakeInterface.claimingAll(ClientInterface.MANAGEMENT);
            client.runtime.addInterface(management, 0);
            var answer = client.endpoint.receive(ClientFixture.FIRST, Request.of(Method.GET, List.of("1")));

            assertThat(answer.get(5, SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
            assertThat(client.registration.sessionsAtFirst.get(5, SECONDS)).isOne();
            assertThat(client.registration.events).isEmpty();
        }
    }

    @Test
    void objects_that_come_and_come_dont_hold_it_up_for_ever() throws Exception {
        try (var pool = new EnginePool()) {
            var engine = new Engine(pool.engines());
            var settled = new CountDownLatch(1);
            var startup = new Startup(engine, ClientFixture.millis(20), () -> false, () -> false, settled::countDown);
            keepTouching(engine, startup, settled);

            assertThat(settled.await(5, TimeUnit.SECONDS)).isTrue();
            engine.close();
        }
    }

    private static void keepTouching(Engine engine, Startup startup, CountDownLatch settled) {
        engine.schedule(ClientFixture.millis(5), () -> {
            startup.touch();
            if (settled.getCount() > 0) {
                keepTouching(engine, startup, settled);
            }
        });
    }
}
