// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import static io.tessera.lwm2m.codec.Samples.all;
import static io.tessera.lwm2m.codec.Samples.at;
import static io.tessera.lwm2m.codec.Samples.hex;
import static io.tessera.lwm2m.codec.Samples.path;
import static io.tessera.lwm2m.codec.Samples.text;
import static io.tessera.lwm2m.codec.Samples.utf8;
import static io.tessera.lwm2m.model.ContentFormat.CBOR;
import static io.tessera.lwm2m.model.ContentFormat.LINK;
import static io.tessera.lwm2m.model.ContentFormat.OPAQUE;
import static io.tessera.lwm2m.model.ContentFormat.TEXT;
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
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain text, opaque and CBOR: one value, nothing around it. */
class SingleValueTest {

    private final Codec codec = Codecs.create();

    private PathValue value(Value value) {
        return at("/9/0/0", value);
    }

    private byte[] encode(int format, Value value) throws RequestRefused {
        return codec.encode(format, path("/9/0/0"), List.of(value(value)));
    }

    private Value decode(int format, byte[] payload, DataType type) throws RequestRefused {
        return codec.decode(format, path("/9/0/0"), payload, all(type)).get(0).value();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(
                        Value.of("Open Mobile Alliance"),
                        "Open Mobile Alliance",
                        "74 4F70656E204D6F62696C6520416C6C69616E6365"),
                Arguments.of(Value.of(""), "", "60"),
                Arguments.of(Value.of(-750), "-750", "39 02ED"),
                Arguments.of(Value.of(Long.MIN_VALUE), "-9223372036854775808", "3B 7FFFFFFFFFFFFFFF"),
                Arguments.of(new UnsignedIntegerValue(-1), "18446744073709551615", "1B FFFFFFFFFFFFFFFF"),
                Arguments.of(Value.of(6.667e-11), "0.00000000006667", "FB 3DD2537BF2D93AD5"),
                Arguments.of(Value.of(-0.5), "-0.5", "FA BF000000"),
                Arguments.of(Value.of(1e22), "10000000000000000000000", "FB 4480F0CF064DD592"),
                Arguments.of(Value.of(true), "1", "F5"),
                Arguments.of(Value.of(false), "0", "F4"),
                Arguments.of(new OpaqueValue(new byte[] {1, 2, 3, 4, 5}), "AQIDBAU=", "45 0102030405"),
                Arguments.of(new TimeValue(1476186613), "1476186613", "1A 57FCD1F5"),
                Arguments.of(new ObjlnkValue(66, 0), "66:0", "64 36363A30"),
                Arguments.of(ObjlnkValue.NULL, "65535:65535", "6B 36353533353A3635353335"),
                Arguments.of(new CorelnkValue("</3/0>"), "</3/0>", "66 3C2F332F303E"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void every_type_as_the_specification_writes_it(Value value, String text, String cbor) throws Exception {
        assertThat(text(encode(TEXT, value))).isEqualTo(text);
        assertThat(decode(TEXT, utf8(text), value.type())).isEqualTo(value);
        assertThat(encode(CBOR, value)).isEqualTo(hex(cbor));
        assertThat(decode(CBOR, hex(cbor), value.type())).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER,2.0",
        "INTEGER,''",
        "INTEGER,1e3",
        "INTEGER,9223372036854775808",
        "INTEGER,٣",
        "UNSIGNED_INTEGER,-1",
        "UNSIGNED_INTEGER,18446744073709551616",
        "FLOAT,NaN",
        "FLOAT,Infinity",
        "FLOAT,0x1p3",
        "FLOAT,1d",
        "FLOAT,1e999",
        "FLOAT,''",
        "BOOLEAN,true",
        "BOOLEAN,2",
        "BOOLEAN,''",
        "OPAQUE,*",
        "TIME,now",
        "OBJLNK,66",
        "OBJLNK,66:",
        "OBJLNK,:1",
        "OBJLNK,66:65536",
        "OBJLNK,-1:0",
        "OBJLNK,1:2:3"
    })
    void text_that_is_not_of_the_type_is_malformed(DataType type, String text) {
        assertThatThrownBy(() -> decode(TEXT, utf8(text), type)).isInstanceOf(MalformedContent.class);
    }

    @Test
    void an_exponent_is_accepted_though_never_sent() throws Exception {
        assertThat(decode(TEXT, utf8("6.667e-11"), DataType.FLOAT)).isEqualTo(Value.of(6.667e-11));
    }

    @Test
    void text_that_is_not_utf8_is_malformed_and_a_replacement_character_is_not() throws Exception {
        assertThatThrownBy(() -> decode(TEXT, hex("C328"), DataType.STRING)).isInstanceOf(MalformedContent.class);
        assertThat(decode(TEXT, hex("EFBFBD"), DataType.STRING)).isEqualTo(Value.of("\uFFFD"));
    }

    @Test
    void opaque_carries_bytes_and_nothing_else() throws Exception {
        assertThat(encode(OPAQUE, new OpaqueValue(new byte[] {1, 2}))).containsExactly(1, 2);
        assertThat(decode(OPAQUE, new byte[] {1, 2}, DataType.OPAQUE)).isEqualTo(new OpaqueValue(new byte[] {1, 2}));
        refused(ResponseCode.NOT_ACCEPTABLE, () -> encode(OPAQUE, Value.of("a string")));
        refused(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, () -> decode(OPAQUE, new byte[] {1}, DataType.STRING));
    }

    @Test
    void an_instance_does_not_fit() {
        for (int format : new int[] {TEXT, OPAQUE, CBOR}) {
            refused(ResponseCode.NOT_ACCEPTABLE, () -> codec.encode(format, path("/9/0"), List.of(value(Value.of(1)))));
            refused(ResponseCode.NOT_ACCEPTABLE, () -> codec.encode(format, path("/9/0/0"), List.of()));
            refused(
                    ResponseCode.UNSUPPORTED_CONTENT_FORMAT,
                    () -> codec.decode(format, path("/9/0"), new byte[] {1}, all(DataType.INTEGER)));
        }
    }

    @Test
    void a_multiple_resource_does_not_fit_and_its_instance_does() throws Exception {
        for (int format : new int[] {TEXT, OPAQUE, CBOR}) {
            refused(
                    ResponseCode.NOT_ACCEPTABLE,
                    () -> codec.encode(format, path("/3/0/6"), List.of(at("/3/0/6/0", Value.of(1)))));
            refused(
                    ResponseCode.UNSUPPORTED_CONTENT_FORMAT,
                    () -> codec.decode(format, path("/3/0/6"), new byte[] {1}, Samples.TYPES));
        }
        assertThat(codec.decode(TEXT, path("/3/0/6/0"), utf8("5"), Samples.TYPES))
                .containsExactly(at("/3/0/6/0", Value.of(5)));
    }

    @Test
    void a_resource_that_nobody_defines_is_what_it_looks_like() throws Exception {
        assertThat(decode(TEXT, utf8("5"), DataType.NONE)).isEqualTo(Value.of("5"));
        assertThat(decode(OPAQUE, utf8("5"), DataType.NONE)).isEqualTo(new OpaqueValue(utf8("5")));
        assertThat(decode(CBOR, hex("05"), DataType.NONE)).isEqualTo(Value.of(5));
    }

    @Test
    void unknown_formats_and_formats_without_values() {
        for (int format : new int[] {LINK, 50, -1, 65535, 99999}) {
            assertThat(codec.supports(format)).isFalse();
            refused(ResponseCode.NOT_ACCEPTABLE, () -> encode(format, Value.of(1)));
            refused(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, () -> decode(format, new byte[0], DataType.INTEGER));
        }
        refused(ResponseCode.NOT_ACCEPTABLE, () -> codec.encodePaths(TEXT, List.of(path("/3"))));
        refused(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, () -> codec.decodePaths(TEXT, new byte[0]));
    }

    @Test
    void payloads_beyond_the_limits_are_refused() {
        var small = Codecs.create(new Limits(100, 2, 10, 4));
        refused(
                ResponseCode.REQUEST_ENTITY_TOO_LARGE,
                () -> small.decode(TEXT, path("/9/0/0"), new byte[101], DataTypes.UNKNOWN));
        refused(
                ResponseCode.BAD_REQUEST,
                () -> small.decode(TEXT, path("/9/0/0"), utf8("more than ten"), DataTypes.UNKNOWN));
    }

    private static void refused(ResponseCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
