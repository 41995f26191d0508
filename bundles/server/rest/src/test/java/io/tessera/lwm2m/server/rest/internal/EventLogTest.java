// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private final EventLog log = new EventLog("epoch", 2);
    private final AtomicInteger written = new AtomicInteger();

    private void happen() {
        log.append("updated", "device", json -> json.writeNumber(written.incrementAndGet()));
    }

    @Test
    void what_nobody_reads_is_never_put_into_words() {
        happen();
        happen();
        happen();
        assertThat(log.last()).isEqualTo(3);
        assertThat(written).hasValue(0);
    }

    @Test
    void is_put_into_words_once_for_all_readers() {
        happen();
        var first = log.get(1).bytes();
        assertThat(log.get(1).bytes()).isSameAs(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("event: updated\nid: epoch-1\ndata: 1\n\n");
        assertThat(written).hasValue(1);
    }

    @Test
    void an_event_that_cannot_be_put_into_words_is_left_out_and_stops_no_reader() {
        log.append("updated", "device", json -> {
            throw new IllegalArgumentException("no words");
        });
        happen();
        assertThat(log.get(1).bytes()).isEmpty();
        assertThat(log.get(2).bytes()).isNotEmpty();
    }

    @Test
    void keeps_the_newest() {
        happen();
        happen();
        happen();
        assertThat(log.reachesBackTo(1)).isTrue();
        assertThat(log.reachesBackTo(0)).isFalse();
    }
}
