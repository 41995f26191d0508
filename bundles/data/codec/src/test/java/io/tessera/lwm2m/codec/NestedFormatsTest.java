// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import static io.tessera.lwm2m.codec.Samples.DEVICE;
import static io.tessera.lwm2m.codec.Samples.TYPES;
import static io.tessera.lwm2m.codec.Samples.all;
import static io.tessera.lwm2m.codec.Samples.at;
import static io.tessera.lwm2m.codec.Samples.hex;
import static io.tessera.lwm2m.codec.Samples.path;
import static io.tessera.lwm2m.codec.Samples.text;
import static io.tessera.lwm2m.codec.Samples.utf8;
import static io.tessera.lwm2m.model.ContentFormat.JSON;
import static io.tessera.lwm2m.model.ContentFormat.LWM2M_CBOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LwM2M CBOR and the JSON of LwM2M 1.0. */
class NestedFormatsTest {

    private static final String DEVICE_CBOR =
            """
            A1 82 03 00 AD 00 74 4F70656E204D6F62696C6520416C6C69616E6365
            01 76 4C69676874776569676874204D324D20436C69656E74 02 69 333435303030313233 03 63 312E30
            06 A2 00 01 01 05 07 A2 00 19 0ED8 01 19 1388 08 A2 00 18 7D 01 19 0384
            09 18 64 0A 0F 0B A1 00 00 0D 1A 5182428F 0E 66 2B30323A3030 10 61 55
            """;

