// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** libcoap's {@code coap-client} as a device at our server, as it is shipped. Skipped where it isn't installed. */
class CoapClientAtServerIT {

    private static final String GOOD = "ep=raw&lt=300&lwm2m=1.1&b=U";

    @TempDir
    private static Path work;

    private static CoapClient client;
    private static Role server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        client = CoapClient.installed("coap-client-notls", "coap-client", "coap-client-openssl", "coap-client-gnutls");
        port = Role.freeUdpPort();
        server = Role.server(work.resolve("server"), port, Role.freeTcpPort());
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            links                                     | query                              | code
            </1/0>,</3/0>                             | ep=a&lt=300&lwm2m=1.0              | 2.01
            </1/0>,</3/0>                             | ep=b&lt=300&lwm2m=1.1&b=U          | 2.01
            </1/0>,</3/0>                             | ep=c&lt=300&lwm2m=1.2&b=U&Q        | 2.01
            </1/0>,</3/0>                             | ep=d&lwm2m=1.1&b=U                 | 2.01
            </1/0>,</3/0>                             | ep=e&lt=300&lwm2m=1.1&b=U&x=y      | 2.01
            </>;rt="oma.lwm2m";ct="60 110",</3/0>     | ep=f&lt=300&lwm2m=1.1&b=U          | 2.01
            </>;ct=110;foo="a,b;c", </3/0>            | ep=g&lt=300&lwm2m=1.1&b=U          | 2.01
            </lw>;rt="oma.lwm2m",</lw/1/0>,</lw/3/0>  | ep=h&lt=300&lwm2m=1.1&b=U          | 2.01
            </1/0>,</3/0>                             | ep=i&lt=300&lwm2m=3.0              | 4.12
            </1/0>,</3/0>                             | ep=j&lt=300                        | 4.00
            </1/0>,</3/0>                             | lt=300&lwm2m=1.0                   | 4.00
            </1/0>,</3/0>                             | ep=k&lt=x&lwm2m=1.1                | 4.00
            </1/0                                     | ep=l&lt=300&lwm2m=1.1              | 4.00
            <<<>>>                                    | ep=m&lt=300&lwm2m=1.1              | 4.00
            """)
    void register(String links, String query, String code) throws Exception {
        assertThat(coap("-m", "post", "-t", "40", "-e", links, uri("rd?" + query))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void a_registration_is_updated_and_deleted_once() throws Exception {
        var location = register();

        assertThat(coap("-m", "post", uri(location + "?lt=600")).code()).isEqualTo("2.04");
        assertThat(coap("-m", "delete", uri(location)).code()).isEqualTo("2.02");
        assertThat(coap("-m", "post", uri(location)).code()).isEqualTo("4.04");
        assertThat(coap("-m", "delete", uri(location)).code()).isEqualTo("4.04");
    }

    @Test
    void a_large_object_list_comes_in_blocks() throws Exception {
        var links = new StringBuilder("</1/0>,</3/0>");
        for (int i = 0; i < 500; i++) {
            links.append(",</3303/").append(i).append('>');
        }

        assertThat(coap("-m", "post", "-t", "40", "-b", "256", "-e", links.toString(), uri("rd?ep=large&lwm2m=1.1"))
                        .code())
                .isEqualTo("2.01");
    }

    @Test
    void a_payload_of_70_kB_is_too_large() throws Exception {
        var file = work.resolve("large");
        Files.writeString(file, "</1/0>," + "x".repeat(70_000));

        assertThat(coap("-m", "post", "-t", "40", "-f", file.toString(), uri("rd?ep=huge&lwm2m=1.1"))
                        .code())
                .isEqualTo("4.13");
    }

    @ParameterizedTest
    @CsvSource({"65000,2.01", "65001,4.02"})
    void an_unknown_option_is_ignored_if_elective_and_refused_if_critical(String option, String code) throws Exception {
        var answer = coap(
                "-m",
                "post",
                "-t",
                "40",
                "-O",
                option + ",x",
                "-e",
                "</3/0>",
                uri("rd?ep=option" + option + "&lwm2m=1.1"));

        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"get,rd,4.05", "put,rd,4.05", "get,'',4.04", "get,nothing/here,4.04", "post,3/0/4,4.04"})
    void what_the_server_does_not_offer_is_refused(String method, String path, String code) throws Exception {
        assertThat(coap("-m", method, uri(path)).code()).isEqualTo(code);
    }

    private static String register() throws Exception {
        var answer = coap("-m", "post", "-t", "40", "-e", "</1/0>,</3/0>", uri("rd?" + GOOD));
        assertThat(answer.code()).as(answer.text()).isEqualTo("2.01");
        return answer.location();
    }

    private static String uri(String path) {
        return "coap://127.0.0.1:%d/%s".formatted(port, path);
    }

    private static CoapClient.Answer coap(String... arguments) throws IOException, InterruptedException {
        return client.call(arguments);
    }
}
