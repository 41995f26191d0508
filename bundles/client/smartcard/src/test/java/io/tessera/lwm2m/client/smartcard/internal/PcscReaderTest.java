// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static io.tessera.lwm2m.client.smartcard.internal.CardContent.account;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.ofAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.smartcardio.CardTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers as {@code javax.smartcardio} shows them; the readers are of the tests', the cards run in jCardSim. */
class PcscReaderTest {

    private static final String URI = "coaps://server.example";

    private final SimulatedTerminal empty = new SimulatedTerminal("ACS ACR38U 00 00");
    private final SimulatedTerminal full = new SimulatedTerminal("Gemalto PC Twin Reader [1.0] 01 00");

    PcscReaderTest() {
        full.card = ofAccount(URI).card();
    }

    @Test
    void a_card_is_read_on_a_logical_channel_of_its_own_and_let_go() throws IOException {
        try (var card = reader("").connect().orElseThrow();
                var channel = card.openChannel()) {
            assertThat(channel.number()).isEqualTo(1);
            assertThat(full.isExclusive).isTrue();
            var answer = channel.transmit(Apdu.command(1, 0xA4, 8, 4, CardContent.hex("2F00"), Apdu.ANY_LE));
            assertThat(Apdu.statusOf(answer)).isEqualTo(Answer.OK);
        }
        assertThat(full.card.channelsOpen()).isZero();
        assertThat(full.isExclusive).isFalse();
        assertThat(full.resets).isZero();
    }

    @Test
    void a_card_that_was_given_a_pin_is_reset() throws IOException {
        try (var card = reader("").connect().orElseThrow();
                var channel = card.openChannel()) {
            channel.transmit(Apdu.command(1, 0x20, 0, 1, Apdu.NO_DATA, Apdu.NO_LE));
            channel.transmit(Apdu.command(1, 0x20, 0, 1, CardContent.hex("31323334FFFFFFFF"), Apdu.NO_LE));
        }
        assertThat(full.resets).isEqualTo(1);
    }

    @Test
    void the_whole_way_goes_through_it() throws IOException {
        var source = SourceUnderTest.source(reader(""), Duration.ofSeconds(60));
        var values = source.read().orElseThrow().values();
        source.close();
        assertThat(values).containsExactlyElementsOf(account(URI));
        assertThat(full.card.channelsOpen()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            name                               | found
            ''                                 | true
            Gemalto*                           | true
            gemalto*reader*                    | true
            *[1.0]*                            | true
            Gemalto PC Twin Reader [1.0] 01 00 | true
            Gemalto                            | false
            ACS*                               | false
            """)
    void readers_are_chosen_by_name(String name, boolean found) throws IOException {
        var card = reader(name).connect();
        assertThat(card.isPresent()).isEqualTo(found);
        card.ifPresent(Card::close);
    }

    @Test
    void a_card_that_was_taken_away_is_no_card() throws IOException {
        assertThat(reader("").hasCard()).isTrue();
        full.card = null;
        assertThat(reader("").hasCard()).isFalse();
        assertThat(reader("").connect()).isEmpty();
    }

    @Test
    void a_card_that_is_taken_away_in_between_is_a_failure() throws IOException {
        try (var card = reader("").connect().orElseThrow();
                var channel = card.openChannel()) {
            full.card.removeAfter(0);
            assertThatThrownBy(() -> channel.transmit(new byte[] {1, 0x20, 0, 1}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Gemalto")
                    .hasMessageContaining("removed");
        }
        assertThat(full.isExclusive).isFalse();
    }

    @Test
    void a_card_that_another_program_keeps_is_a_failure() {
        full.isExclusive = true;
        assertThatThrownBy(() -> reader("").connect())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SCARD_E_SHARING_VIOLATION");
    }

    private CardReader reader(String name) {
        return new PcscReader(name, () -> List.<CardTerminal>of(empty, full));
    }
}
