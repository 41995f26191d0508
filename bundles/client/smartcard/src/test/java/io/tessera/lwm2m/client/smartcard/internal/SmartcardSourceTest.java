// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static io.tessera.lwm2m.client.smartcard.internal.CardContent.BOOTSTRAP;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.DIR;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.DODF;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.ODF;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.account;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.dodf;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.file;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.hex;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.join;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.object;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.ofAccount;
import static io.tessera.lwm2m.client.smartcard.internal.CardContent.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.smartcard.internal.CardContent.File;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's smartcard, read from a card that runs in software. */
class SmartcardSourceTest {

    private static final String URI = "coaps://server.example:5684";

    private SourceUnderTest source;

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void a_card_says_what_a_bootstrap_server_would_write() throws IOException {
        source = SourceUnderTest.with(ofAccount(URI).card());
        assertThat(source.information().values()).containsExactlyElementsOf(account(URI));
    }

    @Test
    void the_steps_are_those_of_the_specification() throws IOException {
        var card = ofAccount(URI).card().onChannel(2);
        source = SourceUnderTest.with(card);
        source.read();
        assertThat(card.commands.stream().map(HexFormat.of()::formatHex).toList())
                .startsWith(
                        "0070000001",
                        "02a40804022f0000",
                        "02b2010400",
                        "02b2020400",
                        "02a404040ca000000063504b43532d313500",
                        "02a40804047fff503100",
                        "02b000000c",
                        "02a40804047fff643000",
                        "02b0000025",
                        "02a40804047fff643200",
                        "02b0000004");
        assertThat(card.channelsOpen()).isZero();
    }

    @Test
    void without_a_card_there_is_nothing() throws IOException {
        source = SourceUnderTest.with((SimulatedCard) null);
        assertThat(source.read()).isEmpty();
    }

    @Test
    void the_fingerprint_follows_the_content_and_nothing_else() throws IOException {
        source = SourceUnderTest.with(ofAccount(URI).card());
        var first = source.information().fingerprint();
        source.card = ofAccount(URI).card().onChannel(3);
        assertThat(source.information().fingerprint()).isEqualTo(first);
        source.card = ofAccount("coaps://other.example").card();
        assertThat(source.information().fingerprint()).isNotEqualTo(first).hasSize(64);
        source.card = null;
        assertThat(source.read()).isEmpty();
        source.card = ofAccount(URI).card();
        assertThat(source.information().fingerprint()).isEqualTo(first);
    }

    @Test
    void a_card_that_is_removed_anywhere_is_a_failure_and_then_no_card() throws IOException {
        var whole = ofAccount(URI).card();
        source = SourceUnderTest.with(whole);
        source.read();
        for (int i = 0; i < whole.commands.size(); i++) {
            source.card = ofAccount(URI).card();
            source.card.removeAfter(i);
            assertThatThrownBy(() -> source.read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("removed");
            assertThat(source.read()).isEmpty();
        }
    }

    @Test
    void the_protocol_t0_makes_no_difference() throws IOException {
        source = SourceUnderTest.with(ofAccount(URI).on(new SimulatedCard().speakingT0()));
        assertThat(source.information().values()).containsExactlyElementsOf(account(URI));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 219, 220, 221, 223, 224, 225, 448, 5000, 32000})
    void a_file_of_any_length_is_read_whole(int length) throws IOException {
        var values = new ArrayList<>(account(URI));
        values.add(5, new PathValue(Path.of(0, 0, 4), Value.of(new byte[length])));
        source = SourceUnderTest.with(
                CardContent.of(CardContent.bootstrap(values)).card());
        assertThat(source.information().values()).containsExactlyInAnyOrderElementsOf(values);
    }

    @Test
    void only_what_is_used_of_a_large_file_is_read() throws IOException {
        var used = CardContent.bootstrap(account(URI));
        var content = CardContent.of(java.util.Arrays.copyOf(used, 32768));
        var card = content.card();
        source = SourceUnderTest.with(card);
        assertThat(source.information().values()).hasSize(account(URI).size());
        assertThat(card.commands).hasSizeLessThan(15);
    }

    @Test
    void a_card_that_does_not_tell_sizes_is_read_to_the_end() throws IOException {
        var content = ofAccount(URI);
        content.files.replaceAll((path, each) -> each.untold());
        source = SourceUnderTest.with(content.card());
        assertThat(source.information().values()).hasSize(account(URI).size());
    }

