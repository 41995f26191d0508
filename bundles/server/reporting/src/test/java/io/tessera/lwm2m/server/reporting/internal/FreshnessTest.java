// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.spi.Tracked;
import io.tessera.lwm2m.transport.Token;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of notifications (RFC 7641, 3.4). */
class FreshnessTest {

    private static final Tracked NEW = new Tracked(
            new Observation("01", "a", "r", Path.of(3), ContentFormat.NONE, List.of(), Instant.EPOCH), new Token(1, 1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            last     | next     | nanoseconds later | fresh
            0        | 1        | 0                 | true
            1        | 0        | 0                 | false
            5        | 5        | 0                 | false
            0        | 8388607  | 0                 | true
            0        | 8388608  | 0                 | false
            8388609  | 0        | 0                 | true
            8388608  | 0        | 0                 | false
            16777215 | 3        | 0                 | true
            3        | 16777215 | 0                 | false
            5        | 4        | 128000000000      | false
            5        | 4        | 128000000001      | true
            """)
    void the_newer_one_counts(int last, int next, long later, boolean fresh) {
        assertThat(Freshness.isFresh(NEW.heard(last, Long.MAX_VALUE), next, Long.MAX_VALUE + later))
                .isEqualTo(fresh);
    }

    @Test
    void the_first_one_counts_whatever_its_number() {
        assertThat(Freshness.isFresh(NEW, 0, 0)).isTrue();
        assertThat(Freshness.isFresh(NEW, 16_777_215, 0)).isTrue();
    }
}
