// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void the_times_are_those_of_the_rfc() {
        assertThat(Settings.standard("x").maxTransmitWait()).isEqualTo(Duration.ofSeconds(93));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 65536, 65536, 65536, 2, 2000, blockSize",
        "8, 65536, 65536, 65536, 2, 2000, blockSize",
        "2048, 65536, 65536, 65536, 2, 2000, blockSize",
        "64, 1023, 65536, 65536, 2, 2000, maxBody",
        "64, 65536, 65535, 65536, 2, 2000, transferMemory",
        "64, 65536, 65536, 65535, 2, 2000, duplicateMemory",
        "64, 65536, 65536, 65536, 0, 2000, threads",
        "64, 65536, 65536, 65536, 2, 9, ackTimeout"
    })
    void a_value_out_of_range_is_refused_by_name(
            int blockSize, int maxBody, int transfer, int duplicates, int threads, long ackTimeout, String named) {
        assertThatThrownBy(() -> new Settings(
                        "x",
                        blockSize,
                        maxBody,
                        transfer,
                        duplicates,
                        threads,
                        Duration.ofMillis(ackTimeout),
                        Duration.ofMillis(250)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(named + " is ");
    }
}
