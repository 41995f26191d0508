// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStore.Entry;
import java.security.KeyStore.PasswordProtection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KuraKeystoreTest {

    private static final PasswordProtection PASSWORD = new PasswordProtection(Tool.PASSWORD.toCharArray());

    @TempDir
    private Path folder;

    private final Map<String, Entry> entries = new HashMap<>();
    private final KuraKeystore keys = new KuraKeystore(new KeystoreService() {
        @Override
        public Entry getEntry(String alias) {
            return entries.get(alias);
        }

        @Override
        public Map<String, Entry> getEntries() {
            return entries;
        }
    });

    @BeforeEach
    void fill() throws Exception {
        var tool = new Tool(folder.resolve("keys.p12"));
        tool.makeKey("gateway");
        tool.trust("authority", tool.certificate("gateway"));
        var store = tool.load();
        for (var alias : Collections.list(store.aliases())) {
            entries.put(alias, entry(store, alias));
        }
        entries.put("what Kura can't name", null);
    }

    private static Entry entry(KeyStore store, String alias) throws Exception {
        return store.getEntry(alias, store.isKeyEntry(alias) ? PASSWORD : null);
    }

    @Test
    void a_key_is_found_by_its_alias_and_alone_without() throws Exception {
        assertThat(keys.key("gateway").orElseThrow()).hasToString("CN=gateway");
        assertThat(keys.key("gateway").orElseThrow().privateKey().getAlgorithm())
                .isEqualTo("EC");
        assertThat(keys.key("").orElseThrow()).hasToString("CN=gateway");
        assertThat(keys.key("other")).isEmpty();
        assertThat(keys.key("authority")).isEmpty();
    }

    @Test
    void of_several_keys_one_must_be_named() throws Exception {
        entries.put("second", entries.get("gateway"));

        assertThat(keys.key("")).isEmpty();
        assertThat(keys.key("second")).isPresent();
    }

    @Test
    void a_key_that_is_renewed_is_the_one_from_then_on() throws Exception {
        var before = keys.key("gateway").orElseThrow();
        var tool = new Tool(folder.resolve("other.p12"));
        tool.makeKey("gateway");
        entries.put("gateway", entry(tool.load(), "gateway"));

        assertThat(keys.key("gateway").orElseThrow().privateKey()).isNotEqualTo(before.privateKey());
    }

    @Test
    void certificates_without_a_key_are_trusted() throws Exception {
        assertThat(keys.trusted()).isEqualTo(keys.key("gateway").orElseThrow().chain());
    }

    @Test
    void a_keystore_that_can_not_be_read_is_no_empty_one() {
        var closed = new KuraKeystore(new KeystoreService() {
            @Override
            public Entry getEntry(String alias) throws KuraException {
                throw new Refusal("BAD_REQUEST");
            }

            @Override
            public Map<String, Entry> getEntries() throws KuraException {
                throw new Refusal("BAD_REQUEST");
            }
        });

        assertThatIOException().isThrownBy(() -> closed.key("gateway")).withMessageContaining("BAD_REQUEST");
        assertThatIOException().isThrownBy(() -> closed.key(""));
        assertThatIOException().isThrownBy(closed::trusted);
    }
}
