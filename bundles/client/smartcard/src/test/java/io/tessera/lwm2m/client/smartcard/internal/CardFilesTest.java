// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static io.tessera.lwm2m.client.smartcard.internal.CardContent.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Status words and portions, byte by byte (ETSI TS 102 221, 7.3.1.1, 10.2.1 and 11.1.3). */
class CardFilesTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            responses                    | commands                           | bytes
            010203049000                 | 01b0000004                         | 01020304
            01029000 03049000            | 01b0000004 01b0000202              | 01020304
            0102036282 6282              | 01b0000004 01b0000301              | 010203
            01026282 6B00                | 01b0000004 01b0000202              | 0102
            6C02 01029000 03049000       | 01b0000004 01b0000002 01b0000202   | 01020304
            6104 010203049000            | 01b0000004 01c0000004              | 01020304
            01026102 03049000            | 01b0000004 01c0000002              | 01020304
            9000                         | 01b0000004                         | ''
            01020304050607089000         | 01b0000004                         | 01020304
            """)
    void a_file_is_read_in_the_portions_that_the_card_gives(String responses, String commands, String bytes)
            throws IOException {
        var card = new Script(responses.split(" "));
        var read = new CardFiles(new CompleteAnswers(card, Deadline.after(LONG))).read(0, 4);
        assertThat(HexFormat.of().formatHex(read)).isEqualTo(bytes);
        assertThat(String.join(" ", card.commands)).isEqualTo(commands);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            responses      | message
            6982           | 6982 (a PIN is needed)
            6981           | 6981
            6C02 6C02      | 6C02
            6104 6100      | more and more
            6100 6100      | more and more
            90             | without a status
            """)
    void what_a_card_refuses_is_named(String responses, String message) {
        var files = new CardFiles(new CompleteAnswers(new Script(responses.split(" ")), Deadline.after(LONG)));
        assertThatThrownBy(() -> files.read(0, 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void data_that_goes_on_and_on_is_refused() {
        var endless = new CompleteAnswers(
                new Script() {
                    @Override
                    public byte[] transmit(byte[] command) {
                        return hex("01 02 03 04 61 FF");
                    }
                },
                Deadline.after(LONG));
        assertThatThrownBy(() -> new CardFiles(endless).read(0, 4)).hasMessageContaining("more and more");
    }

    @Test
    void when_time_is_up_no_further_command_is_sent() {
        var card = new Script("9000");
        var files = new CardFiles(new CompleteAnswers(card, Deadline.after(Duration.ZERO)));
        assertThatThrownBy(() -> files.read(0, 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("within 0 s");
        assertThat(card.commands).isEmpty();
    }

    @Test
    void offsets_have_15_bits() throws IOException {
        var card = new Script("AA9000");
        new CardFiles(new CompleteAnswers(card, Deadline.after(LONG))).read(32767, 1);
        assertThat(card.commands).containsExactly("01b07fff01");
        assertThatThrownBy(() -> new CardFiles(card).read(32767, 2)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new CardFiles(card).read(Integer.MAX_VALUE, 2)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 00", "3, 03", "4, 40", "19, 4f"})
    void the_class_byte_names_the_channel(int channel, String cla) throws IOException {
        var card = new Script("9000");
        card.number = channel;
        new CardFiles(card).verify(1, Apdu.NO_DATA);
        assertThat(card.commands).containsExactly(cla + "200001");
    }

    private static class Script implements CardChannel {

        final List<String> commands = new ArrayList<>();
        private final Deque<String> responses;
        int number = 1;

        Script(String... responses) {
            this.responses = new ArrayDeque<>(List.of(responses));
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public byte[] transmit(byte[] command) {
            commands.add(HexFormat.of().formatHex(command));
            return hex(responses.remove());
        }

        @Override
        public void close() {
            commands.clear();
        }
    }
}
