// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static io.tessera.lwm2m.client.object.StoredObject.multiple;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that link to what their binding needs (Core 1.2, appendix E.1, Resources 17, 26 and 27). */
class LinkedAccountsTest {

    private BootstrapFixture client;

    @BeforeEach
    void start() throws Exception {
        client = new BootstrapFixture(new LoggingStore());
        client.configure("bs", BootstrapFixture.bootstrapServer(0));
        client.offer(new StoredObject(multiple(21, "LWM2M OSCORE", "2.0").hidden(0, "Secret", DataType.OPAQUE)));
        client.offer(new StoredObject(multiple(23, "LwM2M COSE", "1.0")
                .hidden(0, "KID", DataType.STRING)
                .hidden(2, "Key", DataType.STRING)));
        client.offer(new StoredObject(multiple(24, "MQTT Server", "1.0")
                .readWrite(6, "Client Identifier", DataType.STRING)
                .readWrite(8, "Password", DataType.OPAQUE)));
        client.settled();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            link    | to   | what is there
            /0/1/17 | 21:5 | /21/5 [{"n":"/21/5/0","vd":"AAEC"}]
            /0/1/26 | 24:5 | /24/5 [{"n":"/24/5/6","vs":"gateway"}]
            /0/1/27 | 23:5 | /23/5 [{"n":"/23/5/0","vs":"key"}]
            """)
    void a_finish_is_refused_while_a_link_leads_nowhere(String link, String to, String there) throws Exception {
        client.ask(BootstrapFixture.security(1, 1, 5001));
        client.ask(BootstrapFixture.server(1, 1, 60));
        assertThat(client.ask(link(link, to)).code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);

        assertThat(client.ask("PUT " + there).code()).isEqualTo(ResponseCode.CHANGED);
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
    }

    @Test
    void a_link_to_another_object_leads_nowhere() throws Exception {
        client.ask(BootstrapFixture.security(1, 1, 5001));
        client.ask(BootstrapFixture.server(1, 1, 60));
        client.ask(link("/0/1/17", "3:0"));

        var answer = client.ask("POST /bs");

        assertThat(answer.code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE);
        assertThat(answer.diagnostic()).contains("/0/1/17: there is no /3/0");
    }

    @Test
    void what_the_bootstrap_servers_account_links_to_is_not_deleted() throws Exception {
        client.ask("PUT /21/5 [{\"n\":\"/21/5/0\",\"vd\":\"AAEC\"}]");
        client.ask("PUT /21/6 [{\"n\":\"/21/6/0\",\"vd\":\"AAEC\"}]");
        client.ask(link("/0/0/17", "21:5"));

        assertThat(client.ask("DELETE /").code()).isEqualTo(ResponseCode.DELETED);

        assertThat(client.ask("DELETE /21/5").code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(client.ask("DELETE /21/6").code()).isEqualTo(ResponseCode.NOT_FOUND);
    }

    /** The device's caller is also the consoles' one. */
    @ParameterizedTest
    @CsvSource({"/21/5/0", "/23/5/2", "/24/5/8"})
    void the_device_does_not_show_keys(String path) throws Exception {
        client.ask("PUT /21/5 [{\"n\":\"/21/5/0\",\"vd\":\"AAEC\"}]");
        client.ask("PUT /23/5 [{\"n\":\"/23/5/2\",\"vs\":\"secret\"}]");
        client.ask("PUT /24/5 [{\"n\":\"/24/5/8\",\"vd\":\"AAEC\"}]");
        client.ask(BootstrapFixture.security(1, 1, 5001));
        client.ask(BootstrapFixture.server(1, 1, 60));
        assertThat(client.ask("POST /bs").code()).isEqualTo(ResponseCode.CHANGED);
        client.settled();

        var key = Path.parse(path);
        assertThat(client.read(key.cut(2))).noneMatch(value -> value.path().equals(key));
        assertThat(client.onEngine(() -> code(key))).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
    }

    private ResponseCode code(Path path) {
        try {
            client.client().tree().check(Caller.DEVICE, Operation.READ, path);
            return ResponseCode.CONTENT;
        } catch (RequestRefused e) {
            return e.code();
        }
    }

    private static String link(String path, String to) {
        var name = path.endsWith("27") ? path + "/0" : path;
        return "PUT %s [{\"n\":\"%s\",\"vlo\":\"%s\"}]".formatted(path, name, to);
    }
}