    private final Codec codec =
            Codecs.create(Limits.DEFAULT, Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC));

    private void isCbor(String base, List<PathValue> values, String bytes) throws Exception {
        assertThat(codec.encode(LWM2M_CBOR, path(base), values)).isEqualTo(hex(bytes));
        assertThat(codec.decode(LWM2M_CBOR, path(base), hex(bytes), TYPES)).isEqualTo(values);
    }

    private List<PathValue> cbor(String base, String bytes) throws Exception {
        return codec.decode(LWM2M_CBOR, path(base), hex(bytes), TYPES);
    }

    @Test
    void cbor_of_a_single_resource() throws Exception {
        isCbor("/3/0/0", DEVICE.subList(0, 1), "A1 83 03 00 00 74 4F70656E204D6F62696C6520416C6C69616E6365");
        assertThat(cbor("/3/0/0", "A1 03 A1 00 A1 00 74 4F70656E204D6F62696C6520416C6C69616E6365"))
                .isEqualTo(DEVICE.subList(0, 1));
    }

    @Test
    void cbor_of_a_multiple_resource() throws Exception {
        isCbor("/3/0/6", DEVICE.subList(4, 6), "A1 83 03 00 06 A2 00 01 01 05");
        isCbor("/3/0/6", List.of(at("/3/0/6", Value.EMPTY)), "A1 83 03 00 06 A0");
        isCbor("/3/0/6/1", List.of(at("/3/0/6/1", Value.of(5))), "A1 84 03 00 06 01 05");
    }

    @Test
    void cbor_of_an_instance() throws Exception {
        isCbor("/3/0", DEVICE, DEVICE_CBOR);
    }

    @Test
    void cbor_of_several_instances() throws Exception {
        isCbor(
                "/1",
                List.of(
                        at("/1/0/0", Value.of(101)),
                        at("/1/0/1", Value.of(86400)),
                        at("/1/0/6", Value.of(true)),
                        at("/1/0/7", Value.of("U")),
                        at("/1/1/0", Value.of(102)),
                        at("/1/1/6", Value.of(false)),
                        at("/1/2", Value.EMPTY)),
                "A1 01 A3 00 A4 00 18 65 01 1A 00015180 06 F5 07 61 55 01 A2 00 18 66 06 F4 02 A0");
        isCbor("/1", List.of(), "A0");
    }

    @Test
    void cbor_of_a_composite_request_joins_what_shares_an_instance() throws Exception {
        isCbor(
                "/",
                List.of(
                        at("/1/0/1", Value.of(86400)),
                        at("/3/0/0", Value.of("Open Mobile Alliance")),
                        at("/3/0/9", Value.of(100))),
                "A2 83 01 00 01 1A 00015180 82 03 00 A2 00 74 4F70656E204D6F62696C6520416C6C69616E6365 09 18 64");
        assertThat(cbor("/", "A2 82 03 00 A2 00 61 78 09 18 64 83 01 00 01 1A 00015180"))
                .containsExactly(
                        at("/3/0/0", Value.of("x")), at("/3/0/9", Value.of(100)), at("/1/0/1", Value.of(86400)));
        isCbor("/", List.of(at("/3/0/6/0", Value.of(1)), at("/3/0/6/1", Value.of(2))), "A1 83 03 00 06 A2 00 01 01 02");
    }

    @Test
    void cbor_that_is_written_may_begin_below_its_target() throws Exception {
        assertThat(cbor("/3/0", "A1 0E 61 78")).containsExactly(at("/3/0/14", Value.of("x")));
        assertThat(cbor("/3/0", "A1 06 A1 01 05")).containsExactly(at("/3/0/6/1", Value.of(5)));
        assertThat(cbor("/1", "A1 05 A1 00 07")).containsExactly(at("/1/5/0", Value.of(7)));
        assertThat(cbor("/3/0/6", "A1 01 05")).containsExactly(at("/3/0/6/1", Value.of(5)));
    }

    @Test
    void cbor_with_open_maps_and_keys() throws Exception {
        assertThat(cbor("/3/0", "BF 9F 03 00 FF BF 09 18 64 FF FF")).containsExactly(at("/3/0/9", Value.of(100)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A1",
                "80",
                "A1 80 01",
                "A1 82 03 00 01",
                "A1 84 03 00 09 00",
                "A1 85 03 00 09 00 00 01",
                "A1 20 01",
                "A1 19 FFFF 01",
                "A1 61 33 01",
                "A1 83 03 01 09 05",
                "A1 83 03 00 09 61 78",
                "A1 83 03 00 09 05 00",
                "A1 83 03 00 09 F6",
                "A1 83 03 00 09 81 05",
                "A1 83 03 00 06 05",
                "BF 83 03 00 09 05"
            })
    void what_is_no_lwm2m_cbor_for_this_place_is_malformed(String bytes) {
        assertThatThrownBy(() -> codec.decode(LWM2M_CBOR, path("/3/0"), hex(bytes), TYPES))
                .isInstanceOf(MalformedContent.class);
    }

    @Test
    void paths_in_cbor() throws Exception {
        var paths = List.of(path("/3/0/0"), path("/1"), path("/"), path("/3/0/6/1"));
        assertThat(codec.decodePaths(LWM2M_CBOR, codec.encodePaths(LWM2M_CBOR, paths)))
                .isEqualTo(paths);
        assertThatThrownBy(() -> codec.decodePaths(LWM2M_CBOR, hex("A1 01 01"))).isInstanceOf(MalformedContent.class);
    }

    private void isJson(String base, List<PathValue> values, String json) throws Exception {
        assertThat(text(codec.encode(JSON, path(base), values))).isEqualTo(json);
        assertThat(codec.decode(JSON, path(base), utf8(json), TYPES)).isEqualTo(values);
    }

    private List<PathValue> json(String base, String json) throws Exception {
        return codec.decode(JSON, path(base), utf8(json), TYPES);
    }

    @Test
    void json_of_the_device_object_as_the_specification_shows_it() throws Exception {
        isJson(
                "/3/0",
                DEVICE,
                ("{\"bn\":\"/3/0/\",\"e\":[{\"n\":\"0\",\"sv\":\"Open Mobile Alliance\"},"
                        + "{\"n\":\"1\",\"sv\":\"Lightweight M2M Client\"},{\"n\":\"2\",\"sv\":\"345000123\"},"
                        + "{\"n\":\"3\",\"sv\":\"1.0\"},{\"n\":\"6/0\",\"v\":1},{\"n\":\"6/1\",\"v\":5},"
                        + "{\"n\":\"7/0\",\"v\":3800},{\"n\":\"7/1\",\"v\":5000},{\"n\":\"8/0\",\"v\":125},"
                        + "{\"n\":\"8/1\",\"v\":900},{\"n\":\"9\",\"v\":100},{\"n\":\"10\",\"v\":15},"
                        + "{\"n\":\"11/0\",\"v\":0},{\"n\":\"13\",\"v\":1367491215},{\"n\":\"14\",\"sv\":\"+02:00\"},"
                        + "{\"n\":\"16\",\"sv\":\"U\"}]}"));
    }

    @Test
    void json_of_every_type() throws Exception {
        isJson("/1/0", List.of(at("/1/0/6", Value.of(true))), "{\"bn\":\"/1/0/\",\"e\":[{\"n\":\"6\",\"bv\":true}]}");
        isJson(
                "/66/0/2",
                List.of(at("/66/0/2", new ObjlnkValue(67, 0))),
                "{\"bn\":\"/66/0/2\",\"e\":[{\"ov\":\"67:0\"}]}");
        var opaque = at("/9/0/0", new OpaqueValue(new byte[] {1, 2, 3, 4, 5}));
        var json = "{\"bn\":\"/9/0/0\",\"e\":[{\"sv\":\"AQIDBAU=\"}]}";
        assertThat(text(codec.encode(JSON, path("/9/0/0"), List.of(opaque)))).isEqualTo(json);
        assertThat(codec.decode(JSON, path("/9/0/0"), utf8(json), all(DataType.OPAQUE)))
                .containsExactly(opaque);
    }

    @Test
    void json_whose_base_comes_last_or_not_at_all() throws Exception {
        var value = at("/3/0/9", Value.of(95));
        assertThat(json("/3/0", "{\"e\":[{\"v\":95,\"n\":\"9\"}],\"bn\":\"/3/0/\"}"))
                .containsExactly(value);
        assertThat(json("/3/0", "{\"e\":[{\"n\":\"9\",\"v\":95}]}")).containsExactly(value);
        assertThat(json("/3/0", "{\"e\":[{\"n\":\"/3/0/9\",\"v\":95}]}")).containsExactly(value);
        assertThat(json("/3/0/9", "{\"e\":[{\"v\":95}]}")).containsExactly(value);
        assertThat(json("/3/0/9", "{\"e\":[{\"n\":\"\",\"v\":95.0}]}")).containsExactly(value);
        assertThat(json("/3/0", "{\"e\":[]}")).isEmpty();
    }

    @Test
    void json_with_times() throws Exception {
        var json =
                "{\"bn\":\"/72/\",\"e\":[{\"n\":\"1/2\",\"v\":22.4,\"t\":-5},{\"n\":\"1/2\",\"v\":22.9,\"t\":-30.5}],\"bt\":25462634}";
        assertThat(json("/72", json))
                .containsExactly(
                        at("/72/1/2", Value.of(22.4), 25462629_000_000_000L),
                        at("/72/1/2", Value.of(22.9), 25462603_500_000_000L));
        assertThat(json("/72", "{\"e\":[{\"n\":\"1/2\",\"v\":1,\"t\":-5}]}"))
                .containsExactly(at("/72/1/2", Value.of(1.0), 1_699_999_995_000_000_000L));
        isJson(
                "/72/1/2",
                List.of(at("/72/1/2", Value.of(22.4), 1_700_000_000_000_000_001L), at("/72/1/2", Value.of(22.5))),
                "{\"bn\":\"/72/1/2\",\"e\":[{\"v\":22.4,\"t\":1700000000.000000001},{\"v\":22.5}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"e\":{}}",
                "{\"e\":[{}]}",
                "{\"e\":[{\"n\":\"9\"}]}",
                "{\"e\":[{\"n\":\"9\",\"v\":1,\"sv\":\"1\"}]}",
                "{\"e\":[{\"n\":\"9\",\"sv\":\"1\"}]}",
                "{\"e\":[{\"n\":\"9\",\"bv\":true}]}",
                "{\"e\":[{\"n\":\"9\",\"v\":1.5}]}",
                "{\"bn\":\"/4/0/\",\"e\":[{\"n\":\"9\",\"v\":1}]}",
                "{\"e\":[{\"n\":\"9\",\"v\":1}]",
                "{\"e\":[{\"n\":\"6\",\"v\":1}]}"
            })
    void what_is_no_json_for_this_place_is_malformed(String json) {
        assertThatThrownBy(() -> codec.decode(JSON, path("/3/0"), utf8(json), TYPES))
                .isInstanceOf(MalformedContent.class);
    }
}
