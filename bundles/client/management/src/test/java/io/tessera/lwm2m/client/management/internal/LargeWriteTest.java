// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.fixture.FakeSession;
import io.tessera.lwm2m.client.fixture.Objects;
import io.tessera.lwm2m.client.fixture.Requests;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ResourceType;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Writes are taken piece by piece, and which are refused before anything of them is there. */
final class LargeWriteTest {

    private final ManagementInterface management = new ManagementInterface(Codecs.create());
    private final FakeClient client = new FakeClient(Objects.security(), Objects.server(), Objects.device());
    private final FakeSession session = client.attach(management).addSession(1).registered("1.1");
    private final ValueSink sink = ValueSink.of(piece -> Lwm2mObject.DONE, () -> Lwm2mObject.DONE, () -> {});

    @BeforeEach
    void mount() {
        var lines = DeclaredInstances.<String>multiple(33000, "Packages", "1.0")
                .receiveLarge(0, "Package", (item, bytes) -> Lwm2mObject.DONE, (item, size) -> sink)
                .read(1, "Name", ResourceType.STRING, item -> item);
        var packages = new DeclaredInstances<>(lines);
        packages.add(0, "zero");
        client.tree().mount(packages);
    }

    @Test
    void an_opaque_value_in_its_own_format_is_taken_piece_by_piece() throws Exception {
        var head = Requests.of("PUT /33000/0/0 cf=42");
        assertThat(management.receive(session, head, -1)).containsSame(sink);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /33000/0/0 cf=11542",
                "PUT /33000/0/0 cf=112",
                "PUT /33000/0/0",
                "POST /33000/0/0 cf=42",
                "PUT /33000/0 cf=42",
                "IPATCH / cf=112"
            })
    void all_else_is_put_together(String head) throws Exception {
        assertThat(management.receive(session, Requests.of(head), -1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT /33000/0/1 cf=42, METHOD_NOT_ALLOWED",
        "PUT /33000/1/0 cf=42, NOT_FOUND",
        "PUT /0/0/3 cf=42, UNAUTHORIZED",
        "PUT /x/0/0 cf=42, NOT_FOUND"
    })
    void what_may_not_be_is_refused_at_once(String head, ResponseCode code) {
        assertRefused(head, code);
    }

    @Test
    void access_control_decides_before_anything_is_there() {
        client.tree().deny(1, Path.of(33000, 0), true);
        assertRefused("PUT /33000/0/0 cf=42", ResponseCode.UNAUTHORIZED);
    }

    private void assertRefused(String head, ResponseCode code) {
        assertThatThrownBy(() -> management.receive(session, Requests.of(head), -1))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
