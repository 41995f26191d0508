// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The response-code table of Core 1.2 (6.3) and Transport 1.2 (6.5): what a server may send, and what it hears. */
final class ResponseCodesTest {

    private final ManagementInterface management = new ManagementInterface(Codecs.create());
    private final FakeClient client = new FakeClient(
            Objects.security(),
            Objects.server(),
            Objects.device(),
            Objects.everything(),
            Objects.empty(32770),
            Objects.spare());
    private final FakeSession session = client.attach(management).addSession(1).registered("1.1");

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        Read /0                                          | GET /0                                       | 4.01
        Read /0/0                                        | GET /0/0                                     | 4.01
        Read a resource of /0                            | GET /0/0/5                                   | 4.01
        Discover /0                                      | GET /0 accept=40                             | 4.01
        Write /0                                         | PUT /0/0/0 cf=0 text=coap://evil             | 4.01
        Write-Attributes /0                              | PUT /0?pmin=1                                | 4.01
        Write-Attributes /0/0                            | PUT /0/0?pmin=1                              | 4.01
        Create /0                                        | POST /0 cf=11542                             | 4.01
        Delete /0/0                                      | DELETE /0/0                                  | 4.01
        Read /21                                         | GET /21                                      | 4.01
        Read /23/0                                       | GET /23/0                                    | 4.01

        Unknown object                                   | GET /9999                                    | 4.04
        Unknown object, Write                            | PUT /9999/0/0 cf=0 text=x                    | 4.04
        Unknown object, Create                           | POST /9999 cf=11542                          | 4.04
        Unknown object, Discover                         | GET /9999 accept=40                          | 4.04
        Unknown instance                                 | GET /3/1                                     | 4.04
        Unknown instance, Write                          | PUT /32769/9 cf=11542 hex=C000               | 4.04
        Unknown instance, Delete                         | DELETE /32769/9                              | 4.04
        Unknown resource                                 | GET /3/0/99                                  | 4.04
        Unknown resource instance                        | GET /3/0/6/9                                 | 4.04
        Resource instance of a single resource           | GET /3/0/0/0                                 | 4.04
        Execute on absent resource                       | POST /3/0/99                                 | 4.04
        Write-Attributes on absent resource              | PUT /3/0/99?pmin=1                           | 4.04
        Write-Attributes on absent instance              | PUT /3/1?pmin=1                              | 4.04
        Write-Attributes on absent object                | PUT /9999?pmin=1                             | 4.04

        Read of an E-only resource                       | GET /3/0/4                                   | 4.05
        Read of a W-only resource                        | GET /32769/0/6                               | 4.05
        Write of an R-only resource                      | PUT /3/0/0 cf=0 text=x                       | 4.05
        Execute of a non-E resource                      | POST /3/0/0                                  | 4.05
        Execute of a non-E resource with text            | POST /3/0/15 cf=0 text=UTC                   | 4.05
        Write on an Object                               | PUT /3 cf=11542 hex=C000                     | 4.05
        Delete on an Object                              | DELETE /3                                    | 4.05
        Delete on a Resource                             | DELETE /3/0/15                               | 4.05
        Execute on a resource instance                   | POST /3/0/6/0                                | 4.05
        Delete /3/0                                      | DELETE /3/0                                  | 4.05
        Write an instance with a not writable resource   | PUT /3/0 cf=11542 hex=C8000141C20F5554       | 4.05
        Read the root                                    | GET /                                        | 4.05
        PATCH                                            | PATCH /3/0                                   | 4.05
        FETCH on a path                                  | FETCH /3/0 cf=110 text=[]                    | 4.05
        Discover on a resource instance                  | GET /3/0/6/0 accept=40                       | 4.05

