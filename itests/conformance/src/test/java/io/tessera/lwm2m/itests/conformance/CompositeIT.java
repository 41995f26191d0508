// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static io.tessera.lwm2m.itests.conformance.Steps.LIFETIME;
import static io.tessera.lwm2m.itests.conformance.Steps.SENML_CBOR;
import static io.tessera.lwm2m.itests.conformance.Steps.SENML_JSON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.eclipse.californium.core.coap.CoAP.Code;

/** The cases of Read-Composite and Write-Composite, 229 to 281. */
@Cases(Lane.MANAGEMENT)
class CompositeIT {

    private static final int NO_ACCEPT = -1;

    @Case
    void int_229_read_composite_operation(Pairing pairing, Pair pair) throws Exception {
        if (pairing != Pairing.BOTH_OURS) {
            throw new NotPlayed("Leshan M15 refuses paths that overlap; void since ETS 1.2.1 in favour of 280");
        }
        for (int format : new int[] {SENML_CBOR, SENML_JSON}) {
            read(pair, format, "/3", "/1/0", "/1/0/1", "/3/0/11/0")
                    .shows("/3/0/16", "U")
                    .shows("/1/0/1", LIFETIME)
                    .shows("/3/0/11/0", 0);
        }
    }

    @Case
    void int_230_write_composite_operation(Steps steps) throws Exception {
        steps.portfolio(5, "1", "2", "3", "4");
        var values = Map.<String, Object>of(
                "/1/0/1",
                61L,
                "/1/0/6",
                true,
                "/16/5/0/0",
                "aa",
                "/16/5/0/1",
                "bb",
                "/16/5/0/2",
                "cc",
                "/16/5/0/3",
                "dd");
        var written = steps.pair()
                .done(Code.IPATCH, "/", () -> steps.pair().server().writeComposite(values, SENML_CBOR))
                .hasCode("2.04")
                .wasWrittenIn(SENML_CBOR);
        steps.awaitLifetime(written, 61);

        steps.read("/1/0").shows("/1/0/1", 61).shows("/1/0/6", true);
        steps.read("/16").shows("/16/5/0/0", "aa").shows("/16/5/0/3", "dd");
        steps.delete("/16/5");
        steps.restore();
    }

    @Case
    void int_235_read_composite_operation_on_root_path(Pair pair) throws Exception {
        read(pair, SENML_CBOR, "/")
                .shows("/1/0/1", LIFETIME)
                .shows("/3/0/16", "U")
                .showsNothingBelow("/0")
                .showsNothingBelow("/21")
                .showsNothingBelow("/23");
    }

    @Case
    void int_236_read_composite_partial_presence(Pair pair) throws Exception {
        // Leshan's server refuses paths that overlap, as /1/0 would.
        read(pair, SENML_CBOR, "/1/0/1", "/3/0/11/0", "/3339/0/5522", "/3353/0/6030")
                .shows("/1/0/1", LIFETIME)
                .shows("/3/0/11/0", 0)
                .showsNothingBelow("/3339")
                .showsNothingBelow("/3353");
    }

    @Case
    void int_237_read_on_object_without_specifying_content_type(Pairing pairing, Steps steps) throws Exception {
        if (pairing.hasOurServer()) {
            throw new NotPlayed("our server always says which format it wants");
        }
        for (var path : List.of("/1", "/3")) {
            var read = steps.read(path);
            assertThat(read.request().message().getOptions().getAccept()).isEqualTo(NO_ACCEPT);
            assertThat(read.answer().contentFormat()).isIn(SENML_CBOR, SENML_JSON);
            assertThat(read.reply().values()).isNotEmpty();
        }
    }

    @Case
    void int_257_write_composite_on_server_and_device(Steps steps) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var values = Map.<String, Object>of("/1/0/2", 101L, "/1/0/6", true, "/3/0/13", now);
        steps.pair()
                .done(Code.IPATCH, "/", () -> steps.pair().server().writeComposite(values, SENML_JSON))
                .hasCode("2.04");
        steps.read("/1").shows("/1/0/2", 101).shows("/1/0/6", true);
        var time = steps.read("/3").reply().values().get("/3/0/13");
        assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
                .as("the clock goes on")
                .isBetween(now, now.plusSeconds(60));
        steps.restore();
    }

    @Case
    void int_280_successful_read_composite_operation(Pair pair) throws Exception {
        for (int format : new int[] {SENML_CBOR, SENML_JSON}) {
            var read = read(pair, format, "/3/0/16", "/3/0/11/0", "/1/0")
                    .shows("/3/0/11/0", 0)
                    .shows("/3/0/16", "U")
                    .shows("/1/0/0", 1)
                    .shows("/1/0/1", LIFETIME)
                    .shows("/1/0/6", false)
                    .shows("/1/0/7", "U");
            assertThat(read.reply().values().keySet())
                    .allMatch(path -> path.startsWith("/1/0/") || path.equals("/3/0/16") || path.equals("/3/0/11/0"));
        }
    }

    @Case
    void int_281_partially_successful_read_composite_operation(Pair pair) throws Exception {
        var read = read(pair, SENML_CBOR, "/1/0/1", "/1/0/7", "/1/0/8")
                .shows("/1/0/1", LIFETIME)
                .shows("/1/0/7", "U");
        assertThat(read.reply().values().keySet())
                .filteredOn(path -> path.startsWith("/1/0/8"))
                .isEmpty();
    }

    private static Done read(Pair pair, int format, String... paths) throws Exception {
        return pair.done(Code.FETCH, "/", () -> pair.server().readComposite(List.of(paths), format))
                .hasCode("2.05")
                .hasFormat(format);
    }
}
