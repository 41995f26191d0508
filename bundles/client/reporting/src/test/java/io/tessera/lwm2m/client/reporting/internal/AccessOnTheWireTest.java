// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.management.internal.ManagementInterface;
import io.tessera.lwm2m.client.registration.internal.RegistrationInterface;
import io.tessera.lwm2m.client.runtime.internal.RealClient;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.objects.access_control.internal.AccessControlObject;
import io.tessera.lwm2m.objects.security.internal.SecurityObject;
import io.tessera.lwm2m.objects.server.internal.ServerObject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Access control as two servers of plain Californium see it (Core 1.2, 8; PROTOCOL "Access control", by its numbers). */
@Timeout(60)
final class AccessOnTheWireTest {

    private static final int JSON = 110;

    private final Codec codec = Codecs.create();
    private final RawServer first = new RawServer();
    private final RawServer second = new RawServer();
    private final RealClient client = new RealClient();

    @BeforeEach
    void a_client_at_two_servers() throws Exception {
        client.add(new RegistrationInterface(RealPeerTest.registrationConfig(), codec));
        client.add(new ManagementInterface(codec));
        client.add(new ReportingInterface(Configs.config(), codec));
        client.add(new SecurityObject());
        client.add(new ServerObject());
        client.add(new AccessControlObject());
        client.add(Objects.device());
        client.add(Objects.everything());
        client.addServer(1, first.port(), 3600);
        client.addServer(2, second.port(), 3600);
        untilToldOf(first, "</2/4>");
        untilToldOf(second, "</2/4>");
    }

    @AfterEach
    void close() {
        client.close();
        first.close();
        second.close();
    }

    /** What is configured says nothing of rights: both see everything, and leave each other's account alone. */
    @Test
    void both_servers_see_everything() throws Exception {
        assertThat(ask(second, Code.GET, "/32769/0/1", "")).startsWith("2.05");
        assertThat(ask(second, Code.PUT, "/3/0/15", "[{\"n\":\"/3/0/15\",\"vs\":\"CET\"}]"))
                .startsWith("2.04");
        assertThat(ask(first, Code.PUT, "/1/1/1", "[{\"n\":\"/1/1/1\",\"v\":60}]"))
                .startsWith("4.01");
        assertThat(ask(second, Code.GET, "/1", ""))
                .contains("\"n\":\"0/0\",\"v\":1")
                .contains("\"n\":\"1/0\",\"v\":2");
    }

    /** 4.4, 4.5, 4.7, 4.10, 4.11. */
    @Test
    void an_instance_is_its_creators_until_it_shares_it() throws Exception {
        assertThat(ask(
                        first,
                        Code.POST,
                        "/32769",
                        "[{\"n\":\"/32769/4/0\",\"vs\":\"mine\"},{\"n\":\"/32769/4/1\",\"v\":1}]"))
                .startsWith("2.01");
        int access = idOf(untilToldOf(second, "</32769/4>"), first, 4);

        assertThat(ask(second, Code.GET, "/32769/4", "")).startsWith("4.01");
        assertThat(ask(second, Code.GET, "/32769", "")).contains("first").doesNotContain("mine");
        assertThat(ask(second, Code.FETCH, "/", "[{\"n\":\"/32769/4\"},{\"n\":\"/3/0/0\"}]"))
                .startsWith("2.05")
                .contains("Acme")
                .doesNotContain("mine");
        assertThat(ask(second, Code.FETCH, "/", "[{\"n\":\"/32769/4\"}]")).startsWith("4.01");
        assertThat(ask(second, Code.IPATCH, "/", "[{\"n\":\"/3/0/15\",\"vs\":\"X\"},{\"n\":\"/32769/4/1\",\"v\":2}]"))
                .startsWith("4.01");
        assertThat(ask(second, Code.GET, "/3/0/15", "")).contains("UTC");
        assertThat(ask(second, Code.DELETE, "/32769/4", "")).startsWith("4.01");
        assertThat(ask(second, Code.POST, "/2/" + access, entry(access, 2, 31))).startsWith("4.01");

        assertThat(ask(first, Code.POST, "/2/" + access, entry(access, 2, 1))).startsWith("2.04");
        assertThat(ask(second, Code.GET, "/32769/4/1", "")).startsWith("2.05");
        assertThat(ask(first, Code.DELETE, "/32769/4", "")).startsWith("2.02");
        var links = second.next().payload();
        assertThat(links).doesNotContain("</32769/4>").doesNotContain("</2/%d>".formatted(access));
    }

    /** 4.7, 4.11: Send. */
    @Test
    void without_the_right_there_are_no_notifications_and_no_send_and_with_it_they_go_on() throws Exception {
        ask(first, Code.POST, "/32769", "[{\"n\":\"/32769/4/0\",\"vs\":\"mine\"},{\"n\":\"/32769/4/1\",\"v\":1}]");
        int access = idOf(untilToldOf(second, "</32769/4>"), first, 4);
        ask(first, Code.POST, "/2/" + access, entry(access, 2, 1));
        var values = new LinkedBlockingQueue<String>();
        second.observe("/32769/4/1", values);
        assertThat(next(values)).contains("1");
        set(2);
        assertThat(next(values)).contains("2");

        ask(first, Code.POST, "/2/" + access, entry(access, 2, 2));
        set(3);
        set(4);
        assertThat(ask(second, Code.GET, "/32769/4/1", "")).startsWith("4.01");
        assertThat(ask(second, Code.POST, "/1/1", "[{\"n\":\"/1/1/23\",\"vb\":false}]"))
                .startsWith("2.04");
        var sent = client.view()
                .send(2, List.of(Path.of(32769, 4, 1)))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(sent).extracting(SendOutcome::status).containsExactly(SendOutcome.Status.NOTHING_READABLE);
        assertThat(values).isEmpty();

        ask(first, Code.POST, "/2/" + access, entry(access, 2, 1));
        assertThat(next(values)).contains("4");
    }

    private void set(int value) throws Exception {
        assertThat(ask(first, Code.PUT, "/32769/4/1", "[{\"n\":\"/32769/4/1\",\"v\":%d}]".formatted(value)))
                .startsWith("2.04");
    }

    private static String entry(int access, int server, int rights) {
        return "[{\"n\":\"/2/%d/2/%d\",\"v\":%d}]".formatted(access, server, rights);
    }

    /** Which access control instance is about an instance of Object 32769, as a server finds it. */
    private static int idOf(String links, RawServer server, int instance) throws Exception {
        var ids = Pattern.compile("</2/(\\d+)>").matcher(links);
        while (ids.find()) {
            var content = ask(server, Code.GET, "/2/" + ids.group(1), "");
            if (content.contains("\"v\":32769") && content.contains("\"n\":\"1\",\"v\":" + instance)) {
                return Integer.parseInt(ids.group(1));
            }
        }
        throw new AssertionError("no access control instance in " + links);
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
        boolean isRead = code == Code.GET || code == Code.FETCH;
        var response = server.ask(code, path, payload, format, isRead ? JSON : -1);
        assertThat(response).as("an answer to %s %s", code, path).isNotNull();
        return response.getCode() + " " + response.getResponseText();
    }

    private static String next(BlockingQueue<String> values) throws InterruptedException {
        var value = values.poll(10, TimeUnit.SECONDS);
        assertThat(value).as("a notification").isNotNull();
        return value;
    }
}
