// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static io.tessera.lwm2m.server.runtime.internal.TestServer.DEVICE;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.OBJECTS;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.peer;
import static io.tessera.lwm2m.server.runtime.internal.TestServer.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Register, as it is asked (Core 1.2, 6.2.1). */
class RegisterTest {

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            parameters                          | code
            ep=a&lwm2m=1.0&lt=60                | 2.01
            ep=a&lwm2m=1.1&lt=60&b=U            | 2.01
            ep=a&lwm2m=1.2&lt=60&b=U            | 2.01
            ep=a&lwm2m=1.0                      | 2.01
            ep=a&lwm2m=1.1&lt=0                 | 2.01
            ep=a&lwm2m=1.1&lt=4294967295        | 2.01
            ep=a&lwm2m=1.3                      | 4.12
            ep=a&lwm2m=2.0                      | 4.12
            ep=a&lwm2m=0.9                      | 4.12
            ep=a&lwm2m=                         | 4.00
            ep=a&lwm2m=one                      | 4.00
            ep=a&lwm2m=1                        | 4.00
            ep=a                                | 4.00
            lwm2m=1.0                           | 4.00
            lwm2m=1.1                           | 4.00
            ep=&lwm2m=1.0                       | 4.00
            ep&lwm2m=1.0                        | 4.00
            ep=a&lwm2m=1.0&lt=                  | 4.00
            ep=a&lwm2m=1.0&lt=-1                | 4.00
            ep=a&lwm2m=1.0&lt=abc               | 4.00
            ep=a&lwm2m=1.0&lt=99999999999       | 4.00
            ep=a&lwm2m=1.0&lt=60&lt=61          | 4.00
            ep=a&ep=b&lwm2m=1.0                 | 4.00
            ep=a&lwm2m=1.0&b=U                  | 2.01
            ep=a&lwm2m=1.0&b=UQ                 | 2.01
            ep=a&lwm2m=1.0&b=S                  | 2.01
            ep=a&lwm2m=1.0&b=SQ                 | 2.01
            ep=a&lwm2m=1.0&b=US                 | 2.01
            ep=a&lwm2m=1.0&b=UQS                | 2.01
            ep=a&lwm2m=1.0&b=UQSQ               | 4.00
            ep=a&lwm2m=1.0&b=USQ                | 4.00
            ep=a&lwm2m=1.0&b=                   | 4.00
            ep=a&lwm2m=1.0&b=T                  | 4.00
            ep=a&lwm2m=1.1&b=UQ                 | 2.01
            ep=a&lwm2m=1.1&b=U&Q                | 2.01
            ep=a&lwm2m=1.1&b=UTSN               | 2.01
            ep=a&lwm2m=1.1&b=UM                 | 4.00
            ep=a&lwm2m=1.1&b=UU                 | 4.00
            ep=a&lwm2m=1.1&b=X                  | 4.00
            ep=a&lwm2m=1.2&b=UMH                | 2.01
            ep=a&lwm2m=1.0&sms=491701           | 2.01
            ep=a&lwm2m=1.2&pid=7                | 4.00
            ep=a&lwm2m=1.1&pid=7                | 2.01
            ep=a&lwm2m=1.0&vendor=x&flag        | 2.01
            """)
    void parameters_are_judged(String parameters, String code) throws Exception {
        var answer = server.ask(DEVICE, Method.POST, "/rd?" + parameters, OBJECTS);

        assertThat(answer.code()).hasToString(code);
        assertThat(answer.code().isSuccess() || !answer.diagnostic().isEmpty()).isTrue();
        assertThat(server.runtime.all()).hasSize(answer.code().isSuccess() ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            links                                                     | code
            </1/0>,</3/0>                                             | 2.01
            </>;rt="oma.lwm2m";ct="60 110 112 11542",</1/0>           | 2.01
            </>;rt="oma.lwm2m";ct=110,</1/0>                          | 2.01
            </>;rt="oma.lwm2m";foo="a,b";bar="c;d",</1/0>, </3/0>     | 2.01
            </lwm2m>;rt="oma.lwm2m",</lwm2m/1/0>                      | 2.01
            </0/0>,</1/0>                                             | 2.01
            </1/0>,</40000/0>,</sensors/light>                        | 2.01
            </1/0>,</3>;ver=1.2,</3/0>                                | 2.01
            ``                                                        | 4.00
            nonsense                                                  | 4.00
            </1/0                                                     | 4.00
            </1/0>;ct="60                                             | 4.00
            """)
    void the_list_of_objects_is_judged(String links, String code) throws Exception {
        var answer = server.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.1", links);

        assertThat(answer.code()).hasToString(code);
    }

    @ParameterizedTest
    @CsvSource({"-1, 2.01", "40, 2.01", "0, 4.00", "110, 4.00"})
    void objects_are_listed_in_link_format(int format, String code) throws Exception {
        var register = request(Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS);

        var answer = server.ask(DEVICE, register.withPayload(format, register.payload()));

        assertThat(answer.code()).hasToString(code);
    }

    @Test
    void what_was_registered_can_be_looked_up() throws Exception {
        var links = "</>;rt=\"oma.lwm2m\";ct=\"60 112\",</1/0>,</3>;ver=\"1.2\",</3/0>,</9>;ver=1.1,</0/0>";
        var location = server.register(DEVICE, "ep=a&lwm2m=1.1&lt=60&b=UT&Q&sms=49&vendor=x", links);

        var registration = server.runtime.byEndpoint("a").orElseThrow();
        assertThat(location).isEqualTo("/rd/" + registration.id());
        assertThat(server.runtime.byId(registration.id())).contains(registration);
        assertThat(registration.peer()).isEqualTo(DEVICE);
        assertThat(registration.via()).isEqualTo(TestServer.VIA);
        assertThat(registration.version()).isEqualTo(Lwm2mVersion.V1_1);
        assertThat(registration.lifetime()).isEqualTo(Duration.ofSeconds(60));
        assertThat(registration.binding()).isEqualTo("UT");
        assertThat(registration.queueMode()).isTrue();
        assertThat(registration.smsNumber()).isEqualTo("49");
        assertThat(registration.attributes()).isEqualTo(Map.of("vendor", "x"));
        assertThat(registration.objects().versions()).isEqualTo(Map.of(1, "1.1", 3, "1.2", 9, "1.1"));
        assertThat(registration.objects().instances()).containsExactly(Path.of(1, 0), Path.of(3, 0));
        assertThat(registration.objects().formats()).containsExactlyInAnyOrder(60, 112);
        assertThat(registration.registered()).isEqualTo(server.time.instant());
        assertThat(registration.expires()).isEqualTo(server.time.instant().plusSeconds(60));
    }

    @Test
    void the_lifetime_is_a_day_where_none_is_given_and_endless_where_it_is_zero() throws Exception {
        server.register(DEVICE, "ep=a&lwm2m=1.1");
        server.register(peer(2), "ep=b&lwm2m=1.2&lt=0");

        assertThat(server.runtime.byEndpoint("a").orElseThrow().lifetime()).isEqualTo(Duration.ofDays(1));
        assertThat(server.runtime.byEndpoint("b").orElseThrow().expires()).isEqualTo(Instant.MAX);
    }

    @Test
    void a_second_register_of_an_endpoint_replaces_the_first() throws Exception {
        var first = server.register(DEVICE, "ep=a&lwm2m=1.1");
        var second =
                server.ask(peer(2), Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS).locationPath();

        assertThat(server.events.next()).isEqualTo("deregistered a REPLACED");
        assertThat(server.events.next()).isEqualTo("registered a");
        assertThat("/" + String.join("/", second)).isNotEqualTo(first);
        assertThat(server.runtime.all()).hasSize(1);
        assertThat(server.ask(DEVICE, Method.POST, first, "").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void there_is_room_for_so_many_and_no_more() throws Exception {
        try (var small = new TestServer(new TestServer.Settings(1, 4))) {
            small.register(DEVICE, "ep=a&lwm2m=1.1");

            var refused = small.ask(peer(2), Method.POST, "/rd?ep=b&lwm2m=1.1", OBJECTS);
            var again = small.ask(DEVICE, Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS);

            assertThat(refused.code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
            assertThat(again.code()).isEqualTo(ResponseCode.CREATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /rd", "PUT /rd", "DELETE /rd", "FETCH /rd", "GET /rd/x", "PUT /rd/x"})
    void other_methods_are_not_allowed(String request) throws Exception {
        var words = List.of(request.split(" "));

        var answer = server.ask(DEVICE, Method.valueOf(words.get(0)), words.get(1), "");

        assertThat(answer.code()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/3/0/1", "/rdx", "/bs", "/.well-known/core"})
    void what_no_interface_has_is_not_found(String path) throws Exception {
        assertThat(server.ask(DEVICE, Method.POST, path + "?ep=a", "").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            nullValues = "-",
            textBlock =
                    """
            proved      | parameters          | code | name
            psk         | ep=psk&lwm2m=1.0    | 2.01 | psk
            psk         | ep=other&lwm2m=1.0  | 4.00 | -
            psk         | lwm2m=1.1           | 2.01 | psk
            psk         | lwm2m=1.0           | 4.00 | -
            """)
    void a_name_is_that_of_its_credentials(String proved, String parameters, String code, String name)
            throws Exception {
        var answer = server.ask(peer(1, proved), Method.POST, "/rd?" + parameters, OBJECTS);

        assertThat(answer.code()).hasToString(code);
        assertThat(server.runtime.all().stream()
                        .map(one -> one.endpoint())
                        .findFirst()
                        .orElse(null))
                .isEqualTo(name);
    }

    @Test
    void a_certificate_tells_a_name_and_a_public_key_does_not() throws Exception {
        var address = new InetSocketAddress("127.0.0.1", 1);
        var certified = new Peer(address, new Identity.Certificate("a"));
        var keyed = new Peer(address, new Identity.PublicKey("00ff"));

        assertThat(server.ask(certified, Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS)
                        .code())
                .isEqualTo(ResponseCode.CREATED);
        assertThat(server.ask(keyed, Method.POST, "/rd?ep=b&lwm2m=1.1", OBJECTS).code())
                .isEqualTo(ResponseCode.FORBIDDEN);
    }

    @Test
    void nobody_takes_the_name_of_one_who_proved_it() throws Exception {
        server.register(peer(1, "a"), "ep=a&lwm2m=1.1");

        var answer = server.ask(peer(2), Method.POST, "/rd?ep=a&lwm2m=1.1", OBJECTS);

        assertThat(answer.code()).isEqualTo(ResponseCode.FORBIDDEN);
        assertThat(server.runtime.byEndpoint("a").orElseThrow().peer()).isEqualTo(peer(1, "a"));
    }
}
