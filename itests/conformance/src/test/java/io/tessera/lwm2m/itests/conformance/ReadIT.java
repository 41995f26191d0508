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

import java.util.Map;

/** The cases of Read at each level and in each format, 201 to 232. */
@Cases(Lane.MANAGEMENT)
class ReadIT {

    @Case
    void int_201_query_basic_information_in_plain_text(Steps steps) throws Exception {
        var expected = Map.of("/3/0/0", "Example Ltd", "/3/0/1", "Gateway 7", "/3/0/2", "0001");
        for (var entry : expected.entrySet()) {
            var read = steps.read(entry.getKey(), TEXT);
            read.shows(entry.getKey(), entry.getValue());
            assertThat(read.answer().message().getPayloadString()).isEqualTo(entry.getValue());
        }
    }

    @Case
    void int_203_query_basic_information_in_tlv(Steps steps) throws Exception {
        readDevice(steps, TLV);
    }

    @Case
    void int_204_query_basic_information_in_json(Steps steps) throws Exception {
        readDevice(steps, JSON);
    }

    private static void readDevice(Steps steps, int format) throws Exception {
        steps.read("/3/0", format)
                .shows("/3/0/0", "Example Ltd")
                .shows("/3/0/1", "Gateway 7")
                .shows("/3/0/2", "0001")
                .shows("/3/0/3", "1.0.0")
                .shows("/3/0/11/0", 0)
                .shows("/3/0/16", "U");
    }

    @Case
    void int_211_query_basic_information_in_cbor(Steps steps) throws Exception {
        steps.read("/1/0/0", CBOR).shows("/1/0/0", 1);
        steps.read("/1/0/6", CBOR).shows("/1/0/6", false);
        steps.read("/1/0/7", CBOR).shows("/1/0/7", "U");
    }

    @Case
    void int_222_read_on_object(Steps steps) throws Exception {
        steps.read("/1").showsSomethingAt("/1/0/0", "/1/0/1", "/1/0/6", "/1/0/7");
        steps.read("/3").showsSomethingAt("/3/0/0", "/3/0/11/0", "/3/0/16").showsNothingBelow("/3/0/4");
    }

    @Case
    void int_223_read_on_object_instance(Steps steps) throws Exception {
        steps.read("/1/0").showsSomethingAt("/1/0/0", "/1/0/1", "/1/0/6", "/1/0/7");
        steps.read("/3/0").showsSomethingAt("/3/0/0", "/3/0/11/0", "/3/0/16");
    }

    @Case
    void int_224_read_on_resource(Steps steps) throws Exception {
        steps.read("/1/0/0").shows("/1/0/0", 1);
        steps.read("/1/0/1").shows("/1/0/1", LIFETIME);
        steps.read("/1/0/6").shows("/1/0/6", false);
        steps.read("/1/0/7").shows("/1/0/7", "U");
        steps.read("/3/0/16").shows("/3/0/16", "U");
    }

    @Case
    void int_225_read_on_resource_instance(Steps steps) throws Exception {
        var read = steps.read("/3/0/11/0").shows("/3/0/11/0", 0);
        assertThat(read.reply().values()).hasSize(1);
    }

    @Case
    void int_231_query_basic_information_in_senml_json(Steps steps) throws Exception {
        readLevels(steps, SENML_JSON);
    }

    @Case
    void int_232_query_basic_information_in_senml_cbor(Steps steps) throws Exception {
        readLevels(steps, SENML_CBOR);
    }

    private static void readLevels(Steps steps, int format) throws Exception {
        steps.read("/1", format).shows("/1/0/0", 1).shows("/1/0/7", "U");
        steps.read("/3/0", format).shows("/3/0/16", "U").shows("/3/0/11/0", 0);
        steps.read("/3/0/16", format).shows("/3/0/16", "U");
        steps.read("/3/0/11/0", format).shows("/3/0/11/0", 0);
    }
}
