// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One who listens and takes his time. */
class SlowListenerTest {

    @Test
    void neither_clients_nor_other_listeners_wait_for_a_slow_listener() throws Exception {
        var gate = new CountDownLatch(1);
        try (var server = new TestServer()) {
            server.runtime.addListener(new RegistrationListener() {
                @Override
                public void registered(Registration registration) {
                    try {
                        gate.await(5, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });

            server.register(DEVICE, "ep=a&lwm2m=1.1");
            server.register(peer(2), "ep=b&lwm2m=1.1");
            server.register(peer(3), "ep=c&lwm2m=1.1");

            assertThat(gate.getCount()).isEqualTo(1);
            gate.countDown();
        }
    }
}
