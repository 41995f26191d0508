// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.object.Trait;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operations do to the object tree, and what their answers hold (Core 1.2, 6.3). */
final class OperationsTest {

    private final ManagementInterface management = new ManagementInterface(Codecs.create());
    private final StoredObject device = Objects.device();
    private final StoredObject everything = Objects.everything();
    private final FakeClient client = new FakeClient(Objects.security(), Objects.server(), device, everything);
    private final FakeSession session = client.attach(management).addSession(1).registered("1.1");
    private final FakeSession other = client.addSession(2).registered("1.1");

    @ParameterizedTest
    @CsvSource({"1.0, 11542", "1.1, 112", "1.2, 112"})
    void without_accept_the_version_of_the_registration_decides_the_format(String version, int format) {
        session.registered(version);
        assertThat(ask("GET /3/0/0").contentFormat()).isEqualTo(format);
        assertThat(ask("GET /3").contentFormat()).isEqualTo(format);
    }

    @Test
    void read_of_an_instance_leaves_out_what_cannot_be_read() {
        assertThat(text("GET /32769/0 accept=110"))
                .contains("\"n\":\"0\"")
                .doesNotContain("\"n\":\"6\"")
                .doesNotContain("\"n\":\"8\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /3303/0/5700 accept=110",
                "GET /3303/0 accept=112",
                "GET /3303 accept=110",
                "FETCH / cf=110 accept=110 text=[{\"n\":\"/3303/0/5700\"},{\"n\":\"/3/0/9\"}]"
            })
    void int_235_read_and_read_composite_tell_no_times(String request) throws Exception {
        var lines = DeclaredInstances.<Object>multiple(3303, "Temperature", "1.1")
                .measured(5700, "Sensor Value", DataType.FLOAT, item -> Value.of(21.5), item -> 1_000_000_000L);
        var sensor = new DeclaredInstances<>(lines);
        sensor.add(0, "sensor");
        client.tree().mount(sensor);
        var answer = session.ask(management, Requests.of(request));
        var values = Codecs.create().decode(answer.contentFormat(), Path.ROOT, answer.payload(), client.tree());
        assertThat(values).isNotEmpty().noneMatch(PathValue::isTimed);
    }

    @Test
    void read_object_with_zero_instances_is_an_empty_payload() {
        client.tree().mount(Objects.empty(32770));
        assertThat(ask("GET /32770 accept=11542").payload()).isEmpty();
        assertThat(ask("GET /32770 accept=110").diagnostic()).isEqualTo("[]");
    }

    @Test
    void partial_write_keeps_the_rest_and_replace_does_not() {
        ask("POST /32769/0 cf=110 text=[{\"bn\":\"/32769/0/\",\"n\":\"1\",\"v\":7}]");
        assertThat(read(1)).hasToString("[/32769/0/1=7]");
        assertThat(client.tree().exists(Path.of(32769, 0, 4))).isTrue();

        ask("PUT /32769/0 cf=110 text=[{\"bn\":\"/32769/0/\",\"n\":\"0\",\"vs\":\"new\"}]");
        assertThat(read(0)).hasToString("[/32769/0/0=new]");
        assertThat(client.tree().exists(Path.of(32769, 0, 4))).isFalse();
    }

    @Test
    void post_to_a_multiple_resource_adds_instances_and_put_replaces_them() {
        ask("POST /32769/0/5 cf=110 text=[{\"bn\":\"/32769/0/5/\",\"n\":\"7\",\"v\":1}]");
        assertThat(everything.resourceInstances(0, 5)).containsExactly(0, 3, 7);
        ask("PUT /32769/0/5 cf=110 text=[{\"bn\":\"/32769/0/5/\",\"n\":\"1\",\"v\":1}]");
        assertThat(everything.resourceInstances(0, 5)).containsExactly(1);
    }

