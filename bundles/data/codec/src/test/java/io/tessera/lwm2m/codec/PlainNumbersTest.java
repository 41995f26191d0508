// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import static io.tessera.lwm2m.codec.Samples.text;
import static io.tessera.lwm2m.codec.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in plain text are read from their bytes; Java's own parsers say what must come out. */
class PlainNumbersTest {

    private static final int TEXTS = 2_000_000;
    private static final Path PLACE = Path.of(9, 0, 0);

    private final Codec codec = Codecs.create();
    private final SplittableRandom random = new SplittableRandom(8259);

    private Value decode(String text, DataType type) throws RequestRefused {
        return codec.decode(ContentFormat.TEXT, PLACE, utf8(text), path -> type)
                .get(0)
                .value();
    }

    private String encode(Value value) throws RequestRefused {
        return text(codec.encode(ContentFormat.TEXT, PLACE, List.of(new PathValue(PLACE, value))));
    }

    private double decodeReal(String text) throws RequestRefused {
        return ((FloatValue) decode(text, DataType.FLOAT)).value();
    }

    @Test
    void any_decimal_is_read_as_the_nearest_double() throws Exception {
        for (int i = 0; i < TEXTS; i++) {
            var text = decimal();
            double expected = Double.parseDouble(text);
            if (Double.doubleToRawLongBits(decodeReal(text)) != Double.doubleToRawLongBits(expected)) {
                assertThat(decodeReal(text)).as(text).isEqualTo(expected);
            }
        }
    }

    /** Up to 24 digits with a point anywhere, some signed, one in three with an exponent that keeps it finite. */
    private String decimal() {
        var text = new StringBuilder(40);
        text.append("+-    ".charAt(random.nextInt(6)));
        int digits = 1 + random.nextInt(random.nextInt(1, 25));
        int point = random.nextInt(-1, digits + 1);
        for (int i = 0; i < digits; i++) {
            text.append(i == point ? "." : "").append(random.nextInt(10));
        }
        if (random.nextInt(3) == 0) {
            text.append("eE".charAt(random.nextInt(2)));
            text.append(random.nextInt(-340, 284));
        }
        return text.toString().strip();
    }

    @Test
    void any_double_is_written_so_that_it_is_read_again() throws Exception {
        for (int i = 0; i < TEXTS / 10; i++) {
            double value = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : measured();
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(encode(Value.of(value)))).isEqualTo(value);
            }
        }
    }

    private double measured() {
        return random.nextInt(-100_000_000, 100_000_000) / Math.pow(10, random.nextInt(9));
    }

    @Test
    void any_integer_is_written_and_read_as_java_does() throws Exception {
        for (int i = 0; i < TEXTS / 10; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(encode(Value.of(value))).isEqualTo(Long.toString(value));
            assertThat(decode(Long.toString(value), DataType.INTEGER)).isEqualTo(Value.of(value));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, -9, 10, -10, 999_999_999_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE})
    void the_ends_of_the_range(long value) throws Exception {
        assertThat(encode(Value.of(value))).isEqualTo(Long.toString(value));
        assertThat(decode(Long.toString(value), DataType.INTEGER)).isEqualTo(Value.of(value));
        assertThat(decode(Long.toString(value), DataType.TIME)).isEqualTo(new TimeValue(value));
    }

    @ParameterizedTest
    @CsvSource({"+5,5", "007,7", "-0,0", "+0000000000000000000000000012,12"})
    void a_plus_and_leading_zeros_are_accepted_though_never_sent(String text, long value) throws Exception {
        assertThat(decode(text, DataType.INTEGER)).isEqualTo(Value.of(value));
        assertThat(decode(text, DataType.TIME)).isEqualTo(new TimeValue(value));
    }

    @ParameterizedTest
    @CsvSource({
        "-0,-0.0",
        "-0.000,-0.0",
        "0e9,0.0",
        ".5,0.5",
        "5.,5.0",
        "0.1e1,1.0",
        "9007199254740993,9007199254740992"
    })
    void forms_of_a_float(String text, double value) throws Exception {
        assertThat(decodeReal(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {".", "-", "+", "e", "1e", "1e+", "1.2.3", "--1", "+-1", "1 ", " 1", "1e5e5", "1e1.5", "e5", ".e1"
            })
    void what_only_looks_like_a_number_is_malformed(String text) {
        for (var type : List.of(DataType.FLOAT, DataType.INTEGER, DataType.UNSIGNED_INTEGER, DataType.TIME)) {
            assertThatThrownBy(() -> decode(text, type)).isInstanceOf(MalformedContent.class);
        }
    }
}
