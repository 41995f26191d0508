// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final AtomicInteger seconds = new AtomicInteger();
    private final Remembered<String, String> remembered = new Remembered<>(10, String::length, 60, seconds::get);

    @Test
    void the_oldest_go_when_it_gets_too_heavy() {
        remembered.put("a", "1234");
        remembered.put("b", "1234");
        remembered.put("c", "1234");
        assertThat(remembered.get("a")).isNull();
        assertThat(remembered.get("b")).isEqualTo("1234");
        remembered.put("d", "12345678901");
        assertThat(remembered.size()).isZero();
        remembered.put("e", "1");
        assertThat(remembered.get("e")).isEqualTo("1");
    }

    @Test
    void putting_makes_young_replacing_does_not() {
        remembered.put("put", "1");
        remembered.put("replaced", "1");
        seconds.set(59);
        remembered.put("put", "2");
        remembered.replace("replaced", "2");
        remembered.replace("unknown", "2");
        assertThat(remembered.get("put")).isEqualTo("2");
        assertThat(remembered.get("replaced")).isEqualTo("2");
        assertThat(remembered.get("unknown")).isNull();
        seconds.set(60);
        assertThat(remembered.get("put")).isEqualTo("2");
        assertThat(remembered.get("replaced")).isNull();
    }

    @Test
    void what_is_removed_weighs_nothing() {
        for (int i = 0; i < 100; i++) {
            remembered.put("a", "1234567");
            assertThat(remembered.remove("a")).isEqualTo("1234567");
        }
        remembered.put("b", "1234567890");
        assertThat(remembered.get("b")).isNotNull();
        assertThat(remembered.remove("a")).isNull();
    }

    @Test
    void the_first_stays_if_it_is_put_if_absent() {
        assertThat(remembered.putIfAbsent("a", "1")).isNull();
        assertThat(remembered.putIfAbsent("a", "2")).isEqualTo("1");
        seconds.set(60);
        assertThat(remembered.putIfAbsent("a", "3")).isNull();
    }
}
