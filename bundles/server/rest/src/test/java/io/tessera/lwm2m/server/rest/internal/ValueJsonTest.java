// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import io.tessera.lwm2m.server.rest.RestOnJetty;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueJsonTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(0, Value.of("a\"b\n\u2028<"), "\"a\\\"b\\n\u2028<\""),
                Arguments.of(1, Value.of(Long.MIN_VALUE), "-9223372036854775808"),
                Arguments.of(1, Value.of(9007199254740993L), "9007199254740993"),
                Arguments.of(2, new UnsignedIntegerValue(-1), "18446744073709551615"),
                Arguments.of(3, Value.of(21.5), "21.5"),
                Arguments.of(3, Value.of(1e300), "1.0E300"),
                Arguments.of(3, Value.of(Double.NaN), "\"NaN\""),
                Arguments.of(3, Value.of(Double.NEGATIVE_INFINITY), "\"-Infinity\""),
                Arguments.of(4, Value.of(true), "true"),
                Arguments.of(5, Value.of(new byte[] {0, -1, 0x10}), "\"AP8Q\""),
                Arguments.of(5, Value.of(new byte[0]), "\"\""),
                Arguments.of(6, new TimeValue(1_767_225_600), "\"2026-01-01T00:00:00Z\",\"seconds\":1767225600"),
                Arguments.of(7, new ObjlnkValue(3303, 1), "\"3303:1\""),
                Arguments.of(7, ObjlnkValue.NULL, "\"65535:65535\""),
                Arguments.of(8, new CorelnkValue("</3/0>;ver=1.1"), "\"</3/0>;ver=1.1\""));
    }

    @ParameterizedTest
    @MethodSource("values")
    void every_type_goes_out_and_comes_back(int resource, Value value, String json) {
        try (var rest = RestOnJetty.start()) {
            var path = "/30000/0/" + resource;
            rest.server().register("gateway", "/30000/0");
            rest.server().set("gateway", path, value);

            var read = rest.get("/api/clients/gateway" + path).body();
            var written = rest.put("/api/clients/gateway" + path, read);

            assertThat(read).contains("\"value\":" + json + ",\"name\"");
            assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
            assertThat(rest.server().get("gateway", path)).isEqualTo(value);
        }
    }

    @Test
    void a_place_with_nothing_in_it_is_null() {
        assertThat(written(Value.EMPTY)).isEqualTo("{\"type\":\"none\",\"value\":null}");
    }

    @Test
    void a_time_beyond_what_a_calendar_can_say_is_a_number() {
        assertThat(written(new TimeValue(Long.MAX_VALUE)))
                .isEqualTo("{\"type\":\"time\",\"value\":9223372036854775807,\"seconds\":9223372036854775807}");
    }

    private static String written(Value value) {
        var bytes = Json.bytes(json -> {
            json.writeStartObject();
            ValueJson.write(json, value);
            json.writeEndObject();
        });
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
