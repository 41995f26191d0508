// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.management.internal.ManagementInterface;
import io.tessera.lwm2m.client.registration.internal.RegistrationConfig;
import io.tessera.lwm2m.client.registration.internal.RegistrationInterface;
import io.tessera.lwm2m.client.runtime.internal.RealClient;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.objects.security.internal.SecurityObject;
import io.tessera.lwm2m.objects.server.internal.ServerObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The three interfaces on the runtime and on CoAP as they are deployed, at a server made of plain Californium. */
@Timeout(60)
final class RealPeerTest {

    private final Codec codec = Codecs.create();
    private final BlockingQueue<String> values = new LinkedBlockingQueue<>();
    private final RawServer server = new RawServer();
    private final RealClient client = new RealClient();
    private final ReportingInterface reporting = new ReportingInterface(Configs.config(), codec);
    private String location;

    @BeforeEach
    void a_registered_client() throws Exception {
        client.add(new RegistrationInterface(registrationConfig(), codec));
        client.add(new ManagementInterface(codec));
        client.add(reporting);
        client.add(new SecurityObject());
        client.add(new ServerObject());
        client.add(Objects.device());
        client.add(Objects.everything());
        client.addServer(1, server.port(), 3600);
        var register = server.next();
        assertThat(register.line()).startsWith("POST rd?ep=urn:dev:real&lt=3600&lwm2m=1.2&b=U");
        assertThat(register.payload()).contains("</3/0>").contains("</32769/0>").doesNotContain("</0");
        location = "rd/1";
        eventually("[REGISTERED]", () -> client.view().servers().toCompletableFuture().join().stream()
                .map(status -> status.status())
                .toList()
                .toString());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void a_server_reads_writes_executes_creates_deletes_and_discovers() throws Exception {
        assertThat(ask(Code.GET, "/3/0/0", "", -1, 0)).isEqualTo("2.05 Acme");
        assertThat(ask(Code.GET, "/3/0", "", -1, 110)).startsWith("2.05 [{").contains("Acme");
        assertThat(ask(Code.PUT, "/3/0/15", "CET", 0, -1)).startsWith("2.04");
        assertThat(ask(Code.GET, "/3/0/15", "", -1, 0)).isEqualTo("2.05 CET");
        assertThat(ask(Code.POST, "/3/0/4", "", -1, -1)).startsWith("2.04");
        assertThat(ask(Code.GET, "/3/0/9", "", -1, 40)).isEqualTo("2.05 </3/0/9>");
        assertThat(ask(Code.PUT, "/3/0/9?pmin=3", "", -1, -1)).startsWith("2.04");
        assertThat(ask(Code.GET, "/3/0/9", "", -1, 40)).isEqualTo("2.05 </3/0/9>;pmin=3");
        assertThat(ask(Code.GET, "/0/0/0", "", -1, 0)).startsWith("4.01");
        assertThat(ask(Code.GET, "/3/9", "", -1, 0)).startsWith("4.04");

        var instance = "[{\"bn\":\"/32769/4/\",\"n\":\"0\",\"vs\":\"new\"}]";
        assertThat(ask(Code.POST, "/32769", instance, 110, -1)).startsWith("2.01");
        assertThat(server.next().payload()).contains("</32769/0>,</32769/4>");
        assertThat(ask(Code.DELETE, "/32769/4", "", -1, -1)).startsWith("2.02");
        assertThat(server.next().payload()).contains("</32769/0>").doesNotContain("</32769/4>");
    }

    @Test
    void a_server_observes_and_a_replaced_interface_goes_on_notifying() throws Exception {
        server.observe("/32769/0/1", values);
        assertThat(value()).isEqualTo("40");
        set(41);
        assertThat(value()).isEqualTo("41");

        client.remove(reporting);
        set(42);
        set(43);
        client.add(new ReportingInterface(Configs.config(), codec));
        assertThat(value()).isEqualTo("43");
        set(44);
        assertThat(value()).isEqualTo("44");
    }

    @Test
    void a_reset_ends_an_observation_and_so_does_observe_1() throws Exception {
        var first = server.observe("/32769/0/1", values);
        assertThat(value()).isEqualTo("40");
        eventually("1", this::observations);
        first.reactiveCancel();
        set(41);
        eventually("0", this::observations);

        var second = server.observe("/32769/0/1", values);
        assertThat(value()).isEqualTo("41");
        eventually("1", this::observations);
        second.proactiveCancel();
        eventually("0", this::observations);
    }

    @Test
    void a_written_lifetime_and_the_update_trigger_are_followed_by_updates() throws Exception {
        assertThat(ask(Code.PUT, "/1/0/1", "600", 0, -1)).startsWith("2.04");
        assertThat(server.next().line()).isEqualTo("POST " + location + "?lt=600");
        assertThat(ask(Code.POST, "/1/0/8", "", -1, -1)).startsWith("2.04");
        assertThat(server.next()).isEqualTo(new RawServer.Heard("POST " + location, ""));
    }

    @Test
    void disable_is_answered_then_the_client_leaves_and_comes_back() throws Exception {
        assertThat(ask(Code.PUT, "/1/0/5", "1", 0, -1)).startsWith("2.04");
        assertThat(ask(Code.POST, "/1/0/4", "", -1, -1)).startsWith("2.04");
        assertThat(server.next().line()).isEqualTo("DELETE " + location);
        assertThat(server.next().line()).startsWith("POST rd?");
    }

    @Test
    void a_server_that_forgot_the_client_is_registered_at_anew() throws Exception {
        server.forget();
        client.view().update(1);
        assertThat(server.next().line()).isEqualTo("POST " + location);
        assertThat(server.next().line()).startsWith("POST rd?");
        eventually("/rd/2", () -> client.view()
                .servers()
                .toCompletableFuture()
                .join()
                .get(0)
                .location());
        assertThat(ask(Code.GET, "/3/0/0", "", -1, 0)).isEqualTo("2.05 Acme");
    }

    @Test
    void at_shutdown_it_deregisters() throws Exception {
        client.shutDown();
        assertThat(server.next().line()).isEqualTo("DELETE " + location);
    }

    private String ask(Code code, String path, String payload, int format, int accept) throws Exception {
        var response = server.ask(code, path, payload, format, accept);
        assertThat(response).as("an answer to %s %s", code, path).isNotNull();
        return response.getCode() + " " + response.getResponseText();
    }

    private void set(long value) throws Exception {
        assertThat(ask(Code.PUT, "/32769/0/1", Long.toString(value), 0, -1)).startsWith("2.04");
    }

    private String value() throws InterruptedException {
        var value = values.poll(10, TimeUnit.SECONDS);
        assertThat(value).as("a notification").isNotNull();
        return value;
    }

    private String observations() {
        return Integer.toString(
                client.view().servers().toCompletableFuture().join().get(0).observations());
    }

    /** Each look is a turn of the engine. */
    private static void eventually(String expected, Supplier<String> look) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        var seen = look.get();
        while (!seen.equals(expected) && System.nanoTime() < end) {
            Thread.onSpinWait();
            seen = look.get();
        }
        assertThat(seen).isEqualTo(expected);
    }

    static RegistrationConfig registrationConfig() {
        return new RegistrationConfig() {
            @Override
            public String profileId() {
                return "none";
            }

            @Override
            public String smsNumber() {
                return "";
            }

            @Override
            public Class<RegistrationConfig> annotationType() {
                return RegistrationConfig.class;
            }

            @Override
            public String version() {
                return "1.2";
            }

            @Override
            public int debounce() {
                return 50;
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
        };
    }
}