        Read instance, W-only and E-only left out        | GET /32769/0                                 | 2.05
        Read object with zero instances                  | GET /32770                                   | 2.05
        Read resource                                    | GET /3/0/0                                   | 2.05
        Read resource instance                           | GET /3/0/6/1                                 | 2.05
        Read as text                                     | GET /3/0/0 accept=0                          | 2.05
        Read as TLV                                      | GET /3/0 accept=11542                        | 2.05
        Read as LwM2M JSON                               | GET /3/0 accept=11543                        | 2.05
        Read as SenML JSON                               | GET /3 accept=110                            | 2.05
        Read as SenML CBOR                               | GET /3/0 accept=112                          | 2.05
        Read as CBOR                                     | GET /3/0/9 accept=60                         | 2.05
        Read as LwM2M CBOR                               | GET /3/0 accept=11544                        | 2.05
        Instance as text                                 | GET /3/0 accept=0                            | 4.06
        String as opaque                                 | GET /3/0/0 accept=42                         | 4.06
        Opaque as opaque                                 | GET /32769/0/3 accept=42                     | 2.05
        Accept not supported                             | GET /3/0/0 accept=50                         | 4.06

        Write resource                                   | PUT /3/0/15 cf=0 text=CET                    | 2.04
        Write an empty text                              | PUT /3/0/15 cf=0                             | 2.04
        Write instance, partial                          | POST /3/0 cf=11542 hex=C20F5A5A              | 2.04
        Write instance, replace                          | PUT /32769/0 cf=11542 hex=C20041             | 4.00
        Write resource instance                          | PUT /32769/0/5/3 cf=0 text=7                 | 2.04
        Content-Format not supported on Write            | PUT /3/0/15 cf=50 text={}                    | 4.15
        Link format on Write                             | PUT /3/0/15 cf=40 text=x                     | 4.15
        Content-Format not supported on Create           | POST /32769 cf=50 text={}                    | 4.15
        Content-Format missing on Write                  | PUT /3/0/15 text=CET                         | 4.00
        Content-Format missing on partial Write          | POST /3/0 hex=C20F5A5A                       | 4.00
        Content-Format missing on Create                 | POST /32769 hex=C10041                       | 4.00
        Malformed payload                                | PUT /3/0 cf=11542 hex=C8                     | 4.00
        A text that is no number                         | PUT /32769/0/1 cf=0 text=x                   | 4.00

        Create, cut off                                  | POST /32769 cf=11542 hex=0801C10041          | 4.00
        Create, id of the server, long header            | POST /32769 cf=11542 hex=080703C10041        | 2.01
        Create, id of the client                         | POST /32769 cf=11542 hex=C10041              | 2.01
        Create, id of the server, TLV                    | POST /32769 cf=11542 hex=0307C10041          | 2.01
        Create with an existing id                       | POST /32769 cf=11542 hex=0300C10041          | 4.00
        Create without a mandatory resource              | POST /32769 cf=11542 hex=C10105              | 4.00
        Create with an R-only value                      | POST /32769 cf=11542 hex=C10041C10242        | 2.01
        Create with an unsupported optional resource     | POST /32769 cf=11542 hex=C10041C16342        | 2.01
        Create two instances at once                     | POST /32769 cf=11542 hex=0307C100410308C10041 | 4.00
        Create second instance of a single-instance one  | POST /32772 cf=11542 hex=C10041              | 4.00
        Create on an Object that is never created        | POST /3 cf=11542 hex=C10F41                  | 4.05
        Create on such an Object, without Content-Format | POST /3 hex=C10F41                           | 4.05

        Execute                                          | POST /3/0/4                                  | 2.04
        Execute with arguments                           | POST /32769/0/8 cf=0 text=0='a',1            | 2.04
        Execute with arguments, no Content-Format        | POST /32769/0/8 text=5                       | 2.04
        Execute with malformed arguments                 | POST /32769/0/8 cf=0 text=12                 | 4.00
        Execute with a format that is no text            | POST /32769/0/8 cf=11542 hex=C10041          | 4.15

        Discover an object                               | GET /3 accept=40                             | 2.05
        Discover with depth                              | GET /3?depth=1 accept=40                     | 2.05
        Discover with a bad depth                        | GET /3?depth=9 accept=40                     | 4.00

