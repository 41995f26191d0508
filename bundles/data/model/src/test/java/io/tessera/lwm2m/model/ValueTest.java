// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValueTest {

    @Test
    void opaque_values_are_equal_by_their_bytes() {
        assertThat(new OpaqueValue(new byte[] {1, 2}))
                .isEqualTo(new OpaqueValue(new byte[] {1, 2}))
                .hasSameHashCodeAs(new OpaqueValue(new byte[] {1, 2}))
                .isNotEqualTo(new OpaqueValue(new byte[] {1, 3}));
        assertThat(new OpaqueValue(new byte[10_000]).toString()).hasSizeLessThan(100);
    }

    @Test
    void unsigned_integers_use_all_64_bits() {
        assertThat(new UnsignedIntegerValue(-1)).hasToString("18446744073709551615");
        assertThat(new UnsignedIntegerValue(-1).toBigInteger())
                .isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    }

    @Test
    void object_links_have_two_ids_of_16_bits() {
        assertThat(ObjlnkValue.NULL).hasToString("65535:65535");
        assertThatThrownBy(() -> new ObjlnkValue(65536, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ObjlnkValue(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_value_knows_its_type() {
        assertThat(Value.of("a").type()).isEqualTo(DataType.STRING);
        assertThat(Value.of(1).type()).isEqualTo(DataType.INTEGER);
        assertThat(Value.of(1.5).type()).isEqualTo(DataType.FLOAT);
        assertThat(Value.of(true)).isSameAs(Value.of(true));
        assertThat(Value.of(Instant.ofEpochSecond(5, 999)).type()).isEqualTo(DataType.TIME);
        assertThat(Value.EMPTY.type()).isEqualTo(DataType.NONE);
    }

    @Test
    void response_codes_that_nobody_listed_count_as_their_class() {
        assertThat(ResponseCode.of(0x45)).isEqualTo(ResponseCode.CONTENT);
        assertThat(ResponseCode.of(4 << 5 | 30)).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(ResponseCode.of(5 << 5 | 31)).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        assertThat(ResponseCode.of(-1)).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        assertThat(ResponseCode.METHOD_NOT_ALLOWED).hasToString("4.05");
        assertThatThrownBy(() -> new RequestRefused(ResponseCode.CONTENT, "fine"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
