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
import static io.tessera.lwm2m.model.ContentFormat.TLV;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlvTest {

    private static final String DEVICE_RESOURCES =
            """
            C8 00 14 4F 70 65 6E 20 4D 6F 62 69 6C 65 20 41 6C 6C 69 61 6E 63 65
            C8 01 16 4C 69 67 68 74 77 65 69 67 68 74 20 4D 32 4D 20 43 6C 69 65 6E 74
            C8 02 09 33 34 35 30 30 30 31 32 33
            C3 03 31 2E 30
            86 06 41 00 01 41 01 05
            88 07 08 42 00 0E D8 42 01 13 88
            87 08 41 00 7D 42 01 03 84
            C1 09 64
            C1 0A 0F
            83 0B 41 00 00
            C4 0D 51 82 42 8F
            C6 0E 2B 30 32 3A 30 30
            C1 10 55
            """;

    private final Codec codec = Codecs.create();

    private List<PathValue> decode(String base, String bytes, DataTypes types) throws RequestRefused {
        return codec.decode(TLV, path(base), hex(bytes), types);
    }

    private byte[] encode(String base, PathValue... values) throws RequestRefused {
        return codec.encode(TLV, path(base), List.of(values));
    }

    @Test
    void an_instance_is_its_resources_without_wrapper() throws Exception {
        assertThat(codec.encode(TLV, path("/3/0"), DEVICE)).isEqualTo(hex(DEVICE_RESOURCES));
        assertThat(decode("/3/0", DEVICE_RESOURCES, TYPES)).isEqualTo(DEVICE);
    }

    @Test
    void an_object_is_instances_even_when_it_has_only_one() throws Exception {
        assertThat(codec.encode(TLV, path("/3"), DEVICE)).isEqualTo(hex("08 00 79" + DEVICE_RESOURCES));
        assertThat(decode("/3", "08 00 79" + DEVICE_RESOURCES, TYPES)).isEqualTo(DEVICE);
    }

    @Test
    void an_instance_in_a_wrapper_is_read_too() throws Exception {
        assertThat(decode("/3/0", "08 00 79" + DEVICE_RESOURCES, TYPES)).isEqualTo(DEVICE);
        assertThatThrownBy(() -> decode("/3/1", "08 00 79" + DEVICE_RESOURCES, TYPES))
                .isInstanceOf(MalformedContent.class);
    }

    @Test
    void two_access_control_instances_as_the_specification_shows_them() throws Exception {
        var bytes =
                """
                08 00 0E C1 00 01 C1 01 00 83 02 41 7F 07 C1 03 7F
                08 02 12 C1 00 03 C1 01 00 87 02 41 7F 07 61 01 36 01 C1 03 7F
                """;
        var values = List.of(
                at("/2/0/0", Value.of(1)),
                at("/2/0/1", Value.of(0)),
                at("/2/0/2/127", Value.of(7)),
                at("/2/0/3", Value.of(127)),
                at("/2/2/0", Value.of(3)),
                at("/2/2/1", Value.of(0)),
                at("/2/2/2/127", Value.of(7)),
                at("/2/2/2/310", Value.of(1)),
                at("/2/2/3", Value.of(127)));
        assertThat(codec.encode(TLV, path("/2"), values)).isEqualTo(hex(bytes));
        assertThat(decode("/2", bytes, TYPES)).isEqualTo(values);
    }

    /** The text announces 0D for the 15 bytes of the Server Object, and 23 for the 38 of Object 66. */
    @Test
    void object_links_and_the_null_link() throws Exception {
        var one = "88 00 0C 44 00 00 42 00 00 44 01 00 42 00 01"
                + "C8 01 0D 38 36 31 33 38 30 30 37 35 35 35 30 30 C4 02 12 34 56 78";
        var two =
                """
                08 00 26 C8 00 0B 6D 79 53 65 72 76 69 63 65 20 31
                C8 01 0F 49 6E 74 65 72 6E 65 74 2E 31 35 2E 32 33 34 C4 02 00 43 00 00
                08 01 26 C8 00 0B 6D 79 53 65 72 76 69 63 65 20 32
                C8 01 0F 49 6E 74 65 72 6E 65 74 2E 31 35 2E 32 33 35 C4 02 FF FF FF FF
                """;
        assertThat(codec.encode(TLV, path("/65/0"), LINKS_65)).isEqualTo(hex(one));
        assertThat(decode("/65/0", one, TYPES)).isEqualTo(LINKS_65);
        assertThat(codec.encode(TLV, path("/66"), LINKS_66)).isEqualTo(hex(two));
        assertThat(decode("/66", two, TYPES)).isEqualTo(LINKS_66);
    }

    @Test
    void a_multiple_resource_stays_one_with_no_or_one_instance() throws Exception {
        assertThat(encode("/3/0/6", at("/3/0/6", Value.EMPTY))).isEqualTo(hex("80 06"));
        assertThat(encode("/3/0/6", at("/3/0/6/0", Value.of(1)))).isEqualTo(hex("83 06 41 00 01"));
        assertThat(decode("/3/0", "80 06 C1 09 64", TYPES))
                .containsExactly(at("/3/0/6", Value.EMPTY), at("/3/0/9", Value.of(100)));
        assertThat(decode("/3/0/6", "83 06 41 00 01", TYPES)).containsExactly(at("/3/0/6/0", Value.of(1)));
    }

    @Test
    void an_instance_without_resources_stays_there() throws Exception {
        assertThat(encode("/5", at("/5/0", Value.EMPTY), at("/5/7", Value.EMPTY)))
                .isEqualTo(hex("00 00 00 07"));
        assertThat(decode("/5", "00 00 00 07", TYPES))
                .containsExactly(at("/5/0", Value.EMPTY), at("/5/7", Value.EMPTY));
        assertThat(encode("/5")).isEmpty();
        assertThat(decode("/5", "", TYPES)).isEmpty();
    }

    @Test
    void a_resource_instance_alone() throws Exception {
        assertThat(encode("/3/0/6/1", at("/3/0/6/1", Value.of(5)))).isEqualTo(hex("41 01 05"));
        assertThat(decode("/3/0/6/1", "41 01 05", TYPES)).containsExactly(at("/3/0/6/1", Value.of(5)));
        assertThat(decode("/3/0/6/1", "83 06 41 01 05", TYPES)).containsExactly(at("/3/0/6/1", Value.of(5)));
        assertThatThrownBy(() -> decode("/3/0/6/1", "41 02 05", TYPES)).isInstanceOf(MalformedContent.class);
    }

    @Test
    void resources_in_any_order_are_nested_all_the_same() throws Exception {
        assertThat(encode(
                        "/3/0", at("/3/0/6/1", Value.of(5)), at("/3/0/0", Value.of("x")), at("/3/0/6/0", Value.of(1))))
                .isEqualTo(hex("C1 00 78 86 06 41 00 01 41 01 05"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0                    | C1 00 00
                    127                  | C1 00 7F
                    128                  | C2 00 00 80
                    -128                 | C1 00 80
                    -129                 | C2 00 FF 7F
                    32768                | C4 00 00 00 80 00
                    -2147483648          | C4 00 80 00 00 00
                    2147483648           | C8 00 08 00 00 00 00 80 00 00 00
                    9223372036854775807  | C8 00 08 7F FF FF FF FF FF FF FF
                    -9223372036854775808 | C8 00 08 80 00 00 00 00 00 00 00
                    """)
    void integers_take_as_few_bytes_as_they_need(long value, String bytes) throws Exception {
        assertThat(encode("/9/0/0", at("/9/0/0", Value.of(value)))).isEqualTo(hex(bytes));
        assertThat(decode("/9/0/0", bytes, all(DataType.INTEGER))).containsExactly(at("/9/0/0", Value.of(value)));
        assertThat(decode("/9/0/0", bytes, all(DataType.TIME))).containsExactly(at("/9/0/0", new TimeValue(value)));
    }

    @ParameterizedTest
    @CsvSource({"C8000800000000000000FF,255", "C40000000001,1", "C200FFFE,-2", "C100FF,-1"})
    void integers_of_every_length_are_read(String bytes, long value) throws Exception {
        assertThat(decode("/9/0/0", bytes, all(DataType.INTEGER))).containsExactly(at("/9/0/0", Value.of(value)));
    }

    @ParameterizedTest
    @CsvSource({"C100FF,255", "C200FFFF,65535", "C400FFFFFFFF,4294967295", "C80008FFFFFFFFFFFFFFFF,-1", "C10080,128"})
    void unsigned_integers_have_no_sign_bit(String bytes, long bits) throws Exception {
        var value = at("/9/0/0", new UnsignedIntegerValue(bits));
        assertThat(encode("/9/0/0", value)).isEqualTo(hex(bytes));
        assertThat(decode("/9/0/0", bytes, all(DataType.UNSIGNED_INTEGER))).containsExactly(value);
    }

    @Test
    void floats_of_four_and_of_eight_bytes() throws Exception {
        assertThat(encode("/9/0/0", at("/9/0/0", Value.of(22.5)))).isEqualTo(hex("C4 00 41 B4 00 00"));
        assertThat(encode("/9/0/0", at("/9/0/0", Value.of(22.4)))).isEqualTo(hex("C8 00 08 40 36 66 66 66 66 66 66"));
        assertThat(decode("/9/0/0", "C8 00 08 40 36 80 00 00 00 00 00", all(DataType.FLOAT)))
                .containsExactly(at("/9/0/0", Value.of(22.5)));
    }

    @Test
    void a_resource_that_nobody_defines_stays_bytes() throws Exception {
        assertThat(decode("/999/0", "C2 00 01 02", TYPES))
                .containsExactly(at("/999/0/0", new OpaqueValue(new byte[] {1, 2})));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BOOLEAN | C1 00 02        | neither 0 nor 1
                    BOOLEAN | C2 00 00 01     | two bytes
                    BOOLEAN | C0 00           | no byte
                    INTEGER | C3 00 01 02 03  | three bytes
                    INTEGER | C0 00           | no byte
                    FLOAT   | C2 00 01 02     | two bytes
                    OBJLNK  | C2 00 01 02     | two bytes
                    STRING  | C2 00 C3 28     | no UTF-8
                    STRING  | E1 FF FF 55     | reserved id
                    STRING  | C8 00 05 61     | announces more than there is
                    STRING  | 41 00 61        | instance without resource
                    STRING  | 08 05 03 C1 00 61 | another instance
                    """)
    void what_is_not_of_its_type_or_place_is_malformed(DataType type, String bytes, String why) {
        assertThatThrownBy(() -> decode("/9/0", bytes, all(type))).as(why).isInstanceOf(MalformedContent.class);
    }

    @Test
    void a_single_value_for_a_multiple_resource_is_malformed() {
        assertThatThrownBy(() -> decode("/3/0", "C1 06 01", TYPES)).isInstanceOf(MalformedContent.class);
    }

    @Test
    void resources_without_instance_do_not_fit_an_object() {
        assertThatThrownBy(() -> decode("/3", "C1 09 64", TYPES))
                .isInstanceOf(MalformedContent.class)
                .hasMessageContaining("Object Instance");
    }

    @Test
    void several_objects_do_not_fit() {
        assertThatThrownBy(() -> encode("/", at("/3/0/9", Value.of(1))))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE));
        assertThatThrownBy(() -> decode("/", "C1 09 64", TYPES))
                .isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e.code())
                        .isEqualTo(ResponseCode.UNSUPPORTED_CONTENT_FORMAT));
    }

    @Test
    void two_values_at_one_path_do_not_fit() {
        assertThatThrownBy(() -> encode("/3/0", at("/3/0/9", Value.of(1), 5), at("/3/0/9", Value.of(2), 6)))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(ResponseCode.NOT_ACCEPTABLE));
    }

    @Test
    void long_values_and_high_ids_take_longer_headers() throws Exception {
        var opaque = new OpaqueValue(new byte[70_000]);
        var bytes = encode("/9/0/300", at("/9/0/300", opaque));
        assertThat(bytes).startsWith(0xF8, 0x01, 0x2C, 0x01, 0x11, 0x70).hasSize(70_006);
        assertThat(codec.decode(TLV, path("/9/0/300"), bytes, all(DataType.OPAQUE)))
                .containsExactly(at("/9/0/300", opaque));
    }

    @Test
    void object_links_are_four_bytes() throws Exception {
        assertThat(encode("/9/0/0", at("/9/0/0", new ObjlnkValue(3303, 65535)))).isEqualTo(hex("C4 00 0C E7 FF FF"));
    }
}