        Write-Attributes                                 | PUT /3/0?pmin=10&pmax=60                     | 2.04
        Write-Attributes on an Object                    | PUT /3?pmin=10                               | 2.04
        Write-Attributes, lt >= gt                       | PUT /3/0/9?lt=50&gt=40                       | 4.00
        Write-Attributes, lt + 2 st >= gt                | PUT /3/0/9?lt=10&gt=20&st=5                  | 4.00
        Write-Attributes, lt + 2 st < gt                 | PUT /3/0/9?lt=10&gt=20&st=4                  | 2.04
        Write-Attributes, gt on a string                 | PUT /3/0/0?gt=1                              | 4.00
        Write-Attributes, gt on an instance              | PUT /3/0?gt=1                                | 4.00
        Write-Attributes, negative pmin                  | PUT /3/0?pmin=-1                             | 4.00
        Write-Attributes, gt=-3.5                        | PUT /32769/0/4?gt=-3.5                       | 2.04
        Write-Attributes, epmin                          | PUT /3/0?epmin=5                             | 2.04
        Write-Attributes, epmin < epmax                  | PUT /3/0?epmin=5&epmax=6                     | 2.04
        Write-Attributes, epmin >= epmax                 | PUT /3/0?epmin=5&epmax=5                     | 4.00
        Write-Attributes, pmax < pmin counts for nothing | PUT /3/0?pmin=60&pmax=10                     | 2.04
        Write-Attributes, negative step                  | PUT /3/0/9?st=-1                             | 4.00
        Write-Attributes, lt on opaque                   | PUT /32769/0/3?lt=1                          | 4.00
        Write-Attributes, st on an Object                | PUT /3?st=1                                  | 4.00
        Write-Attributes, gt on a time                   | PUT /3/0/13?gt=1                             | 2.04
        Write-Attributes, gt on a resource instance      | PUT /3/0/6/0?gt=1                            | 2.04
        Write-Attributes, edge on an instance            | PUT /32769/0?edge=1                          | 4.00
        Write-Attributes, edge neither 0 nor 1           | PUT /32769/0/7?edge=2                        | 4.00
        Write-Attributes, con neither 0 nor 1            | PUT /3?con=2                                 | 4.00
        Write-Attributes, negative hqmax                 | PUT /3?hqmax=-1                              | 4.00
        Write-Attributes, what a server can't attach     | PUT /3/0/6?dim=2                             | 4.00
        Write-Attributes, unset                          | PUT /3/0?pmin                                | 2.04
        Write-Attributes, unknown                        | PUT /3/0?foo=5                               | 4.00
        Write-Attributes, edge on a Boolean              | PUT /32769/0/7?edge=1                        | 2.04
        Write-Attributes, edge on a number               | PUT /3/0/9?edge=1                            | 4.00
        Write-Attributes of an E-only resource           | PUT /3/0/4?pmin=1                            | 4.05

        Path of five segments                            | GET /3/0/0/0/0                               | 4.00
        Id beyond 65534                                  | GET /65535                                   | 4.00
        Id with a leading zero                           | GET /03                                      | 4.00
        Empty segments                                   | GET //                                       | 4.00
        Not a path of the tree                           | GET /.well-known/core                        | 4.04

