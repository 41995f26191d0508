// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferredFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            version | ct               | path         | read  | write
            V1_0    | ``               | /3/0         | 11542 | 11542
            V1_0    | ``               | /3/0/0       | 11542 | 11542
            V1_1    | ``               | /3/0         | -1    | 11542
            V1_1    | 60 110 112 11542 | /3/0         | 112   | 112
            V1_1    | 0 110            | /3/0         | 110   | 110
            V1_1    | 0                | /3/0         | -1    | 11542
            V1_1    | 0                | /3/0/0       | 0     | 0
            V1_2    | 0 60             | /3/0/0       | 60    | 60
            V1_2    | 110 11544        | /3           | 11544 | 11544
            V1_0    | 11542 11543      | /3           | 11542 | 11542
            """)
    void it_is_the_best_that_is_listed(Lwm2mVersion version, String ct, String path, int read, int write)
            throws Exception {
        var registration = registration(version, ct);

        assertThat(PreferredFormat.toRead(registration, Path.parse(path), ContentFormat.NONE))
                .isEqualTo(read);
        assertThat(PreferredFormat.toWrite(registration, Path.parse(path), ContentFormat.NONE))
                .isEqualTo(write);
    }

    @Test
    void what_the_application_asks_for_counts() {
        var registration = registration(Lwm2mVersion.V1_1, "112");

        assertThat(PreferredFormat.toRead(registration, Path.of(3), ContentFormat.JSON))
                .isEqualTo(ContentFormat.JSON);
        assertThat(PreferredFormat.toWrite(registration, Path.of(3), ContentFormat.JSON))
                .isEqualTo(ContentFormat.JSON);
    }

    private static Registration registration(Lwm2mVersion version, String ct) {
        var root = new Link("/", List.of(new Link.Attribute("rt", "oma.lwm2m"), new Link.Attribute("ct", ct)));
        return new Registration(
                "id",
                "a",
                Peer.anonymous(new InetSocketAddress("127.0.0.1", 1)),
                "server",
                version,
                Duration.ofMinutes(1),
                "U",
                false,
                "",
                ObjectLinks.of(List.of(root), version),
                List.of(),
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
