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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The cases 200 to 256, 680 and 685: Read, Write, Execute, Create and Delete. */
class DeviceManagementIT {

    private static Pairs pairs;
    private static Path folder;

    @BeforeAll
    static void prepare(@TempDir Path work) {
        folder = work;
        pairs = new Pairs(work, false);
    }

    @AfterAll
    static void stop() throws Exception {
        pairs.close();
    }

    private static Steps steps(Pairing pairing) throws Exception {
        return new Steps(pairs.of(pairing));
    }

    @Case
    void int_201_query_basic_information_in_plain_text(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        var expected = Map.of("/3/0/0", "Example Ltd", "/3/0/1", "Gateway 7", "/3/0/2", "0001");
        for (var entry : expected.entrySet()) {
            var read = steps.read(entry.getKey(), TEXT);
            read.shows(entry.getKey(), entry.getValue());
            assertThat(read.answer().message().getPayloadString()).isEqualTo(entry.getValue());
        }
    }

    @Case
    void int_203_query_basic_information_in_tlv(Pairing pairing) throws Exception {
        readDevice(pairing, TLV);
    }

    @Case
    void int_204_query_basic_information_in_json(Pairing pairing) throws Exception {
        readDevice(pairing, JSON);
    }

    private static void readDevice(Pairing pairing, int format) throws Exception {
        steps(pairing)
                .read("/3/0", format)
                .shows("/3/0/0", "Example Ltd")
                .shows("/3/0/1", "Gateway 7")
                .shows("/3/0/2", "0001")
                .shows("/3/0/3", "1.0.0")
                .shows("/3/0/11/0", 0)
                .shows("/3/0/16", "U");
    }

    @Case
    void int_205_set_basic_information_in_plain_text(Pairing pairing) throws Exception {
        var steps = steps(pairing);
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
    void int_211_query_basic_information_in_cbor(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        steps.read("/1/0/0", CBOR).shows("/1/0/0", 1);
        steps.read("/1/0/6", CBOR).shows("/1/0/6", false);
        steps.read("/1/0/7", CBOR).shows("/1/0/7", "U");
    }

    @Case
    void int_212_set_basic_information_in_cbor(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        var values = Map.<String, Object>of("/1/0/2", 101L, "/1/0/3", 1010L, "/1/0/6", true);
        for (var entry : values.entrySet()) {
            steps.write(entry.getKey(), entry.getValue(), CBOR);
        }
        steps.read("/1/0").shows(values);
        steps.restore();
    }

    @Case
    void int_215_set_basic_information_in_tlv(Pairing pairing) throws Exception {
        setServerObject(pairing, TLV);
    }

    @Case
    void int_220_set_basic_information_in_json(Pairing pairing) throws Exception {
        setServerObject(pairing, JSON);
    }

    private static void setServerObject(Pairing pairing, int format) throws Exception {
        var steps = steps(pairing);
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
    void int_221_attempt_to_perform_operations_on_security(Pairing pairing) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client answers 4.04 instead of 4.01");
        }
        var pair = pairs.of(pairing);
        pair.done(Code.GET, "/0", () -> pair.server().read("/0", ServerEnd.ANY)).hasCode("4.01");
        pair.done(Code.PUT, "/0/0/0", () -> pair.server().write("/0/0/0", "coap://127.0.0.1", TEXT))
                .hasCode("4.01");
        pair.done(Code.PUT, "/0", () -> pair.server().writeAttributes("/0", "pmin=30&pmax=45"))
                .hasCode("4.01");
    }

    @Case
    void int_222_read_on_object(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        steps.read("/1").showsSomethingAt("/1/0/0", "/1/0/1", "/1/0/6", "/1/0/7");
        steps.read("/3").showsSomethingAt("/3/0/0", "/3/0/11/0", "/3/0/16").showsNothingBelow("/3/0/4");
    }

    @Case
    void int_223_read_on_object_instance(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        steps.read("/1/0").showsSomethingAt("/1/0/0", "/1/0/1", "/1/0/6", "/1/0/7");
        steps.read("/3/0").showsSomethingAt("/3/0/0", "/3/0/11/0", "/3/0/16");
    }

    @Case
    void int_224_read_on_resource(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        steps.read("/1/0/0").shows("/1/0/0", 1);
        steps.read("/1/0/1").shows("/1/0/1", LIFETIME);
        steps.read("/1/0/6").shows("/1/0/6", false);
        steps.read("/1/0/7").shows("/1/0/7", "U");
        steps.read("/3/0/16").shows("/3/0/16", "U");
    }

