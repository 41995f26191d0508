// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.smartcard.internal.BootstrapCard.ChannelSecurity;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmartcardSettingsTest {

    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    @Test
    void nothing_but_a_reader_is_needed() {
        var settings = SmartcardSettings.of(new Configured("", 0, 30, "", "", 0));
        assertThat(settings.pin().isGiven()).isFalse();
        assertThat(settings.security()).isSameAs(ChannelSecurity.NONE);
    }

    @Test
    void keys_ask_for_the_secure_channel() {
        assertThat(SmartcardSettings.of(new Configured("123456", 0x81, 1, KEY, KEY, 48))
                        .security())
                .isInstanceOf(Scp03.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            pin       | reference | timeout | encryption | mac | version | message
            123       | 0         | 30      | ''         | ''  | 0       | pin: 4 to 8 digits
            123456789 | 0         | 30      | ''         | ''  | 0       | pin: 4 to 8 digits
            abcd      | 0         | 30      | ''         | ''  | 0       | pin: 4 to 8 digits
            ''        | 256       | 30      | ''         | ''  | 0       | pinReference is 256: 0 to 255
            ''        | 0         | 0       | ''         | ''  | 0       | timeout is 0: 1 to 600
            ''        | 0         | 30      | KEY        | ''  | 0       | both, of the same length, or neither
            ''        | 0         | 30      | 00         | KEY | 0       | encryptionKey: 32, 48 or 64 hexadecimal digits
            ''        | 0         | 30      | KEY        | KEY | 128     | keyVersion is 128: 0 to 127
            """)
    void a_wrong_value_is_refused_by_name_and_not_shown(
            String pin, int reference, int timeout, String encryption, String mac, int version, String message) {
        var config = new Configured(
                pin, reference, timeout, encryption.replace("KEY", KEY), mac.replace("KEY", KEY), version);
        assertThatThrownBy(() -> SmartcardSettings.of(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(pin.isEmpty() ? KEY : pin);
    }

    private record Configured(
            String _pin, int pinReference, int timeout, String _encryptionKey, String _macKey, int keyVersion)
            implements SmartcardConfig {

        @Override
        public String lwm2m_client() {
            return "gateway";
        }

        @Override
        public int lookEvery() {
            return 5;
        }

        @Override
        public String reader() {
            return "";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return SmartcardConfig.class;
        }
    }
}
