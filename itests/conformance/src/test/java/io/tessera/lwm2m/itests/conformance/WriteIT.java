// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.CBOR;
import static io.tessera.lwm2m.itests.conformance.Steps.JSON;
import static io.tessera.lwm2m.itests.conformance.Steps.LIFETIME;
import static io.tessera.lwm2m.itests.conformance.Steps.SENML_CBOR;
import static io.tessera.lwm2m.itests.conformance.Steps.SENML_JSON;
import static io.tessera.lwm2m.itests.conformance.Steps.TEXT;
import static io.tessera.lwm2m.itests.conformance.Steps.TLV;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases of Write at each level and in each format, 205 to 256. */
@Cases(Lane.MANAGEMENT)
class WriteIT {

    @Case
    void int_205_set_basic_information_in_plain_text(Steps steps) throws Exception {
        var initial = Map.<String, Object>of("/1/0/2", 1L, "/1/0/3", 10L, "/1/0/5", LIFETIME);
        for (var values :
                List.of(initial, Map.<String, Object>of("/1/0/2", 101L, "/1/0/3", 1010L, "/1/0/5", 2000L), initial)) {
            for (var entry : values.entrySet()) {
                steps.write(entry.getKey(), entry.getValue(), TEXT);
            }
            steps.read("/1/0", TLV).shows(values);
        }
    }

    @Case
    void int_212_set_basic_information_in_cbor(Steps steps) throws Exception {
        var values = Map.<String, Object>of("/1/0/2", 101L, "/1/0/3", 1010L, "/1/0/6", true);
        for (var entry : values.entrySet()) {
            steps.write(entry.getKey(), entry.getValue(), CBOR);
        }
        steps.read("/1/0").shows(values);
        steps.restore();
    }

    @Case
    void int_215_set_basic_information_in_tlv(Steps steps) throws Exception {
        setServerObject(steps, TLV);
    }

    @Case
    void int_220_set_basic_information_in_json(Steps steps) throws Exception {
        setServerObject(steps, JSON);
    }

    private static void setServerObject(Steps steps, int format) throws Exception {
        var values =
                Map.<String, Object>of("/1/0/2", 101L, "/1/0/3", 1010L, "/1/0/5", 2000L, "/1/0/6", true, "/1/0/7", "U");
        steps.update("/1/0", values, format);
        steps.read("/1/0").shows(values);

        var saved = Map.<String, Object>of(
                "/1/0/1", LIFETIME, "/1/0/2", 1L, "/1/0/3", 10L, "/1/0/5", LIFETIME, "/1/0/6", false, "/1/0/7", "U");
        steps.replace("/1/0", saved, format);
        steps.read("/1/0").shows(saved).shows("/1/0/0", 1);
    }

    @Case
    void int_226_write_partial_update_on_object_instance(Steps steps) throws Exception {
        var values = Map.<String, Object>of("/1/0/1", 61L, "/1/0/6", true);
        var written = steps.update("/1/0", values, TLV);
        steps.awaitLifetime(written, 61);
        steps.read("/1/0").shows(values);
        steps.restore();
    }

    @Case
    void int_227_write_replace_on_resource(Steps steps) throws Exception {
        steps.awaitLifetime(steps.write("/1/0/1", 63L, TEXT), 63);
        steps.read("/1/0/1").shows("/1/0/1", 63);
        steps.awaitLifetime(steps.write("/1/0/1", LIFETIME, TEXT), LIFETIME);
    }

    @Case
    void int_228_write_on_resource_instance(Steps steps) throws Exception {
        steps.portfolio(5, "aa", "bb");
        steps.write("/16/5/0/1", "test", TEXT);
        var read = steps.read("/16/5/0/1").shows("/16/5/0/1", "test");
        assertThat(read.reply().values()).hasSize(1);
        steps.delete("/16/5");
    }

    @Case
    void int_233_set_basic_information_in_senml_cbor(Steps steps) throws Exception {
        setByLevels(steps, SENML_CBOR);
    }

    @Case
    void int_234_set_basic_information_in_senml_json(Steps steps) throws Exception {
        setByLevels(steps, SENML_JSON);
    }

    private static void setByLevels(Steps steps, int format) throws Exception {
        steps.portfolio(5, "aa", "bb");
        var values = Map.<String, Object>of("/1/0/1", 61L, "/1/0/6", true);
        steps.awaitLifetime(steps.update("/1/0", values, format), 61);
        steps.read("/1").shows(values);

        steps.write("/16/5/0/0", "test_value", format);
        steps.read("/16").shows("/16/5/0/0", "test_value");

        steps.awaitLifetime(steps.write("/1/0/1", 63L, format), 63);
        steps.read("/1/0/1").shows("/1/0/1", 63);
        steps.delete("/16/5");
        steps.restore();
    }

    @Case
    void int_256_write_operation_failure(Steps steps) throws Exception {
        var pair = steps.pair();
        pair.done(Code.PUT, "/1/0/0", () -> pair.server().write("/1/0/0", 123L, TEXT))
                .hasCode("4.05");
        steps.read("/1/0/0").shows("/1/0/0", 1);
    }
}
