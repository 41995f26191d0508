// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] VALUE = {1, 2, 3};

    private static final byte[] ID = {0, 7};
    private static final byte[] OTHER_ID = {0, 8};

    private final Seal seal;

    SealTest() throws IOException {
        seal = Seal.of("some.store", TestKeys::of);
    }

    @Test
    void what_was_sealed_opens_after_a_restart() throws IOException {
        var bytes = seal.seal(ID, "client/ü", VALUE);

        var opened = Seal.of("some.store", TestKeys::of).open(ID, bytes).orElseThrow();

        assertThat(opened.key()).isEqualTo("client/ü");
        assertThat(opened.value()).isEqualTo(VALUE);
    }

    @Test
    void a_changed_byte_anywhere_is_noticed_and_so_is_every_cut() {
        var bytes = seal.seal(ID, "a", VALUE);

        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            assertThat(seal.open(ID, changed)).as("byte %d", i).isEmpty();
            assertThat(seal.open(ID, Arrays.copyOf(bytes, i)))
                    .as("cut to %d", i)
                    .isEmpty();
        }
        assertThat(seal.open(ID, Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    }

    @Test
    void a_record_opens_under_its_own_id_only() {
        var bytes = seal.seal(ID, "a", VALUE);

        assertThat(seal.open(OTHER_ID, bytes)).isEmpty();
    }

    @Test
    void no_two_stores_and_no_two_gateways_have_the_same_keys() throws IOException {
        var bytes = seal.seal(ID, "a", VALUE);

        assertThat(Seal.of("other.store", TestKeys::of).open(ID, bytes)).isEmpty();
        assertThat(Seal.of("some.store", TestKeys::others).open(ID, bytes)).isEmpty();
    }

    @Test
    void each_writing_has_a_nonce_of_its_own_also_after_a_restart() throws IOException {
        Set<String> nonces = new HashSet<>();
        for (int start = 0; start < 10; start++) {
            var one = Seal.of("some.store", TestKeys::of);
            for (int i = 0; i < 100; i++) {
                var bytes = one.seal(ID, "a", VALUE);
                nonces.add(Arrays.toString(Arrays.copyOfRange(bytes, 1, 13)));
            }
        }
        assertThat(nonces).hasSize(1000);
    }

    @Test
    void key_bytes_are_overwritten_as_soon_as_they_have_served() throws IOException {
        var given = new HashSet<byte[]>();
        Seal.of("some.store", purpose -> {
            var key = TestKeys.of(purpose);
            given.add(key);
            return key;
        });

        assertThat(given).hasSize(1).allSatisfy(key -> assertThat(key).containsOnly(0));
    }
}
