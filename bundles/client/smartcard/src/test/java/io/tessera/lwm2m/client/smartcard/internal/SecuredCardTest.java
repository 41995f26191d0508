// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static io.tessera.lwm2m.client.smartcard.internal.CardContent.account;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.hex;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.ofAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.smartcard.internal.Scp03.StaticKeys;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.store.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secure channel of appendix H, with a card that does its end by the cryptography of the Java Card runtime. */
class SecuredCardTest {

    private static final String URI = "coaps://server.example";
    private static final int VERSION = 0x30;

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32})
    void a_card_is_read_through_the_channel(int keyLength) throws IOException {
        var values = new ArrayList<>(account(URI));
        values.add(5, new PathValue(Path.of(0, 0, 4), Value.of(new byte[700])));
        var card = CardContent.of(CardContent.bootstrap(values)).card().onChannel(3);
        give(card, keyLength);
        try (var source = SourceUnderTest.with(card, secured(VERSION, keyLength, 0))) {
            assertThat(source.information().values()).containsExactlyInAnyOrderElementsOf(values);
            assertThat(source.information().values()).hasSameSizeAs(values);
        }
        assertThat(card.commands).filteredOn(each -> each[1] == (byte) 0xB0).allMatch(each -> each[0] == 0x07);
    }

    @Test
    void the_pin_goes_through_the_channel_too() throws IOException {
        var content = ofAccount(URI);
        content.files.computeIfPresent(CardContent.BOOTSTRAP, (path, file) -> file.withPin(1, ""));
        var card = content.card();
        give(card, 16);
        var pin = Arrays.copyOf("1234".getBytes(StandardCharsets.US_ASCII), 8);
        Arrays.fill(pin, 4, 8, (byte) 0xFF);
        card.personalise(UiccApplet.SET_PIN, 1, 3, pin);
        try (var source = new SourceUnderTest(card, "1234", 0, secured(0, 16, 0), new MemoryStore())) {
            assertThat(source.read()).isPresent();
        }
        assertThat(card.commands.stream().map(HexFormat.of()::formatHex)).noneMatch(each -> each.contains("31323334"));
    }

    @Test
    void a_card_with_other_keys_is_not_read() {
        var card = ofAccount(URI).card();
        give(card, 16);
        try (var source = SourceUnderTest.with(card, secured(VERSION, 16, 1))) {
            assertThatThrownBy(source::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("doesn't know the keys");
        }
        assertThat(card.commands).noneMatch(each -> each[1] == (byte) 0xB0);
    }

    @Test
    void a_card_without_a_secure_channel_is_not_read_in_clear() {
        var card = ofAccount(URI).card();
        try (var source = SourceUnderTest.with(card, secured(VERSION, 16, 0))) {
            assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageContaining("6A88");
        }
        assertThat(card.commands).noneMatch(each -> each[1] == (byte) 0xB0);
    }

    @Test
    void keys_are_not_printed() {
        assertThat(new StaticKeys(1, hex("0102"), hex("0304"))).hasToString("StaticKeys[version 1]");
    }

    private static void give(SimulatedCard card, int length) {
        card.personalise(UiccApplet.SET_KEYS & 0xFF, VERSION, 0, CardContent.join(key(1, length), key(2, length)));
    }

    private static Scp03 secured(int version, int length, int difference) {
        return new Scp03(new StaticKeys(version, key(1, length), key(2 + difference, length)), new SecureRandom());
    }

    private static byte[] key(int seed, int length) {
        var key = new byte[length];
        for (int i = 0; i < length; i++) {
            key[i] = (byte) (seed * 37 + i * 11);
        }
        return key;
    }
}
