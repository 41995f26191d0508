// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Method;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Update, De-register and the end of a lifetime (Core 1.2, 6.2.2 and 6.2.3). */
class RegistrationLifeTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            quoteCharacter = '`',
            textBlock =
                    """
            version | parameters      | links         | code
            1.0     | ``              | ``            | 2.04
            1.0     | ?lt=60          | ``            | 2.04
            1.0     | ?lt=x           | ``            | 4.00
            1.0     | ?lt=60&lt=60    | ``            | 4.00
            1.0     | ?b=UQ           | ``            | 2.04
            1.0     | ?b=USQ          | ``            | 4.00
            1.1     | ?b=U&Q          | ``            | 2.04
            1.1     | ?sms=49         | </1/0>,</3/0> | 2.04
            1.1     | ?unknown=1      | ``            | 2.04
            1.1     | ``              | nonsense      | 4.00
            """)
    void an_update_is_judged(String version, String parameters, String links, String code) throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=" + version);

        var answer = server.ask(DEVICE, Method.POST, location + parameters, links);

        assertThat(answer.code()).hasToString(code);
    }

    @Test
    void an_update_changes_what_it_names_and_nothing_else() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&lt=60&b=U&sms=1&x=y");
        var before = registration();
        server.time.advance(Duration.ofSeconds(10));

        server.ask(DEVICE, Method.POST, location, "");
        var refreshed = registration();
        server.ask(DEVICE, Method.POST, location + "?lt=90&b=UT&Q&sms=2", "</1/0>,</3303/5>");
        var changed = registration();

        assertThat(server.events.next()).isEqualTo("updated a");
        assertThat(refreshed.updated()).isEqualTo(before.updated().plusSeconds(10));
        assertThat(refreshed.objects()).isEqualTo(before.objects());
        assertThat(refreshed.lifetime()).isEqualTo(before.lifetime());
        assertThat(refreshed.attributes()).isEqualTo(before.attributes());
        assertThat(changed.lifetime()).isEqualTo(Duration.ofSeconds(90));
        assertThat(changed.binding()).isEqualTo("UT");
        assertThat(changed.queueMode()).isTrue();
        assertThat(changed.smsNumber()).isEqualTo("2");
        assertThat(changed.objects().instances()).containsExactly(Path.of(1, 0), Path.of(3303, 5));
        assertThat(changed.id()).isEqualTo(before.id());
        assertThat(changed.registered()).isEqualTo(before.registered());
    }

    @Test
    void a_list_without_formats_leaves_them_as_they_were() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");

        server.ask(DEVICE, Method.POST, location, "</>;rt=\"oma.lwm2m\",</1/0>");
        assertThat(registration().objects().formats()).containsExactlyInAnyOrder(112, 11542);
        server.ask(DEVICE, Method.POST, location, "</>;rt=\"oma.lwm2m\";ct=110,</1/0>");
        assertThat(registration().objects().formats()).containsExactly(110);
    }

    @ParameterizedTest
    @CsvSource({"POST, /rd/unknown", "DELETE, /rd/unknown", "POST, /rd/x/y", "DELETE, /rd/x/y"})
    void an_unknown_location_is_not_found(Method method, String location) throws Exception {
        assertThat(server.ask(DEVICE, method, location, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"POST", "DELETE"})
    void a_registration_belongs_to_its_identity(Method method) throws Exception {
        var location = server.register(peer(1, "a"), "ep=a&lwm2m=1.1");

        assertThat(server.ask(peer(2, "b"), method, location, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(server.ask(peer(1), method, location, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(server.runtime.byEndpoint("a")).isPresent();
        assertThat(server.ask(peer(1, "a"), method, location, "").code().isSuccess())
                .isTrue();
    }

    @Test
    void it_ends_when_the_certificate_behind_it_is_revoked() throws Exception {
        server.register(peer(1, "a"), "ep=a&lwm2m=1.1");
        server.register(peer(2, "b"), "ep=b&lwm2m=1.1");

        server.endpoint.alert(peer(1, "a"), new Alert(2, Alert.CERTIFICATE_REVOKED, false));

        assertThat(server.events.next()).isEqualTo("deregistered a REVOKED");
        server.passLane("b", peer(2, "b"));
        assertThat(server.runtime.all()).extracting(Registration::endpoint).containsExactly("b");
    }

    @Test
    void other_alerts_and_those_that_a_peer_sends_end_nothing() throws Exception {
        var device = peer(1, "a");
        server.register(device, "ep=a&lwm2m=1.1");
        server.register(DEVICE, "ep=open&lwm2m=1.1");

        server.endpoint.alert(device, new Alert(2, Alert.CERTIFICATE_REVOKED, true));
        server.endpoint.alert(device, new Alert(1, Alert.CLOSE_NOTIFY, false));
        server.endpoint.alert(peer(9, "a"), new Alert(2, Alert.CERTIFICATE_REVOKED, false));
        server.endpoint.alert(DEVICE, new Alert(2, Alert.CERTIFICATE_REVOKED, false));

        server.passLane("a", device);
        server.passLane("open", DEVICE);
        assertThat(server.runtime.all()).hasSize(2);
    }

    @Test
    void an_update_from_another_address_moves_the_registration() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.ask(peer(7), Method.POST, location, "");

        server.management.read("a", Path.of(3, 0), ContentFormat.NONE);

        assertThat(server.endpoint.next().peer()).isEqualTo(peer(7));
    }

    @Test
    void after_a_deregister_nothing_is_left() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1");

        var answer = server.ask(DEVICE, Method.DELETE, location, "");

        assertThat(answer.code()).isEqualTo(ResponseCode.DELETED);
        assertThat(server.events.next()).isEqualTo("deregistered a DEREGISTERED");
        assertThat(server.runtime.all()).isEmpty();
        assertThat(server.ask(DEVICE, Method.DELETE, location, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(server.ask(DEVICE, Method.POST, location, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void a_registration_expires_when_its_lifetime_is_over() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&lt=60");
        server.register(peer(2), "ep=b&lwm2m=1.1&lt=0");
        server.time.advance(Duration.ofSeconds(59));
        server.ask(DEVICE, Method.POST, location, "");
        assertThat(server.events.next()).isEqualTo("updated a");
        server.time.advance(Duration.ofSeconds(59));
        server.ask(DEVICE, Method.POST, location + "?lt=10", "");
        assertThat(server.events.next()).isEqualTo("updated a");

        server.time.advance(Duration.ofSeconds(10));

        assertThat(server.events.next()).isEqualTo("deregistered a EXPIRED");
        assertThat(server.runtime.all().stream().map(Registration::endpoint)).containsExactly("b");
        assertThat(server.ask(DEVICE, Method.POST, location, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    /** The timer of the Register looks too early after each Update, and must look again. */
    @Test
    void a_registration_that_was_updated_often_expires_all_the_same() throws Exception {
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&lt=60");
        for (int i = 0; i < 10; i++) {
            server.time.advance(Duration.ofSeconds(25));
            server.ask(DEVICE, Method.POST, location, "");
            assertThat(server.events.next()).isEqualTo("updated a");
        }
        server.time.advance(Duration.ofSeconds(59));
        server.register(peer(2), "ep=b&lwm2m=1.1");
        assertThat(server.runtime.byEndpoint("a")).isPresent();

        server.time.advance(Duration.ofSeconds(1));

        assertThat(server.events.next()).isEqualTo("deregistered a EXPIRED");
    }

    @Test
    void a_replaced_registration_no_longer_expires() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1&lt=60");
        server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.1&lt=600", OBJECTS);
        server.time.advance(Duration.ofMinutes(5));
        server.register(peer(2), "ep=b&lwm2m=1.1");

        assertThat(server.runtime.byEndpoint("a")).isPresent();
    }

    @Test
    void a_client_is_asked_nothing_before_its_register_is_answered() throws Exception {
        var asked = new CompletableFuture<Boolean>();
        var fromListener = new RegistrationListener() {
            @Override
            public void registered(Registration registration) {
                server.management.read("a", Path.of(3, 0), ContentFormat.NONE);
            }
        };
        server.runtime.addListener(fromListener);
        var register = TestServer.request(Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS);
        var gate = new CountDownLatch(1);
        server.occupyLane("a", gate);
        var answer = server.endpoint.receive(DEVICE, register);
        answer.thenRun(() -> asked.complete(server.endpoint.hasSentNothing()));
        gate.countDown();

        assertThat(asked.get(5, TimeUnit.SECONDS)).isTrue();
        assertThat(server.endpoint.next().request()).hasToString("GET /3/0");
    }

    private Registration registration() {
        return server.runtime.byEndpoint("a").orElseThrow();
    }
}
