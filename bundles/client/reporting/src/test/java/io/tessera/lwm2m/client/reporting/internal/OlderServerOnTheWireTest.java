// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.management.internal.ManagementInterface;
import io.tessera.lwm2m.client.registration.internal.RegistrationInterface;
import io.tessera.lwm2m.client.runtime.internal.RealClient;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.objects.security.internal.SecurityObject;
import io.tessera.lwm2m.objects.server.internal.ServerObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that only speaks LwM2M 1.0, and one that speaks the newest, at one client (PROTOCOL "Registration", 2 and 10). */
@Timeout(60)
final class OlderServerOnTheWireTest {

    private static final int JSON = 110;

    private final Codec codec = Codecs.create();
    private final RawServer old = new RawServer();
    private final RawServer modern = new RawServer();
    private final RealClient client = new RealClient();
    private String oldLinks;
    private String modernLinks;

    @BeforeEach
    void a_client_at_two_servers() throws Exception {
        old.speakOnly("1.0");
        client.add(new RegistrationInterface(RealPeerTest.registrationConfig(), codec));
        client.add(new ManagementInterface(codec));
        client.add(new ReportingInterface(Configs.config(), codec));
        client.add(new SecurityObject());
        client.add(new ServerObject());
        client.add(Objects.device());
        client.addServer(1, old.port(), 3600);
        client.addServer(2, modern.port(), 3600);
        oldLinks = untilToldOf(old, "</1/1>");
        modernLinks = untilToldOf(modern, "</1/1>");
    }

    @AfterEach
    void close() {
        client.close();
        old.close();
        modern.close();
    }

    @Test
    void p2_2_each_is_told_the_versions_of_its_time() {
        assertThat(oldLinks).contains("</3/0>").doesNotContain("ver=");
        assertThat(modernLinks).contains("</1>;ver=1.2").contains("</3>;ver=1.1");
    }

    @Test
    void what_came_later_is_not_there_for_the_old_one() throws Exception {
        assertThat(ask(modern, Code.PUT, "/1/0/23", "[{\"n\":\"/1/0/23\",\"vb\":false}]"))
                .startsWith("2.04");

        assertThat(ask(modern, Code.GET, "/1/0", "")).contains("\"n\":\"23\"");
        assertThat(ask(old, Code.GET, "/1/0", "")).startsWith("2.05").doesNotContain("\"n\":\"23\"");
        assertThat(ask(old, Code.GET, "/1/0/23", "")).startsWith("4.04");
        assertThat(ask(old, Code.PUT, "/1/0/23", "[{\"n\":\"/1/0/23\",\"vb\":true}]"))
                .startsWith("4.04");
        assertThat(ask(old, Code.POST, "/1/0", "[{\"n\":\"/1/0/23\",\"vb\":true}]"))
                .startsWith("4.04");
        assertThat(ask(old, Code.POST, "/1/0/9", "")).startsWith("4.04");
        assertThat(ask(modern, Code.GET, "/1/0/23", "")).contains("false");
    }

    /** One read serves all servers that know the Object in the same version, and no other. */
    @Test
    void each_is_notified_of_what_it_knows() throws Exception {
        ask(modern, Code.PUT, "/1/0/23", "[{\"n\":\"/1/0/23\",\"vb\":false}]");
        var toOld = new LinkedBlockingQueue<String>();
        var toModern = new LinkedBlockingQueue<String>();
        modern.observe("/1/0", JSON, toModern);
        old.observe("/1/0", JSON, toOld);
        assertThat(next(toModern)).contains("\"n\":\"23\"");
        assertThat(next(toOld)).contains("\"n\":\"1\"").doesNotContain("\"n\":\"23\"");

        ask(modern, Code.PUT, "/1/0/2", "[{\"n\":\"/1/0/2\",\"v\":0}]");
        ask(modern, Code.PUT, "/1/0/3", "[{\"n\":\"/1/0/3\",\"v\":7}]");

        assertThat(next(toModern)).contains("\"n\":\"23\"");
        assertThat(next(toOld)).contains("\"n\":\"1\"").doesNotContain("\"n\":\"23\"");
    }

    /** The Register or Update that names it. */
    private static String untilToldOf(RawServer server, String link) throws InterruptedException {
        var links = server.next().payload();
        while (!links.contains(link)) {
            links = server.next().payload();
        }
        return links;
    }

    private static String ask(RawServer server, Code code, String path, String payload) throws Exception {
        int format = payload.isEmpty() ? -1 : JSON;
        var response = server.ask(code, path, payload, format, code == Code.GET ? JSON : -1);
        assertThat(response).as("an answer to %s %s", code, path).isNotNull();
        return response.getCode() + " " + response.getResponseText();
    }

    private static String next(BlockingQueue<String> values) throws InterruptedException {
        var value = values.poll(10, TimeUnit.SECONDS);
        assertThat(value).as("a notification").isNotNull();
        return value;
    }
}
