// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import io.tessera.lwm2m.client.smartcard.internal.BootstrapCard.ChannelSecurity;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/** What is configured, checked. */
record SmartcardSettings(
        String reader, CardHolder.Pin pin, Duration timeout, Duration lookEvery, ChannelSecurity security) {

    /** @throws IllegalArgumentException if a value is none that is allowed; names the attribute, not the value */
    static SmartcardSettings of(SmartcardConfig config) {
        check("timeout", config.timeout(), 1, 600);
        check("lookEvery", config.lookEvery(), 0, 3600);
        check("pinReference", config.pinReference(), 0, 255);
        check("keyVersion", config.keyVersion(), 0, 127);
        var pin = config._pin().strip();
        if (!pin.matches("|[0-9]{4,8}")) {
            throw new IllegalArgumentException("pin: 4 to 8 digits are allowed");
        }
        return new SmartcardSettings(
                config.reader(),
                new CardHolder.Pin(pin, config.pinReference()),
                Duration.ofSeconds(config.timeout()),
                Duration.ofSeconds(config.lookEvery()),
                security(config));
    }

    private static ChannelSecurity security(SmartcardConfig config) {
        var encryption = key("encryptionKey", config._encryptionKey());
        var mac = key("macKey", config._macKey());
        if (encryption.length != mac.length) {
            throw new IllegalArgumentException("encryptionKey and macKey: both, of the same length, or neither");
        }
        return mac.length == 0
                ? ChannelSecurity.NONE
                : new Scp03(new Scp03.StaticKeys(config.keyVersion(), encryption, mac), new SecureRandom());
    }

    private static byte[] key(String attribute, String hex) {
        var digits = hex.strip();
        if (!digits.matches("|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{48}|[0-9A-Fa-f]{64}")) {
            throw new IllegalArgumentException(attribute + ": 32, 48 or 64 hexadecimal digits are allowed");
        }
        return HexFormat.of().parseHex(digits);
    }

    private static void check(String attribute, int value, int from, int to) {
        if (value < from || value > to) {
            throw new IllegalArgumentException("%s is %d: %d to %d are allowed".formatted(attribute, value, from, to));
        }
    }
}
