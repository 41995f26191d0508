// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of both wings believe that it behaves as a store on disk does. */
class MemoryStoreTest {

    private final MemoryStore store = new MemoryStore();

    @Test
    void keys_are_those_with_the_prefix_ascending() {
        store.put("a/2", new byte[0]);
        store.put("a/1", new byte[0]);
        store.put("b", new byte[0]);
        store.remove("b");
        store.remove("never");

        assertThat(store.keys("a/")).containsExactly("a/1", "a/2");
        assertThat(store.keys("")).hasSize(2);
        assertThat(store.writes()).isEqualTo(3);
    }

    @Test
    void a_value_is_nobody_elses_array() {
        byte[] value = {1};
        store.put("a", value);
        value[0] = 2;
        store.get("a").orElseThrow()[0] = 3;

        assertThat(store.get("a")).contains(new byte[] {1});
    }
}