    @Test
    void versions_have_one_byte_or_two_and_unknown_objects_are_left_out() throws IOException {
        var values = account(URI);
        var objects = join(
                object(0, "01 01", tlv(0, values)),
                object(26241, "02 05", hex("FF FF FF")),
                object(3303, "00", tlv(3303, List.of(new PathValue(Path.of(3303, 0, 5700), Value.of(21.5))))),
                object(1, "07 00", hex("C1 00 01")),
                object(65535, "00", hex("00")),
                object(1, "01 63", tlv(1, values)));
        source = SourceUnderTest.with(CardContent.of(file(6, objects)).card());
        assertThat(source.information().values()).hasSize(values.size() + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            flags       | identifier              | path
                        | 06 04 67 2B 09 01       | 64 32
            03 02 06 80 | 06 04 67 2B 09 01       | 64 32
            03 02 06 40 | 06 06 06 04 67 2B 09 01 | 3F 00 7F FF 64 32
                        | 06 04 67 2B 09 01       | 7F FF 64 32
            """)
    void an_entry_may_be_written_in_several_ways(String flags, String identifier, String path) throws IOException {
        var entry = dodf(flags == null ? "" : flags, identifier, path);
        source = SourceUnderTest.with(ofAccount(URI).put(DODF, entry).card());
        assertThat(source.read()).isPresent();
    }

    @Test
    void an_entry_may_be_opaque_data_of_an_application() throws IOException {
        source = SourceUnderTest.with(
                ofAccount(URI).put(DODF, CardContent.opaqueDodf("64 32")).card());
        assertThat(source.read()).isPresent();
    }

    @Test
    void an_entry_may_be_in_the_odf_itself() throws IOException {
        var entry = CardContent.opaqueDodf("64 32");
        var odf = CardContent.element(0xA7, CardContent.element(0xA0, entry));
        source = SourceUnderTest.with(ofAccount(URI).put(ODF, odf).card());
        assertThat(source.read()).isPresent();
    }

    @Test
    void a_path_may_mean_a_part_of_a_file() throws IOException {
        var bootstrap = CardContent.bootstrap(account(URI));
        var part = CardContent.sequence(
                hex("04 02 64 32"), hex("02 01 07"), join(hex("80 02"), CardContent.halfWord(bootstrap.length)));
        var entry = CardContent.element(
                0xA1,
                join(
                        hex("30 00 30 00"),
                        CardContent.element(0xA1, CardContent.sequence(hex("06 04 67 2B 09 01"), part))));
        source = SourceUnderTest.with(ofAccount(URI)
                .put(DODF, entry)
                .put(BOOTSTRAP, join(new byte[7], bootstrap, new byte[9]))
                .card());
        assertThat(source.information().values()).hasSize(account(URI).size());
    }

    @Test
    void directories_count_in_their_order_and_those_of_others_do_not() throws IOException {
        var odf = hex("A0 06 30 04 04 02 44 01 A7 06 30 04 04 02 64 2F A7 06 30 04 04 02 64 30");
        var other = dodf("", "06 03 2A 03 04", "64 99");
        source = SourceUnderTest.with(
                ofAccount(URI).put(ODF, odf).put("7FFF642F", other).card());
        assertThat(source.read()).isPresent();
    }

    @Test
    void the_directory_of_applications_may_be_transparent_and_have_others() throws IOException {
        var dir = join(
                hex("61 12 4F 10 A0000000871002FF49FF0189000001FF"),
                hex("61 10 4F 0C " + SimulatedCard.PKCS_15 + " 51 00"),
                hex("00 00 00 00"));
        source = SourceUnderTest.with(ofAccount(URI).put(DIR, new File(dir)).card());
        assertThat(source.read()).isPresent();
    }

    @Test
    void a_record_that_is_not_well_formed_is_of_somebody_else() throws IOException {
        var records = join(
                CardContent.record("61 7F 4F 01", 38),
                CardContent.record("61 10 4F 0C " + SimulatedCard.PKCS_15 + " 51 00", 38),
                CardContent.record("", 38));
        source = SourceUnderTest.with(
                ofAccount(URI).put(DIR, new File(records, 38, 0, "", true)).card());
        assertThat(source.read()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {DIR})
    void a_card_without_such_an_application_has_nothing_for_us(String path) throws IOException {
        var content = ofAccount(URI);
        content.files.remove(path);
        source = SourceUnderTest.with(content.card());
        assertThat(source.read()).isEmpty();
    }

    @Test
    void a_card_whose_directories_have_no_such_entry_has_nothing_for_us() throws IOException {
        source = SourceUnderTest.with(
                ofAccount(URI).put(DODF, dodf("", "06 03 2A 03 04", "64 32")).card());
        assertThat(source.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 00 00 00", "FF FF FF FF", "00 00 00 00 01 02"})
    void a_blank_file_is_none(String bytes) throws IOException {
        source = SourceUnderTest.with(CardContent.of(hex(bytes)).card());
        assertThat(source.read()).isEmpty();
    }

    @Test
    void nothing_secret_shows() throws IOException {
        source = SourceUnderTest.with(ofAccount(URI).card());
        var information = source.information();
        assertThat(information.toString() + information.values())
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(CardContent.KEY));
        assertThat(information.fingerprint()).matches("[0-9a-f]{64}");
    }
}