    @Test
    void a_write_with_one_resource_that_is_not_writable_writes_nothing() {
        var answer =
                ask("POST /3/0 cf=110 text=[{\"bn\":\"/3/0/\",\"n\":\"15\",\"vs\":\"X\"},{\"n\":\"0\",\"vs\":\"Y\"}]");
        assertThat(answer.code()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(text("GET /3/0/15 accept=0")).isEqualTo("UTC");
    }

    @Test
    void create_answers_where_the_instance_is() {
        assertThat(ask("POST /32769 cf=11542 hex=C10041").locationPath()).containsExactly("32769", "1");
        assertThat(ask("POST /32769 cf=11542 hex=0307C10041").locationPath()).containsExactly("32769", "7");
        assertThat(everything.instances()).containsExactly(0, 1, 7);
    }

    @Test
    void create_without_a_mandatory_resource_creates_nothing() {
        assertThat(ask("POST /32769 cf=11542 hex=C10105").code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(everything.instances()).containsExactly(0);
    }

    @Test
    void delete_takes_the_instance_or_the_resource_instance_away() {
        assertThat(ask("DELETE /32769/0/5/3").code()).isEqualTo(ResponseCode.DELETED);
        assertThat(everything.resourceInstances(0, 5)).containsExactly(0);
        assertThat(ask("DELETE /32769/0").code()).isEqualTo(ResponseCode.DELETED);
        assertThat(everything.instances()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        1.1 | GET /3         | </3>;ver=1.1;pmin=10,</3/0>;pmax=60,</3/0/0>,</3/0/1>,</3/0/4>,</3/0/6>;dim=2,</3/0/9>;gt=50;lt=42.2,</3/0/13>,</3/0/15>
        1.0 | GET /3         | </3>;ver=1.1;pmin=10,</3/0>;pmax=60,</3/0/0>,</3/0/1>,</3/0/4>,</3/0/6>;dim=2,</3/0/9>,</3/0/13>,</3/0/15>
        1.1 | GET /3/0       | </3/0>;pmax=60,</3/0/0>,</3/0/1>,</3/0/4>,</3/0/6>;dim=2,</3/0/9>;gt=50;lt=42.2,</3/0/13>,</3/0/15>
        1.1 | GET /3/0/9     | </3/0/9>;pmin=10;pmax=60;gt=50;lt=42.2
        1.1 | GET /3/0/6     | </3/0/6>;dim=2;pmin=10;pmax=60,</3/0/6/0>,</3/0/6/1>;pmin=1
        1.0 | GET /3/0/6     | </3/0/6>;dim=2;pmin=10;pmax=60
        1.2 | GET /3?depth=0 | </3>;ver=1.1;pmin=10
        1.2 | GET /3?depth=1 | </3>;ver=1.1;pmin=10,</3/0>;pmax=60
        1.2 | GET /3/0/6?depth=0 | </3/0/6>;dim=2;pmin=10;pmax=60
        """)
    void discover_lists_attached_attributes_and_at_resource_level_inherited_ones(
            String version, String request, String links) {
        session.registered(version);
        ask("PUT /3?pmin=10");
        ask("PUT /3/0?pmax=60");
        ask("PUT /3/0/9?gt=50&lt=42.2");
        ask("PUT /3/0/6/1?pmin=1");
        assertThat(text(request + " accept=40").replace("\"", "")).isEqualTo(links);
    }

    @Test
    void discover_lists_what_the_version_of_the_server_knows() {
        var device = client.tree().object(3).orElseThrow().definition();
        var known = device.resources().stream()
                .filter(resource -> resource.id() < 6)
                .toList();
        client.tree().knownAs("1.0", new ObjectDefinition(3, "Device", "1.0", false, true, known));

        session.registered("1.0");
        assertThat(text("GET /3 accept=40")).isEqualTo("</3>,</3/0>,</3/0/0>,</3/0/1>,</3/0/4>");
    }

    @Test
    void a_server_discovers_only_its_own_attributes() {
        ask("PUT /3/0?pmin=10");
        var seen = new String(
                other.ask(management, Requests.of("GET /3/0/9 accept=40")).payload());
        assertThat(seen).isEqualTo("</3/0/9>");
    }

    @Test
    void write_attributes_sets_changes_and_unsets_each_attribute_by_itself() {
        ask("PUT /3/0/9?pmin=10&pmax=60");
        ask("PUT /3/0/9?pmin");
        ask("PUT /3/0/9?gt=5");
        assertThat(text("GET /3/0/9 accept=40")).isEqualTo("</3/0/9>;pmax=60;gt=5");
    }

    @Test
    void a_refused_write_attributes_changes_nothing() {
        ask("PUT /3/0/9?gt=50");
        assertThat(ask("PUT /3/0/9?pmin=1&lt=60").code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(text("GET /3/0/9 accept=40")).isEqualTo("</3/0/9>;gt=50");
    }

    @Test
    void read_composite_of_the_root_leaves_out_what_no_server_may_read() {
        assertThat(text("FETCH / cf=110 accept=110 text=[{\"n\":\"/\"}]"))
                .contains("Acme")
                .doesNotContain("coap://server1");
    }

    @Test
    void read_composite_reads_overlapping_paths_once() {
        assertThat(text("FETCH / cf=110 accept=110 text=[{\"n\":\"/3/0/0\"},{\"n\":\"/3/0\"}]"))
                .containsOnlyOnce("Acme");
    }

    @Test
    void write_composite_that_an_object_refuses_gives_back_what_was_written_before() {
        var refusing = new StoredObject(StoredObject.single(40000, "Strict", "1.0")
                .readWrite(0, "Percent", DataType.INTEGER, Trait.range("0..100")));
        Objects.add(refusing, 0, Objects.at(40000, 0, 0, Value.of(5)));
        client.tree().mount(refusing);
        var answer = ask("IPATCH / cf=110 text=[{\"n\":\"/3/0/15\",\"vs\":\"X\"},{\"n\":\"/40000/0/0\",\"v\":500}]");
        assertThat(answer.code()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(text("GET /3/0/15 accept=0")).isEqualTo("UTC");
    }

    @Test
    void write_composite_removes_a_resource_instance_that_has_no_value() {
        ask("IPATCH / cf=320 text=[{\"n\":\"/32769/0/5/3\",\"v\":null}]");
        assertThat(everything.resourceInstances(0, 5)).containsExactly(0);
    }

    @Test
    void anything_else_is_5_00() {
        var broken = new DeclaredInstances<>(DeclaredInstances.<String>multiple(40001, "Broken", "1.0")
                .measured(
                        0,
                        "Value",
                        DataType.FLOAT,
                        item -> {
                            throw new IllegalStateException("a sensor that fails");
                        },
                        item -> 0));
        broken.add(0, "broken");
        client.tree().mount(broken);
        var answer = ask("GET /40001/0/0");
        assertThat(answer.code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        assertThat(answer.diagnostic()).doesNotContain("Exception");
    }

    @Test
    void it_claims_all_but_what_is_observed() {
        assertThat(management.claims(Requests.of("GET /3/0"))).isTrue();
        assertThat(management.claims(Requests.of("GET /3/0 accept=40 observe=0")))
                .isTrue();
        assertThat(management.claims(Requests.of("PUT /3/0/15 cf=0 observe=0"))).isTrue();
        assertThat(management.claims(Requests.of("GET /3/0 observe=0"))).isFalse();
        assertThat(management.claims(Requests.of("GET /3/0 observe=1"))).isFalse();
        assertThat(management.claims(Requests.of("FETCH / cf=110 observe=0"))).isFalse();
        assertThat(management.claims(Requests.of("POST /bs"))).isFalse();
    }

    private Response ask(String request) {
        return session.ask(management, Requests.of(request));
    }

    private String text(String request) {
        var answer = ask(request);
        assertThat(answer.code()).as(answer.diagnostic()).isEqualTo(ResponseCode.CONTENT);
        assertThat(answer.contentFormat()).isNotEqualTo(ContentFormat.NONE);
        return answer.diagnostic();
    }

    private List<PathValue> read(int resource) {
        return everything
                .read(Caller.DEVICE, Path.of(32769, 0, resource))
                .toCompletableFuture()
                .join();
    }
}
