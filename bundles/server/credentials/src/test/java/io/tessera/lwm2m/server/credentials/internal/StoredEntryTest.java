// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StoredEntryTest {

    private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

    static Stream<Entry> entries() {
        return Stream.of(
                Entry.of(new Credentials.PreSharedKey("ïd", KEY), List.of("urn:dev:1", "two"), false),
                Entry.of(new Identity.PublicKey("00ff"), List.of("three"), false),
                Entry.of(new Identity.Certificate("CN four"), List.of("four"), false));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void an_entry_comes_back_from_the_store_as_it_was(Entry entry) throws IOException {
        var back = StoredEntry.read(StoredEntry.bytes(entry));

        assertThat(back.client()).isEqualTo(entry.client());
        assertThat(back.key().map(Credentials.PreSharedKey::key).map(HexFormat.of()::formatHex))
                .isEqualTo(entry.key().map(key -> HexFormat.of().formatHex(KEY)));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void an_entry_that_is_cut_off_anywhere_is_refused(Entry entry) {
        var whole = StoredEntry.bytes(entry);

        IntStream.range(0, whole.length)
                .forEach(length -> assertThatThrownBy(() -> StoredEntry.read(Arrays.copyOf(whole, length)))
                        .as("%d of %d bytes", length, whole.length)
                        .isInstanceOf(IOException.class));
    }

    @Test
    void identities_of_different_kinds_with_one_name_have_places_of_their_own() {
        assertThat(Stream.of(new Identity.PreSharedKey("a"), new Identity.PublicKey("a"), new Identity.Certificate("a"))
                        .map(StoredEntry::key))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith(StoredEntry.PREFIX));
    }
}
