// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static io.tessera.lwm2m.client.smartcard.internal.CardContent.BOOTSTRAP;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.DODF;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.RULES;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.dodf;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.ofAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.smartcard.internal.BootstrapCard.ChannelSecurity;
import io.tessera.lwm2m.client.smartcard.internal.CardContent.File;
import io.tessera.lwm2m.store.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cards that want a PIN, and how none of them is ever blocked (Core 1.2, G.2.4; ETSI TS 102 221, 11.1.9). */
class PinTest {

    private static final String URI = "coaps://server.example";
    private static final byte[] PRIVATE = dodf("03 02 06 80", "06 04 67 2B 09 01", "64 32");

    /** Rule 2: PIN 1 reads; only an administrator writes. */
    private static final byte[] TWO_RULES = CardContent.join(
            CardContent.record("80 01 01 90 00 80 01 02 A4 06 83 01 0A 95 01 08", 32),
            CardContent.record("80 01 01 A4 06 83 01 01 95 01 08 80 01 02 A4 06 83 01 0A 95 01 08", 32));

    @Test
    void the_pin_opens_a_private_file() throws IOException {
        var card = privateCard(1, "");
        try (var source = SourceUnderTest.with(card, "1234")) {
            assertThat(source.read()).isPresent();
            assertThat(source.read()).isPresent();
        }
        assertThat(tries(card)).hasSize(2);
        assertThat(triesLeft(card)).isEqualTo(3);
    }

    @Test
    void the_rule_of_the_file_says_which_pin() throws IOException {
        var card = privateCard(1, "2F06 02");
        try (var source = SourceUnderTest.with(card, "1234")) {
            assertThat(source.read()).isPresent();
        }
        assertThat(tries(card)).hasSize(1);
    }

    @Test
    void a_rule_that_lets_everybody_read_asks_for_no_pin() throws IOException {
        var card = privateCard(0, "2F06 01");
        try (var source = SourceUnderTest.with(card, "1234")) {
            assertThat(source.read()).isPresent();
        }
        assertThat(tries(card)).isEmpty();
    }

    @Test
    void a_pin_that_is_disabled_is_not_asked_for() throws IOException {
        var card = privateCard(1, "");
        card.personalise(UiccApplet.SET_PIN, 1, -3, padded("1234"));
        try (var source = SourceUnderTest.with(card, "9999")) {
            assertThat(source.read()).isPresent();
        }
        assertThat(tries(card)).isEmpty();
    }

    @Test
    void the_directory_may_want_the_pin_already() throws IOException {
        var content = ofAccount(URI);
        content.files.computeIfPresent(DODF, (path, file) -> file.withPin(1, ""));
        var card = content.card();
        card.personalise(UiccApplet.SET_PIN, 1, 3, padded("1234"));
        try (var source = SourceUnderTest.with(card, "1234")) {
            assertThat(source.read()).isPresent();
        }
    }

    @Test
    void without_a_pin_the_failure_says_which_one_is_wanted() {
        try (var source = SourceUnderTest.with(privateCard(1, ""))) {
            assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageContaining("wants PIN 01");
        }
    }

    @Test
    void a_wrong_pin_is_tried_once_and_never_again() throws IOException {
        var card = privateCard(1, "");
        var store = new MemoryStore();
        for (int restart = 0; restart < 3; restart++) {
            try (var source = new SourceUnderTest(card, "4711", 0, ChannelSecurity.NONE, store)) {
                assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageNotContaining("4711");
                assertThatThrownBy(source::read).hasMessageContaining("isn't tried again, 2 tries are left");
            }
        }
        assertThat(tries(card)).hasSize(1);
        assertThat(triesLeft(card)).isEqualTo(2);
        assertThat(store.keys("")).allMatch(key -> !key.contains("4711"));
    }

    @Test
    void the_last_try_is_left_to_people() {
        var card = privateCard(1, "");
        for (var pin : List.of("1111", "2222", "3333", "1234")) {
            try (var source = SourceUnderTest.with(card, pin)) {
                assertThatThrownBy(source::read).isInstanceOf(IOException.class);
            }
        }
        assertThat(tries(card)).hasSize(2);
        assertThat(triesLeft(card)).isEqualTo(1);
    }

    @Test
    void once_somebody_else_entered_the_pin_a_refused_one_has_another_try() throws IOException {
        var card = privateCard(1, "");
        try (var source = SourceUnderTest.with(card, "4711")) {
            assertThatThrownBy(source::read).isInstanceOf(IOException.class);
            card.personalise(UiccApplet.SET_PIN, 1, 3, padded("4711"));
            assertThat(source.read()).isPresent();
            assertThat(source.store.keys("")).isEmpty();
        }
    }

    @Test
    void a_blocked_pin_is_left_alone() {
        var card = privateCard(1, "");
        for (int i = 0; i < 3; i++) {
            ask(card, padded("0000"));
        }
        int before = tries(card).size();
        try (var source = SourceUnderTest.with(card, "1234")) {
            assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageContaining("blocked");
        }
        assertThat(tries(card)).hasSize(before);
    }

    @Test
    void a_reference_that_the_card_does_not_have_is_a_failure() {
        var card = privateCard(1, "");
        try (var source = new SourceUnderTest(card, "1234", 0x81, ChannelSecurity.NONE, new MemoryStore())) {
            assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageContaining("PIN 81");
        }
        assertThat(tries(card)).isEmpty();
    }

    @Test
    void a_pin_is_not_printed() {
        assertThat(new CardHolder.Pin("1234", 1)).asString().doesNotContain("1234");
    }

    private static SimulatedCard privateCard(int reference, String rule) {
        var content = ofAccount(URI).put(DODF, PRIVATE).put(RULES, new File(TWO_RULES, 32, 0, "", true));
        content.files.computeIfPresent(BOOTSTRAP, (path, file) -> file.withPin(reference, rule.replace(" ", "")));
        var card = content.card();
        card.personalise(UiccApplet.SET_PIN, 1, 3, padded("1234"));
        return card;
    }

    private static int triesLeft(SimulatedCard card) {
        return Answer.of(ask(card, Apdu.NO_DATA)).triesLeft();
    }

    private static byte[] ask(SimulatedCard card, byte[] pin) {
        try {
            return card.exchange(Apdu.command(0, 0x20, 0, 1, pin, Apdu.NO_LE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that had a PIN in them. */
    private static List<byte[]> tries(SimulatedCard card) {
        return card.commands.stream()
                .filter(command -> command[1] == 0x20 && command.length > 5)
                .toList();
    }

    private static byte[] padded(String pin) {
        var padded = Arrays.copyOf(pin.getBytes(StandardCharsets.US_ASCII), 8);
        Arrays.fill(padded, pin.length(), 8, (byte) 0xFF);
        return padded;
    }
}
