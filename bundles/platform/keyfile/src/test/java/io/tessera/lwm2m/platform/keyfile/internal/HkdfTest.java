// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HkdfTest {

    /** RFC 5869, appendix A.1 and A.3: the first 32 bytes of what comes out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            key                                          | salt                       | info                 | derived
            0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b | 000102030405060708090a0b0c | f0f1f2f3f4f5f6f7f8f9 | 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf
            0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b | ''                         | ''                   | 8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d
            """)
    void derives_what_the_standard_says(String key, String salt, String info, String derived) {
        assertThat(Hkdf.derive(hex(key), hex(salt), hex(info))).isEqualTo(hex(derived));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
