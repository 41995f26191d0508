// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxStorageTest {

    @TempDir
    private Path root;

    @Test
    void shows_the_room_on_the_file_system_in_kilobytes() throws Exception {
        try (var host = new FakeHost(root)) {
            var storage = new LinuxStorage(host.settings());
            host.onThread(() -> {});

            assertThat(storage.total()).contains(Files.getFileStore(root).getTotalSpace() / 1000);
            assertThat(storage.free().orElseThrow())
                    .isBetween(0L, storage.total().orElseThrow());
            storage.close();
        }
    }

    @Test
    void shows_nothing_of_a_folder_that_is_not_there() throws Exception {
        try (var host = new FakeHost(root.resolve("missing"))) {
            var storage = new LinuxStorage(host.settings());
            host.onThread(() -> {});

            assertThat(storage.free()).isEmpty();
            assertThat(storage.total()).isEmpty();
        }
    }
}