        Read-Composite                                   | FETCH / cf=110 accept=110 text=[{"n":"/3/0/0"},{"n":"/32769/0/1"}] | 2.05
        Read-Composite, nothing there                    | FETCH / cf=110 accept=110 text=[{"n":"/77"}] | 2.05
        Read-Composite without Content-Format            | FETCH / accept=110 text=[{"n":"/3"}]         | 4.00
        Read-Composite in a format for one value         | FETCH / cf=110 accept=0 text=[{"n":"/3"}]    | 4.06
        Read-Composite as TLV                            | FETCH / cf=110 accept=11542 text=[{"n":"/3"}] | 4.06
        Read-Composite, paths in a wrong format          | FETCH / cf=0 accept=110 text=/3              | 4.15
        Write-Composite                                  | IPATCH / cf=110 text=[{"n":"/3/0/15","vs":"X"},{"n":"/32769/0/1","v":9}] | 2.04
        Write-Composite to a read-only resource          | IPATCH / cf=110 text=[{"n":"/3/0/15","vs":"X"},{"n":"/3/0/0","vs":"Y"}] | 4.05
        Write-Composite to what isn't there              | IPATCH / cf=110 text=[{"n":"/3/0/15","vs":"X"},{"n":"/77/0/0","vs":"Y"}] | 4.04
        """)
    void answers_with_the_right_code(String situation, String request, String code) {
        assertThat(session.ask(management, Requests.of(request)).code())
                .as(situation)
                .hasToString(code);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        Read                                    | GET /32769/0/0                      | 4.01
        Write                                   | PUT /32769/0/0 cf=0 text=x          | 4.01
        Execute                                 | POST /32769/0/8                     | 4.01
        Delete                                  | DELETE /32769/0                     | 4.01
        Write-Attributes needs R                | PUT /32769/0/0?pmin=1               | 4.01
        No right comes before not supported     | PUT /32769/0/2 cf=0 text=x          | 4.01
        No right comes after what isn't there   | GET /32769/0/99                     | 4.04
        Discover needs no right                 | GET /32769/0 accept=40              | 2.05
        Write-Attributes on an Object needs none | PUT /32769?pmin=1                  | 2.04
        Read object leaves the instance out     | GET /32769                          | 2.05
        Read-Composite leaves it out            | FETCH / cf=110 text=[{"n":"/32769"}] | 2.05
        Write-Composite, one part not allowed   | IPATCH / cf=110 text=[{"n":"/3/0/15","vs":"X"},{"n":"/32769/0/1","v":9}] | 4.01
        """)
    void a_server_without_rights_hears(String situation, String request, String code) {
        client.tree().deny(1, Path.of(32769, 0), true);
        assertThat(session.ask(management, Requests.of(request)).code())
                .as(situation)
                .hasToString(code);
    }

    @Test
    void codes_are_decided_in_one_order_missing_target_before_rights_before_support_before_format_before_payload() {
        client.tree().deny(1, Path.of(32769, 0), true);
        assertThat(code("PUT /32769/9/2 cf=50 text=x")).isEqualTo("4.04");
        assertThat(code("PUT /32769/0/2 cf=50 text=x")).isEqualTo("4.01");
        client.tree().deny(1, Path.of(32769, 0), false);
        assertThat(code("PUT /32769/0/2 cf=50 text=x")).isEqualTo("4.05");
        assertThat(code("PUT /32769/0/1 cf=50 text=x")).isEqualTo("4.15");
        assertThat(code("PUT /32769/0/1 cf=0 text=x")).isEqualTo("4.00");
        assertThat(code("PUT /32769/0/1 cf=0 text=1")).isEqualTo("2.04");
    }

    @Test
    void what_contradicts_a_level_above_is_refused_but_what_became_so_can_be_mended() {
        assertThat(code("PUT /3/0/6?gt=50")).isEqualTo("2.04");
        assertThat(code("PUT /3/0/6/0?lt=60")).isEqualTo("4.00");
        assertThat(code("PUT /3/0/6/0?lt=45")).isEqualTo("2.04");
        assertThat(code("PUT /3/0/6?gt=40")).isEqualTo("2.04");
        assertThat(code("PUT /3/0/6/0?pmin=1")).isEqualTo("2.04");
        assertThat(code("PUT /3/0/6/0?lt")).isEqualTo("2.04");
        assertThat(code("PUT /3/0/6/0?lt=45")).isEqualTo("4.00");
    }

    private String code(String request) {
        return session.ask(management, Requests.of(request)).code().toString();
    }
}
