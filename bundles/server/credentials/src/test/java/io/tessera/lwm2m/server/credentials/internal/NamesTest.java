// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row 2.12 of the behaviour to get right: the endpoint must match the credentials. */
final class NamesTest {

    private final Entries entries = new Entries();

    NamesTest() {
        entries.put(psk("one", "device-1"));
        entries.put(psk("shared", "device-2", "device-3"));
        entries.put(Entry.of(new Identity.PublicKey("ab12"), List.of("device-4"), false));
        entries.put(Entry.of(new Identity.Certificate("renamed"), List.of("device-5"), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            kind | identity | claimed  | answer
            psk  | one      | device-1 | device-1
            psk  | one      |          | device-1
            psk  | one      | one      | BAD_REQUEST
            psk  | one      | device-2 | BAD_REQUEST
            psk  | shared   | device-2 | device-2
            psk  | shared   | device-3 | device-3
            psk  | shared   |          | BAD_REQUEST
            psk  | unknown  | unknown  | FORBIDDEN
            key  | ab12     | device-4 | device-4
            key  | ab12     | device-1 | BAD_REQUEST
            key  | cd34     | device-4 | FORBIDDEN
            cert | renamed  | device-5 | device-5
            cert | renamed  | renamed  | BAD_REQUEST
            cert | device-6 |          | device-6
            cert | device-6 | device-6 | device-6
            cert | device-6 | urn:six  | urn:six
            cert | device-6 | device-1 | BAD_REQUEST
            none |          | device-9 | device-9
            none |          |          | BAD_REQUEST
            none |          | device-1 | FORBIDDEN
            none |          | device-5 | FORBIDDEN
            """)
    void row_2_12_the_endpoint_must_match_the_credentials(String kind, String identity, String claimed, String answer) {
        assertThat(answerOf(new Names(entries, true), identity(kind, identity), claimed))
                .isEqualTo(answer);
    }

    @Test
    void a_trusted_certificate_needs_an_entry_where_its_names_are_not_enough() {
        var names = new Names(entries, false);

        assertThat(names.of(identity("cert", "device-6"))).isEmpty();
        assertThat(names.of(identity("cert", "renamed"))).containsExactly("device-5");
        assertThatThrownBy(() -> names.endpointOf(Optional.of("device-6"), identity("cert", "device-6")))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(ResponseCode.FORBIDDEN));
    }

    @Test
    void an_endpoint_is_free_again_when_its_last_identity_is_gone() throws RequestRefused {
        entries.put(psk("another", "device-1"));
        entries.removeStored(new Identity.PreSharedKey("one"));
        assertThat(entries.isProtected("device-1")).isTrue();

        entries.removeStored(new Identity.PreSharedKey("another"));

        assertThat(new Names(entries, true).endpointOf(Optional.of("device-1"), Identity.Anonymous.INSTANCE))
                .isEqualTo("device-1");
    }

    private static String answerOf(Names names, Identity identity, String claimed) {
        try {
            return names.endpointOf(Optional.ofNullable(claimed), identity);
        } catch (RequestRefused e) {
            return e.code().name();
        }
    }

    private static Identity identity(String kind, String identity) {
        return switch (kind) {
            case "psk" -> new Identity.PreSharedKey(identity);
            case "key" -> new Identity.PublicKey(identity);
            case "cert" -> new Identity.Certificate(identity, List.of("urn:six"));
            default -> Identity.Anonymous.INSTANCE;
        };
    }

    private static Entry psk(String identity, String... endpoints) {
        return Entry.of(new Credentials.PreSharedKey(identity, new byte[16]), List.of(endpoints), false);
    }
}
