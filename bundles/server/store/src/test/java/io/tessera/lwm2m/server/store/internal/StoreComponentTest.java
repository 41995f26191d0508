// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreComponentTest {

    @TempDir
    Path folder;

    @Test
    void what_is_put_is_there_after_a_restart() {
        var store = new StoreComponent(new At(folder.toString(), 30), purpose -> new byte[Secrets.KEY_LENGTH]);
        store.put("a/1", new byte[] {1});
        store.put("a/2", new byte[] {2});
        store.remove("a/1");
        store.close();

        var next = new StoreComponent(new At(folder.toString(), 30), purpose -> new byte[Secrets.KEY_LENGTH]);

        assertThat(next.keys("a/")).containsExactly("a/2");
        assertThat(next.get("a/2")).contains(new byte[] {2});
        next.close();
        assertThat(folder.resolve("server.store")).exists();
    }

    @Test
    void a_disk_that_refuses_is_not_tried_without_a_pause() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new StoreComponent(new At(folder.toString(), 0), purpose -> new byte[Secrets.KEY_LENGTH]))
                .withMessage("retrySeconds is 0, not 1 or more");
    }

    private record At(String folder, long retrySeconds) implements StoreConfig {

        @Override
        public Class<? extends Annotation> annotationType() {
            return StoreConfig.class;
        }
    }

    @Test
    void a_store_nobody_configured_does_not_begin_in_whatever_folder_the_process_runs() throws IOException {
        try (var component = getClass().getResourceAsStream("/OSGI-INF/" + StoreConfig.PID + ".xml")) {
            assertThat(new String(component.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("configuration-policy=\"require\"");
        }
    }
}
