// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    @ParameterizedTest
    @CsvSource({
        "6.667e-11,0.00000000006667",
        "22.5,22.5",
        "-0.1,-0.1",
        "0,0",
        "-0.0,-0.0",
        "3,3",
        "1e22,10000000000000000000000",
        "9007199254740992,9007199254740992",
        "123456789.125,123456789.125"
    })
    void writes_floats_without_exponent(double value, String text) {
        assertThat(Decimal.plain(value)).isEqualTo(text);
    }

    @Test
    void reads_back_as_the_same_double() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Decimal.plain(value)).doesNotContainIgnoringCase("e");
                assertThat(Double.parseDouble(Decimal.plain(value))).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void has_no_text_for_what_is_not_finite(double value) {
        assertThatThrownBy(() -> Decimal.plain(value)).isInstanceOf(IllegalArgumentException.class);
    }
}
