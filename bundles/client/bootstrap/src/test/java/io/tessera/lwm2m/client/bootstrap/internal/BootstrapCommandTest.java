// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.ResponseCode;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BootstrapCommandTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final BootstrapCommand command = new BootstrapCommand();

    @Test
    void the_gateway_is_asked_and_any_other_client_by_its_name() {
        command.addClient(client(Lwm2mObject.DONE), Map.of());
        command.addClient(client(Lwm2mObject.DONE), Map.of(Lwm2mClient.NAME, "meter"));

        assertThat(command.bootstrap()).startsWith("the Bootstrap-Server is asked");
        assertThat(command.bootstrap("meter")).startsWith("the Bootstrap-Server is asked");
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_client_without_a_bootstrap_server_says_so() {
        command.addClient(
                client(Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, "there is no Bootstrap-Server")), Map.of());

        assertThat(command.bootstrap()).isEqualTo("there is no Bootstrap-Server");
    }

    @Test
    void a_client_that_has_gone_is_not_asked() {
        var client = client(Lwm2mObject.DONE);
        command.addClient(client, Map.of());
        command.removeClient(client, Map.of());

        assertThat(command.bootstrap()).isEqualTo("there is no client gateway");
        assertThat(asked).hasValue(0);
    }

    private Lwm2mClient client(CompletionStage<Void> answer) {
        return (Lwm2mClient) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Lwm2mClient.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("bootstrap")) {
                        asked.incrementAndGet();
                        return answer;
                    }
                    return method.invoke(this, arguments);
                });
    }
}