    @Case
    void int_225_read_on_resource_instance(Pairing pairing) throws Exception {
        var read = steps(pairing).read("/3/0/11/0").shows("/3/0/11/0", 0);
        assertThat(read.reply().values()).hasSize(1);
    }

    @Case
    void int_226_write_partial_update_on_object_instance(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        var values = Map.<String, Object>of("/1/0/1", 61L, "/1/0/6", true);
        var written = steps.update("/1/0", values, TLV);
        steps.awaitLifetime(written, 61);
        steps.read("/1/0").shows(values);
        steps.restore();
    }

    @Case
    void int_227_write_replace_on_resource(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        steps.awaitLifetime(steps.write("/1/0/1", 63L, TEXT), 63);
        steps.read("/1/0/1").shows("/1/0/1", 63);
        steps.awaitLifetime(steps.write("/1/0/1", LIFETIME, TEXT), LIFETIME);
    }

    @Case
    void int_228_write_on_resource_instance(Pairing pairing) throws Exception {
        var steps = steps(pairing);
        steps.portfolio(5, "aa", "bb");
        steps.write("/16/5/0/1", "test", TEXT);
        var read = steps.read("/16/5/0/1").shows("/16/5/0/1", "test");
        assertThat(read.reply().values()).hasSize(1);
        steps.delete("/16/5");
    }

    @Case
    void int_231_query_basic_information_in_senml_json(Pairing pairing) throws Exception {
        readLevels(pairing, SENML_JSON);
    }

    @Case
    void int_232_query_basic_information_in_senml_cbor(Pairing pairing) throws Exception {
        readLevels(pairing, SENML_CBOR);
    }

    private static void readLevels(Pairing pairing, int format) throws Exception {
        var steps = steps(pairing);
        steps.read("/1", format).shows("/1/0/0", 1).shows("/1/0/7", "U");
        steps.read("/3/0", format).shows("/3/0/16", "U").shows("/3/0/11/0", 0);
        steps.read("/3/0/16", format).shows("/3/0/16", "U");
        steps.read("/3/0/11/0", format).shows("/3/0/11/0", 0);
    }

    @Case
    void int_233_set_basic_information_in_senml_cbor(Pairing pairing) throws Exception {
        setByLevels(pairing, SENML_CBOR);
    }

    @Case
    void int_234_set_basic_information_in_senml_json(Pairing pairing) throws Exception {
        setByLevels(pairing, SENML_JSON);
    }

    private static void setByLevels(Pairing pairing, int format) throws Exception {
        var steps = steps(pairing);
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

    /** A pair of its own: Leshan's client goes on updating its registration of before the restart. */
    @Case
    void int_241_executable_resource_rebooting_the_device(Pairing pairing) throws Exception {
        if (pairing.hasOurClient()) {
            throw new NotPlayed("a Reboot of the gateway restarts its host");
        }
        try (var pair = Pair.open(pairing, folder.resolve("reboot"), false)) {
            var executed = pair.done(Code.POST, "/3/0/4", () -> pair.server().execute("/3/0/4"));
            executed.hasCode("2.04");
            var client = pair.leshanClient().orElseThrow();
            assertThat(client.hasExecuted(4)).isTrue();

            client.restart();
            pair.awaitRegister(executed.answer().number());
            new Steps(pair).read("/3/0/16").shows("/3/0/16", "U");
        }
    }

    @Case
    void int_256_write_operation_failure(Pairing pairing) throws Exception {
        var pair = pairs.of(pairing);
        var steps = new Steps(pair);
        pair.done(Code.PUT, "/1/0/0", () -> pair.server().write("/1/0/0", 123L, TEXT))
                .hasCode("4.05");
        steps.read("/1/0/0").shows("/1/0/0", 1);
    }

    @Case
    void int_680_create_object_instance_of_device(Pairing pairing) throws Exception {
        if (!pairing.hasOurClient()) {
            throw new NotPlayed("Leshan M15's client answers 4.00 instead of 4.05");
        }
        var pair = pairs.of(pairing);
        pair.done(Code.POST, "/3", () -> pair.server().create("/3/1", Map.of("/3/1/15", "Europe/Paris")))
                .hasCode("4.05");
    }

    @Case
    void int_685_delete_object_instance_of_device(Pairing pairing) throws Exception {
        var pair = pairs.of(pairing);
        pair.done(Code.DELETE, "/3/0", () -> pair.server().delete("/3/0")).hasCode("4.05");
    }
}
