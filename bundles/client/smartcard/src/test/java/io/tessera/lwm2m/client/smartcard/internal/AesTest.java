// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 4493, section 4, and of NIST SP 800-38B for the longer keys. */
class AesTest {

    private static final String KEY = "2b7e151628aed2a6abf7158809cf4f3c";
    private static final String KEY_192 = "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b";
    private static final String KEY_256 = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4";
    private static final String MESSAGE = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
            + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            key     | length | cmac
            KEY     | 0      | bb1d6929e95937287fa37d129b756746
            KEY     | 16     | 070a16b46b4d4144f79bdd9dd04a287c
            KEY     | 40     | dfa66747de9ae63030ca32611497c827
            KEY     | 64     | 51f0bebf7e3b9d92fc49741779363cfe
            KEY_192 | 0      | d17ddf46adaacde531cac483de7a9367
            KEY_192 | 16     | 9e99a7bf31e710900662f65e617c5184
            KEY_256 | 0      | 028962f61b7bf89efc6b551f4667d983
            KEY_256 | 16     | 28a7023f452e8f82bd4bf28d8c37c35c
            """)
    void the_published_examples(String key, int length, String cmac) {
        var hex =
                switch (key) {
                    case "KEY_192" -> KEY_192;
                    case "KEY_256" -> KEY_256;
                    default -> KEY;
                };
        var message = HexFormat.of().parseHex(MESSAGE.substring(0, 2 * length));
        assertThat(HexFormat.of().formatHex(new Aes(HexFormat.of().parseHex(hex)).cmac(message)))
                .isEqualTo(cmac);
    }
}
