// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static io.tessera.lwm2m.client.smartcard.internal.CardContent.BOOTSTRAP;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.DODF;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.ODF;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.account;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.dodf;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.hex;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.ofAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.smartcard.internal.CardContent.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards whose files are cut off, too large, lead in circles, or are just wrong: an IOException, and soon. */
class HostileCardTest {

    private static final String URI = "coaps://server.example";
    private static final String OUR_OID = "06 04 67 2B 09 01";
    private static final int MUTATED_CARDS = 1500;

    @Test
    void a_file_that_is_cut_off_anywhere_is_refused() {
        var whole = CardContent.bootstrap(account(URI));
        for (int length = 0; length < whole.length; length++) {
            refused(ofAccount(URI).put(BOOTSTRAP, Arrays.copyOf(whole, length)));
        }
    }

    @Test
    void a_file_that_is_cut_off_and_does_not_tell_its_size_is_refused() {
        var whole = CardContent.bootstrap(account(URI));
        for (int length = 0; length < whole.length; length += 7) {
            refused(ofAccount(URI).put(BOOTSTRAP, new File(Arrays.copyOf(whole, length)).untold()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            bytes                                  | message
            00 01 FF FF 00                         | announces 65539 bytes
            00 01 00 05 00 00 00 00 01             | announces 1 bytes, 0 are left
            00 02 00 05 00 00 00 00 00             | cut off
            00 00 00 01 00                         | after the last Object
            00 01 00 06 00 00 00 00 00 00          | 1 bytes after the last Object
            00 01 00 04 00 00 01 01                | cut off
            00 01 00 06 00 00 00 00 01 C8          | Object 0 of the card
            00 01 00 0A 00 01 00 00 05 08 00 02 C1 00 | Object 1 of the card: TLV
            00 01 00 0A 00 01 00 00 05 08 00 02 C0 00 | integer of 0 bytes
            """)
    void a_malformed_file_is_refused_with_the_reason(String bytes, String message) {
        assertThatThrownBy(() -> read(ofAccount(URI).put(BOOTSTRAP, hex(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"50 31", "64 30", "3F 00 2F 00", "64 99", "3F 00", "64", "64 32 64 32 64 32 64 32 64 32 64 32"})
    void an_entry_that_leads_elsewhere_is_refused(String path) {
        refused(ofAccount(URI).put(DODF, dodf("", OUR_OID, path)));
    }

    @Test
    void directories_that_lead_to_themselves_end() throws IOException {
        var content = ofAccount(URI).put(ODF, hex("A7 06 30 04 04 02 50 31 A7 06 30 04 04 02 50 31"));
        assertThat(read(content)).isLessThan(12);
    }

    @Test
    void a_directory_that_is_too_large_is_refused_before_it_is_read() {
        var content = ofAccount(URI).put(ODF, new byte[20000]);
        var card = content.card();
        try (var source = SourceUnderTest.with(card)) {
            assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageContaining("20000");
        }
        assertThat(card.commands).hasSizeLessThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "A7 7F 30 04 04 02 64 30",
        "A7 80 30 04",
        "A7 84 00 00 00 01 00",
        "A7 82 01",
        "A7 02 30 7F",
        "A7 02 30 00"
    })
    void a_malformed_directory_is_refused(String odf) {
        refused(ofAccount(URI).put(ODF, hex(odf)));
    }

    @Test
    void whatever_bytes_are_on_a_card_it_is_a_result_or_an_io_exception() {
        var random = new Random(20);
        var card = new SimulatedCard();
        for (int i = 0; i < MUTATED_CARDS; i++) {
            var content = ofAccount(URI);
            for (int mutation = random.nextInt(3); mutation >= 0; mutation--) {
                mutate(content, random);
            }
            card.commands.clear();
            attempt(content.on(card), i);
            assertThat(card.commands).as("card %d", i).hasSizeLessThan(400);
        }
    }

    @Test
    void whatever_a_card_answers_it_is_a_result_or_an_io_exception() {
        for (int seed = 0; seed < 1000; seed++) {
            var card = new RandomCard(new Random(seed));
            var source = card.source();
            try {
                source.read();
            } catch (IOException e) {
                assertThat(e.getMessage()).as("seed %d", seed).doesNotContain("the card reader failed");
            } finally {
                source.close();
            }
        }
    }

    private static void mutate(CardContent content, Random random) {
        var paths = new ArrayList<>(content.files.keySet());
        var path = paths.get(random.nextInt(paths.size()));
        var file = content.files.get(path);
        var bytes = file.bytes().clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            case 2 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            default -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                System.arraycopy(file.bytes(), from, bytes, to, bytes.length - Math.max(from, to));
            }
        }
        content.files.put(path, bytes.length == 0 ? file.with(new byte[1]) : file.with(bytes));
    }

    private static void attempt(SimulatedCard card, int number) {
        try (var source = SourceUnderTest.with(card)) {
            source.read();
        } catch (IOException e) {
            assertThat(e.getMessage()).as("card %d", number).doesNotContain("the card reader failed");
        }
    }

    private static int read(CardContent content) throws IOException {
        var card = content.card();
        try (var source = SourceUnderTest.with(card)) {
            source.read();
        }
        return card.commands.size();
    }

    private static void refused(CardContent content) {
        try (var source = SourceUnderTest.with(content.card())) {
            assertThatThrownBy(source::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("the card reader failed");
        }
    }
}
