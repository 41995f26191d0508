// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import static io.tessera.lwm2m.codec.Samples.DEVICE;
import static io.tessera.lwm2m.codec.Samples.LINKS_65;
import static io.tessera.lwm2m.codec.Samples.LINKS_66;
import static io.tessera.lwm2m.codec.Samples.TYPES;
import static io.tessera.lwm2m.codec.Samples.all;
import static io.tessera.lwm2m.codec.Samples.at;
import static io.tessera.lwm2m.codec.Samples.hex;
import static io.tessera.lwm2m.codec.Samples.path;
import static io.tessera.lwm2m.codec.Samples.text;
import static io.tessera.lwm2m.codec.Samples.utf8;
import static io.tessera.lwm2m.model.ContentFormat.SENML_CBOR;
import static io.tessera.lwm2m.model.ContentFormat.SENML_ETCH_CBOR;
import static io.tessera.lwm2m.model.ContentFormat.SENML_ETCH_JSON;
import static io.tessera.lwm2m.model.ContentFormat.SENML_JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenmlTest {

    private static final long SECOND = 1_000_000_000;
    private static final long NOW = 1_700_000_000 * SECOND;

    private static final String DEVICE_JSON =
            """
            [{"bn":"/3/0/","n":"0","vs":"Open Mobile Alliance"},
            {"n":"1","vs":"Lightweight M2M Client"},
            {"n":"2","vs":"345000123"},
            {"n":"3","vs":"1.0"},
            {"n":"6/0","v":1},
            {"n":"6/1","v":5},
            {"n":"7/0","v":3800},
            {"n":"7/1","v":5000},
            {"n":"8/0","v":125},
            {"n":"8/1","v":900},
            {"n":"9","v":100},
            {"n":"10","v":15},
            {"n":"11/0","v":0},
            {"n":"13","v":1367491215},
            {"n":"14","vs":"+02:00"},
            {"n":"16","vs":"U"}]""";

    private static final String DEVICE_CBOR =
            """
            90 a3 21 65 2f 33 2f 30 2f 00 61 30 03 74 4f 70
            65 6e 20 4d 6f 62 69 6c 65 20 41 6c 6c 69 61 6e
            63 65 a2 00 61 31 03 76 4c 69 67 68 74 77 65 69
            67 68 74 20 4d 32 4d 20 43 6c 69 65 6e 74 a2 00
            61 32 03 69 33 34 35 30 30 30 31 32 33 a2 00 61
            33 03 63 31 2e 30 a2 00 63 36 2f 30 02 01 a2 00
            63 36 2f 31 02 05 a2 00 63 37 2f 30 02 19 0e d8
            a2 00 63 37 2f 31 02 19 13 88 a2 00 63 38 2f 30
            02 18 7d a2 00 63 38 2f 31 02 19 03 84 a2 00 61
            39 02 18 64 a2 00 62 31 30 02 0f a2 00 64 31 31
            2f 30 02 00 a2 00 62 31 33 02 1a 51 82 42 8f a2
            00 62 31 34 03 66 2b 30 32 3a 30 30 a2 00 62 31
            36 03 61 55
            """;

    private final Codec codec =
            Codecs.create(Limits.DEFAULT, Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC));

    private List<PathValue> decode(String base, String json, DataTypes types) throws RequestRefused {
        return codec.decode(SENML_JSON, path(base), utf8(json), types);
    }

    private List<PathValue> decodeCbor(String base, String bytes, DataTypes types) throws RequestRefused {
        return codec.decode(SENML_CBOR, path(base), hex(bytes), types);
    }

    private String encode(String base, PathValue... values) throws RequestRefused {
        return text(codec.encode(SENML_JSON, path(base), List.of(values)));
    }

    @Test
    void the_device_object_in_json_as_the_specification_shows_it() throws Exception {
        assertThat(text(codec.encode(SENML_JSON, path("/3/0"), DEVICE))).isEqualTo(DEVICE_JSON.replace("\n", ""));
        assertThat(decode("/3/0", DEVICE_JSON, TYPES)).isEqualTo(DEVICE);
    }

    @Test
    void the_device_object_in_cbor_as_the_specification_shows_it() throws Exception {
        assertThat(codec.encode(SENML_CBOR, path("/3/0"), DEVICE)).isEqualTo(hex(DEVICE_CBOR));
        assertThat(decodeCbor("/3/0", DEVICE_CBOR, TYPES)).isEqualTo(DEVICE);
    }

    @Test
    void linked_objects_in_one_answer_with_a_null_link_in_hexadecimal() throws Exception {
        var json =
                """
                [{"bn":"/","n":"65/0/0/0","vlo":"66:0"},
                {"n":"65/0/0/1","vlo":"66:1"},
                {"n":"65/0/1","vs":"8613800755500"},
                {"n":"65/0/2","v":305419896},
                {"n":"66/0/0","vs":"myService 1"},
                {"n":"66/0/1","vs":"Internet.15.234"},
                {"n":"66/0/2","vlo":"67:0"},
                {"n":"66/1/0","vs":"myService 2"},
                {"n":"66/1/1","vs":"Internet.15.235"},
                {"n":"66/1/2","vlo":"FFFF:FFFF"}]""";
        var values = new ArrayList<>(LINKS_65);
        values.addAll(LINKS_66);
        assertThat(decode("/", json, TYPES)).isEqualTo(values);
    }

    @Test
    void a_single_resource_is_its_base_name() throws Exception {
        var json = "[{\"bn\":\"/3/0/0\",\"vs\":\"Open Mobile Alliance\"}]";
        assertThat(encode("/3/0/0", DEVICE.get(0))).isEqualTo(json);
        assertThat(decode("/3/0/0", json, TYPES)).containsExactly(DEVICE.get(0));
    }

    @Test
    void a_composite_answer_names_whole_paths() throws Exception {
        var values = List.of(
                at("/3/0/0", Value.of("Open Mobile Alliance")),
                at("/3/0/9", Value.of(95)),
                at("/1/0/1", Value.of(86400)));
        var json = "[{\"n\":\"/3/0/0\",\"vs\":\"Open Mobile Alliance\"},{\"n\":\"/3/0/9\",\"v\":95},"
                + "{\"n\":\"/1/0/1\",\"v\":86400}]";
        assertThat(text(codec.encode(SENML_JSON, path("/"), values))).isEqualTo(json);
        assertThat(decode("/", json, TYPES)).isEqualTo(values);
    }

    @Test
    void no_values_are_an_empty_array() throws Exception {
        assertThat(encode("/5")).isEqualTo("[]");
        assertThat(decode("/5", "[]", TYPES)).isEmpty();
        assertThat(codec.encode(SENML_CBOR, path("/5"), List.of())).isEqualTo(hex("80"));
        assertThat(decodeCbor("/5", "80", TYPES)).isEmpty();
    }

    @Test
    void a_base_name_sticks_until_it_is_replaced_and_may_follow_the_name() throws Exception {
        assertThat(decode(
                        "/",
                        "[{\"n\":\"9\",\"bn\":\"/3/0/\",\"v\":1},{\"n\":\"10\",\"v\":2},{\"bn\":\"/1/0/\",\"n\":\"1\",\"v\":3}]",
                        TYPES))
                .containsExactly(at("/3/0/9", Value.of(1)), at("/3/0/10", Value.of(2)), at("/1/0/1", Value.of(3)));
    }

    @Test
    void base_name_and_name_are_joined_as_texts() throws Exception {
        assertThat(decode("/3/0", "[{\"bn\":\"/3/0/1\",\"n\":\"0\",\"v\":7}]", TYPES))
                .containsExactly(at("/3/0/10", Value.of(7)));
        assertThat(decode("/3/0", "[{\"bn\":\"\\/3\\/0\",\"n\":\"\\u002f10\",\"v\":7}]", TYPES))
                .containsExactly(at("/3/0/10", Value.of(7)));
    }

    @Test
    void a_record_of_base_fields_only_has_no_value() throws Exception {
        assertThat(decode("/3/0", "[{\"bn\":\"/3/0/\"},{\"n\":\"9\",\"v\":1}]", TYPES))
                .containsExactly(at("/3/0/9", Value.of(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993,9007199254740993",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808",
        "9007199254740993.0,9007199254740993",
        "9223372036854775807.000,9223372036854775807",
        "2.0,2",
        "2e3,2000",
        "25e-1E,",
        "1200e-2,12",
        "-0.0,0"
    })
    void integers_in_json_keep_every_digit(String number, Long value) throws Exception {
        var json = "[{\"bn\":\"/9/0/0\",\"v\":" + number + "}]";
        if (value == null) {
            assertThatThrownBy(() -> decode("/9/0/0", json, all(DataType.INTEGER)))
                    .isInstanceOf(MalformedContent.class);
            return;
        }
        assertThat(decode("/9/0/0", json, all(DataType.INTEGER))).containsExactly(at("/9/0/0", Value.of(value)));
    }

    @ParameterizedTest
    @CsvSource({
        "F9 4000,2", // half
        "FA 40000000,2", // single
        "FB 4000000000000000,2", // double
        "C4 82 20 14,2", // decimal fraction 20 * 10^-1
        "C2 41 02,2", // big integer
        "C3 41 01,-2",
        "1B 7FFFFFFFFFFFFFFF,9223372036854775807",
        "3B 7FFFFFFFFFFFFFFF,-9223372036854775808",
        "C1 1A 5182428F,1367491215",
        "C0 74 323031332D30352D30325431303A34303A31355A,1367491215"
    })
    void integers_in_cbor_come_in_many_forms(String bytes, long value) throws Exception {
        assertThat(decodeCbor("/9/0/0", "81 A2 21 66 2F392F302F30 02" + bytes, all(DataType.INTEGER)))
                .containsExactly(at("/9/0/0", Value.of(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F9 7E00",
                "F9 7C00",
                "FA 7FC00000",
                "FA FF800000",
                "FB 7FF0000000000000",
                "F9 3E00",
                "61 32",
                "F5",
                "F7",
                "C5 82 01 02"
            })
    void no_integer_in_cbor(String bytes) {
        assertThatThrownBy(() -> decodeCbor("/9/0/0", "81 A2 21 66 2F392F302F30 02" + bytes, all(DataType.INTEGER)))
                .isInstanceOf(MalformedContent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "Infinity", "1e999", "\"1\"", "true", "null", "01", "1.", ".5", "+1", "0x10", "--1", "1e"
            })
    void no_number_in_json(String number) {
        assertThatThrownBy(() -> decode("/9/0/0", "[{\"bn\":\"/9/0/0\",\"v\":" + number + "}]", all(DataType.FLOAT)))
                .isInstanceOf(MalformedContent.class);
    }

    @Test
    void nan_and_infinity_are_not_written() {
        for (int format : new int[] {SENML_JSON, SENML_CBOR}) {
            assertThatThrownBy(() -> codec.encode(format, path("/9/0/0"), List.of(at("/9/0/0", Value.of(Double.NaN)))))
                    .isInstanceOfSatisfying(
                            RequestRefused.class, e -> assertThat(e.code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE));
        }
    }

    @ParameterizedTest
    @CsvSource({"22.5", "-0.001", "0.00000000006667", "123456789.123456", "100000000000000000000000", "0.1", "1.0E-5"})
    void floats_are_plain_decimals_that_read_back_the_same(double value) throws Exception {
        var json = encode("/9/0/0", at("/9/0/0", Value.of(value)));
        assertThat(json).matches("\\[\\{\"bn\":\"/9/0/0\",\"v\":-?[0-9]+(\\.[0-9]+)?}]");
        assertThat(decode("/9/0/0", json, all(DataType.FLOAT))).containsExactly(at("/9/0/0", Value.of(value)));
    }

    @Test
    void unsigned_integers_use_all_64_bits() throws Exception {
        var value = at("/9/0/0", new UnsignedIntegerValue(-1));
        assertThat(encode("/9/0/0", value)).isEqualTo("[{\"bn\":\"/9/0/0\",\"v\":18446744073709551615}]");
        assertThat(decode("/9/0/0", encode("/9/0/0", value), all(DataType.UNSIGNED_INTEGER)))
                .containsExactly(value);
        assertThatThrownBy(() -> decode("/9/0/0", encode("/9/0/0", value), all(DataType.INTEGER)))
                .isInstanceOf(MalformedContent.class);
    }

    @Test
    void opaque_is_base64url_without_padding_in_json_and_bytes_in_cbor() throws Exception {
        var value = at("/9/0/0", new OpaqueValue(new byte[] {(byte) 0xFB, (byte) 0xFF, 1, 2}));
        assertThat(encode("/9/0/0", value)).isEqualTo("[{\"bn\":\"/9/0/0\",\"vd\":\"-_8BAg\"}]");
        assertThat(decode("/9/0/0", "[{\"bn\":\"/9/0/0\",\"vd\":\"-_8BAg\"}]", all(DataType.OPAQUE)))
                .containsExactly(value);
        assertThat(decode("/9/0/0", "[{\"bn\":\"/9/0/0\",\"vd\":\"-_8BAg==\"}]", all(DataType.OPAQUE)))
                .containsExactly(value);
        assertThat(codec.encode(SENML_CBOR, path("/9/0/0"), List.of(value)))
                .isEqualTo(hex("81 A2 21 66 2F392F302F30 08 44 FBFF0102"));
    }

    @Test
    void object_links_have_a_text_key_in_cbor_too() throws Exception {
        var value = at("/9/0/0", new ObjlnkValue(66, 1));
        var bytes = "81 A2 21 66 2F392F302F30 63 766C6F 64 36363A31";
        assertThat(encode("/9/0/0", value)).isEqualTo("[{\"bn\":\"/9/0/0\",\"vlo\":\"66:1\"}]");
        assertThat(codec.encode(SENML_CBOR, path("/9/0/0"), List.of(value))).isEqualTo(hex(bytes));
        assertThat(decodeCbor("/9/0/0", bytes, all(DataType.OBJLNK))).containsExactly(value);
        assertThat(decodeCbor("/9/0/0", bytes, DataTypes.UNKNOWN)).containsExactly(value);
    }

    @Test
    void core_links_are_strings() throws Exception {
        var value = at("/25/0/3", new CorelnkValue("</3/0>,</3303/0>;ver=\"1.1\""));
        assertThat(encode("/25/0/3", value))
                .isEqualTo("[{\"bn\":\"/25/0/3\",\"vs\":\"</3/0>,</3303/0>;ver=\\\"1.1\\\"\"}]");
        assertThat(decode("/25/0/3", encode("/25/0/3", value), all(DataType.CORELNK)))
                .containsExactly(value);
    }

    @Test
    void unknown_fields_are_ignored_unless_they_must_be_understood() throws Exception {
        var ignored = "[{\"bn\":\"/9/0/0\",\"v\":1,\"x\":{\"a\":[1,\"b\",null,true]},\"u\":\"V\",\"ut\":3}]";
        assertThat(decode("/9/0/0", ignored, all(DataType.INTEGER))).containsExactly(at("/9/0/0", Value.of(1)));
        assertThatThrownBy(() -> decode("/9/0/0", ignored.replace("\"x\"", "\"x_\""), all(DataType.INTEGER)))
                .isInstanceOf(MalformedContent.class);
        var cbor = "81 A3 21 66 2F392F302F30 02 01 61 78 9F 01 FF";
        assertThat(decodeCbor("/9/0/0", cbor, all(DataType.INTEGER))).containsExactly(at("/9/0/0", Value.of(1)));
        assertThatThrownBy(() -> decodeCbor("/9/0/0", cbor.replace("61 78", "61 5F"), all(DataType.INTEGER)))
                .isInstanceOf(MalformedContent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[",
                "[]]",
                "[{}",
                "[{\"bn\":\"/9/0/0\",\"v\":1}",
                "[{\"n\":\"/9/0/0\"}]",
                "[1]",
                "{}",
                "[{\"n\":\"/9/0/0\",\"v\":1,\"vs\":\"a\"}]",
                "[{\"n\":\"/9/0/0\",\"v\":1,\"v\":2}]",
                "[{\"n\":\"/9/0\",\"v\":1}]",
                "[{\"n\":\"/8/0/0\",\"v\":1}]",
                "[{\"n\":\"/9/0/0/0/0\",\"v\":1}]",
                "[{\"n\":\"/9/0/65535\",\"v\":1}]",
                "[{\"n\":\"/9/00/0\",\"v\":1}]",
                "[{\"n\":\"/9//0\",\"v\":1}]",
                "[{\"n\":\"//9/0/0\",\"v\":1}]",
                "[{\"n\":\"/9/0/a\",\"v\":1}]",
                "[{\"v\":1}]",
                "[{\"bver\":11,\"n\":\"/9/0/0\",\"v\":1}]",
                "[{\"bv\":1,\"n\":\"/9/0/0\",\"v\":1}]",
                "[{\"n\":\"/9/0/0\",\"s\":1}]",
                "[{\"n\":\"/9/0/0\",\"v\":1,}]",
                "[{\"n\":\"/9/0/0\",\"v\":1},]",
                "[{\"n\":\"/9/0/0\",\"v\":1.5}]",
                "[{\"n\":\"/9/0/0\",\"v\":1}] x",
                "[{\"n\":\"/9/0/0\",\"v\":null}]"
            })
    void what_is_no_senml_for_this_place_is_malformed(String json) {
        assertThatThrownBy(() -> decode("/9", json, all(DataType.INTEGER))).isInstanceOf(MalformedContent.class);
    }

    @Test
    void texts_with_every_kind_of_character() throws Exception {
        var value = at("/9/0/0", Value.of("a\"b\\c/\n\r\t\u0001é€😀\u2028"));
        for (int format : new int[] {SENML_JSON, SENML_CBOR}) {
            var bytes = codec.encode(format, path("/9/0/0"), List.of(value));
            assertThat(codec.decode(format, path("/9/0/0"), bytes, all(DataType.STRING)))
                    .containsExactly(value);
        }
        assertThat(decode("/9/0/0", "[{\"bn\":\"/9/0/0\",\"vs\":\"\\u00e9\\ud83d\\ude00\\/\"}]", all(DataType.STRING)))
                .containsExactly(at("/9/0/0", Value.of("é😀/")));
        assertThatThrownBy(() -> decode("/9/0/0", "[{\"bn\":\"/9/0/0\",\"vs\":\"\\ud83d\"}]", all(DataType.STRING)))
                .isInstanceOf(MalformedContent.class);
    }

    @Test
    void texts_in_chunks_and_open_containers_are_cbor_too() throws Exception {
        var bytes = "9F BF 21 7F 63 2F392F 63 302F30 FF 03 7F 61 61 61 62 FF FF FF";
        assertThat(decodeCbor("/9/0/0", bytes, all(DataType.STRING))).containsExactly(at("/9/0/0", Value.of("ab")));
    }

    @Test
    void historical_values_keep_their_times_to_the_nanosecond() throws Exception {
        var values = List.of(
                at("/72/1/2", Value.of(22.4), NOW - 30 * SECOND + 123_456_789),
                at("/72/1/2", Value.of(22.9), NOW - 10 * SECOND),
                at("/72/1/2", Value.of(24.1), NOW + 1),
                at("/72/1/2", Value.of(25.0)),
                at("/72/1/2", Value.of(26.0), NOW - 400L * 86400 * SECOND + 7));
        for (int format : new int[] {SENML_JSON, SENML_CBOR}) {
            var bytes = codec.encode(format, path("/72/1/2"), values);
            assertThat(codec.decode(format, path("/72/1/2"), bytes, TYPES)).isEqualTo(values);
        }
    }

    @Test
    void base_time_and_time_are_added() throws Exception {
        assertThat(decode(
                        "/72",
                        "[{\"bn\":\"/72/\",\"bt\":1700000000,\"n\":\"1/2\",\"v\":22.4,\"t\":-5},{\"n\":\"1/2\",\"v\":22.9,\"t\":-30.25},{\"n\":\"1/2\",\"v\":24.1}]",
                        TYPES))
                .containsExactly(
                        at("/72/1/2", Value.of(22.4), NOW - 5 * SECOND),
                        at("/72/1/2", Value.of(22.9), NOW - 30 * SECOND - SECOND / 4),
                        at("/72/1/2", Value.of(24.1), NOW));
    }

    /** The example of Core 1.2, 7.4.7: its base time is below 2^28, so by RFC 8428 it counts from now. */
    @Test
    void times_below_two_to_the_28_count_from_now() throws Exception {
        assertThat(decode(
                        "/72",
                        "[{\"bn\":\"/72/\",\"bt\":25462634,\"n\":\"1/2\",\"v\":22.4,\"t\":-5},{\"bt\":0,\"n\":\"1/2\",\"v\":22.9,\"t\":-30},{\"n\":\"1/2\",\"v\":1,\"t\":0}]",
                        TYPES))
                .containsExactly(
                        at("/72/1/2", Value.of(22.4), NOW + 25462629 * SECOND),
                        at("/72/1/2", Value.of(22.9), NOW - 30 * SECOND),
                        at("/72/1/2", Value.of(1.0)));
    }

    @Test
    void a_clock_that_was_never_set_is_told_relative_to_now() throws Exception {
        var value = at("/72/1/2", Value.of(1.5), 42 * SECOND);
        for (int format : new int[] {SENML_JSON, SENML_CBOR}) {
            var bytes = codec.encode(format, path("/72/1/2"), List.of(value));
            assertThat(codec.decode(format, path("/72/1/2"), bytes, TYPES)).containsExactly(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e30", "-1e30", "99999999999999999999", "\"1\"", "9300000000"})
    void times_out_of_range_are_malformed(String time) {
        assertThatThrownBy(() -> decode("/72", "[{\"n\":\"/72/1/2\",\"v\":1,\"t\":" + time + "}]", TYPES))
                .isInstanceOf(MalformedContent.class);
    }

    @Test
    void paths_of_a_composite_request() throws Exception {
        var paths = List.of(path("/3/0/0"), path("/3/0/9"), path("/1/0/1"));
        var json = "[{\"n\":\"/3/0/0\"},{\"n\":\"/3/0/9\"},{\"n\":\"/1/0/1\"}]";
        for (int format : new int[] {SENML_JSON, SENML_ETCH_JSON}) {
            assertThat(text(codec.encodePaths(format, paths))).isEqualTo(json);
            assertThat(codec.decodePaths(format, utf8(json))).isEqualTo(paths);
        }
        for (int format : new int[] {SENML_CBOR, SENML_ETCH_CBOR}) {
            assertThat(codec.decodePaths(format, codec.encodePaths(format, paths)))
                    .isEqualTo(paths);
        }
        assertThat(codec.decodePaths(
                        SENML_JSON,
                        utf8("[{\"bn\":\"/4/0/\",\"n\":\"0\"},{\"n\":\"1\"},{\"bn\":\"/6/\",\"n\":\"0\"}]")))
                .containsExactly(path("/4/0/0"), path("/4/0/1"), path("/6/0"));
    }

    @Test
    void the_root_is_a_path() throws Exception {
        for (int format : new int[] {SENML_JSON, SENML_CBOR}) {
            var bytes = codec.encodePaths(format, List.of(path("/"), path("/1")));
            assertThat(codec.decodePaths(format, bytes)).containsExactly(path("/"), path("/1"));
        }
        assertThat(codec.decodePaths(SENML_JSON, utf8("[{\"n\":\"/\"}]"))).containsExactly(path("/"));
        assertThatThrownBy(() -> codec.decodePaths(SENML_JSON, utf8("[{\"n\":\"/1\",\"v\":1}]")))
                .isInstanceOf(MalformedContent.class);
    }

    @Test
    void null_deletes_in_the_etch_media_types_only() throws Exception {
        var values = List.of(at("/34/0/1/0", Value.EMPTY), at("/34/0/1/3", Value.of("Blue")));
        for (int format : new int[] {SENML_ETCH_JSON, SENML_ETCH_CBOR}) {
            var bytes = codec.encode(format, path("/"), values);
            assertThat(codec.decode(format, path("/"), bytes, all(DataType.STRING)))
                    .isEqualTo(values);
        }
        assertThat(encode("/34/0", at("/34/0/1", Value.EMPTY), at("/34/0/2", Value.of(1))))
                .isEqualTo("[{\"bn\":\"/34/0/\",\"n\":\"2\",\"v\":1}]");
    }
}
