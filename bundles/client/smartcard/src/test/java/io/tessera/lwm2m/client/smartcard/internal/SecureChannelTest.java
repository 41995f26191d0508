// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.smartcard.internal.Scp03.StaticKeys;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What went over the wire between other implementations, hosts and real cards, at security level 33: recorded by the tests
 * of osmocom's pySim.
 */
class SecureChannelTest {

    private static final String INITIALIZE = "8050300008fdf38259a1e0de4400";
    private static final String INITIALIZED = "000000000000000000003003703b1aca81e821f219081cdc01c26b372d000003";
    private static final String AUTHENTICATE = "84823300108c36f96bcc00724a4e13ad591d7da3f0";
    private static final String GET = "80e2910006bf3e035c015a00";
    private static final String GET_WRAPPED = "84e2910018267a85dfe4a98fca6fb0527e0dfecce4914e40401433c87f00";
    private static final String GOT_WRAPPED =
            "f3ba2b1013aa6224f5e1c138d71805c569e5439b47576260b75fc021b25097cb2e68f8a0144975b9";
    private static final String GOT = "bf3e125a1089882119900000000000000000000005";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            128 | 8050300008fdf38259a1e0de4400 | 000000000000000000003003703b1aca81e821f219081cdc01c26b372d000003 | \
            84823300108c36f96bcc00724a4e13ad591d7da3f0 | 84e2910018267a85dfe4a98fca6fb0527e0dfecce4914e40401433c87f00 | \
            f3ba2b1013aa6224f5e1c138d71805c569e5439b47576260b75fc021b25097cb2e68f8a0144975b9 | \
            84f2200208ac6a59024bed84cc | 84ca006608409912ad8fb7aed000 | \
            84f22002185f3dafc3ac14c381536a488bf44e06d056df9d74dbd21e5a | \
            84f280021865165105be3373347d0424d4400af2ac393f569ec779389e00
            192 | 80503100089b3f2eef0e8c937400 | 00000000000000000000310370f6bb305a15bae1a68f79fb08212fbed7000002 | \
            84823300109100bc22d58b45b86a26365ce39ff3cf | 84e29100188f7f946c84f70d17994bc6e8791251bb1bb1bf02cf8de58900 | \
            c05176c1b6f72aae50c32cbee63b0e95998928fd4dfb2be9f27ffde8c8476f5909b4805cc4039599 | \
            84f2200208d5d97754b6b3d2ba | 84ca006608516c82b8e30adbeb00 | \
            84f2200218cc247f4761e6944277a4e0d6e32e44025b1e31537e2fc668 | \
            84f2800218ba22b63d509bef5d093b43e5eaed03ed23144ab2d9cb51de00
            256 | 805032000897b2055fe58599fd00 | 00000000000000000000320370a8439a22cedf045fa9f1903b2834f26e000002 | \
            8482330010508a0fd959d2e547c6b33154a6be2057 | 84e29100187a5ef717eaf1e135ae92fe54429d0e465decda65f5fe5aea00 | \
            ea90dbfa648a67c5eb6abc57f8530b97d0cd5647c5e8732016b55203b078dd2ace7f8bc5d1c1cd99 | \
            84f2200208bcc5c17275545d93 | 84ca00660804806aba9d543bb600 | \
            84f2200218717222491556ec81a45f49ce48be33320024801a1c4cb0e0 | \
            84f2800218561f105bccd3a1642904b251ccc1228beb80a82370a8637000
            """)
    void what_real_cards_accepted(
            int bits,
            String initialize,
            String initialized,
            String authenticate,
            String get,
            String got,
            String first,
            String second,
            String third,
            String fourth)
            throws IOException {
        var card = new Recording(initialized + "9000", "9000", got + "9000");
        var channel = (SecureChannel) new Scp03(keys(bits, initialize), challenge(initialize)).over(card);

        assertThat(hex(channel.transmit(bytes(GET)))).isEqualTo(GOT + "9000");
        assertThat(card.commands).containsExactly(initialize, authenticate, get);
        assertThat(hex(channel.wrap(bytes("80f22002")))).isEqualTo(first);
        assertThat(hex(channel.wrap(bytes("80ca006600")))).isEqualTo(second);
        assertThat(hex(channel.wrap(bytes("80f220020a4f0212345c054f9f70c5")))).isEqualTo(third);
        assertThat(hex(channel.wrap(bytes("80f28002024f0000")))).isEqualTo(fourth);
    }

    @Test
    void any_bit_that_changes_in_a_response_is_found_out() throws IOException {
        var good = bytes(GOT_WRAPPED + "9000");
        for (int i = 0; i < good.length - 2; i++) {
            var bad = good.clone();
            bad[i] ^= 1;
            var card = new Recording(INITIALIZED + "9000", "9000", hex(bad));
            var channel = new Scp03(keys(128, INITIALIZE), challenge(INITIALIZE)).over(card);
            assertThatThrownBy(() -> channel.transmit(bytes(GET))).hasMessageContaining("isn't authentic");
            assertThat(card.commands).endsWith(GET_WRAPPED);
        }
    }

    @Test
    void a_response_that_is_cut_off_is_found_out() throws IOException {
        for (int length = 0; length < GOT_WRAPPED.length(); length += 2) {
            var card = new Recording(INITIALIZED + "9000", "9000", GOT_WRAPPED.substring(0, length) + "9000");
            var channel = new Scp03(keys(128, INITIALIZE), challenge(INITIALIZE)).over(card);
            assertThatThrownBy(() -> channel.transmit(bytes(GET))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void what_comes_with_an_error_does_not_count() throws IOException {
        var card = new Recording(INITIALIZED + "9000", "9000", "01026a82", "0102" + "9102");
        var channel = new Scp03(keys(128, INITIALIZE), challenge(INITIALIZE)).over(card);
        assertThat(hex(channel.transmit(bytes(GET)))).isEqualTo("6a82");
        assertThat(hex(channel.transmit(bytes(GET)))).isEqualTo("9102");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            6a88                                                                 | begin a secure channel
            9000                                                                 | another secure channel
            000000000000000000003002703b1aca81e821f219081cdc01c26b372d0000039000 | another secure channel
            000000000000000000003003703b1aca81e821f219081cdc01c26b372e0000039000 | doesn't know the keys
            """)
    void a_card_that_has_no_such_keys_gets_no_proof(String initialized, String message) {
        var card = new Recording(initialized);
        assertThatThrownBy(() -> new Scp03(keys(128, INITIALIZE), challenge(INITIALIZE)).over(card))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
        assertThat(card.commands).containsExactly(INITIALIZE);
    }

    @Test
    void the_class_byte_names_the_channel_and_the_mac_does_not() throws IOException {
        var card = new Recording(INITIALIZED + "9000", "9000", GOT_WRAPPED + "9000");
        card.number = 3;
        new Scp03(keys(128, INITIALIZE), challenge(INITIALIZE)).over(card).transmit(bytes("83" + GET.substring(2)));
        assertThat(card.commands)
                .containsExactly(
                        "83" + INITIALIZE.substring(2),
                        "87" + AUTHENTICATE.substring(2),
                        "87" + GET_WRAPPED.substring(2));
    }

    private static StaticKeys keys(int bits, String initialize) {
        return new StaticKeys(bytes(initialize)[2], sequence(0x00, bits / 8), sequence(0x10, bits / 8));
    }

    /** As the recording has it: 00 to 0F, and from the beginning again; 10 to 1F likewise. */
    private static byte[] sequence(int from, int length) {
        var key = new byte[length];
        for (int i = 0; i < length; i++) {
            key[i] = (byte) (from + i % 16);
        }
        return key;
    }

    private static SecureRandom challenge(String initialize) {
        return new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(bytes(initialize), 5, bytes, 0, bytes.length);
            }
        };
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Answers as recorded. */
    private static final class Recording implements CardChannel {

        final List<String> commands = new ArrayList<>();
        private final Deque<String> responses;
        private int number;

        Recording(String... responses) {
            this.responses = new ArrayDeque<>(List.of(responses));
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public byte[] transmit(byte[] command) {
            commands.add(hex(command));
            return bytes(responses.remove());
        }

        @Override
        public void close() {
            commands.clear();
        }
    }
}
