// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionZipTest {

    @TempDir
    private Path folder;

    @Test
    void the_same_content_makes_the_same_bytes() throws Exception {
        var content = Files.createDirectories(folder.resolve("gateway/bin"));
        var script = Files.writeString(content.resolve("start"), "#!/bin/sh\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        DistributionZip.write(folder.resolve("gateway"), folder.resolve("a.zip"));
        Files.setLastModifiedTime(script, FileTime.from(Instant.EPOCH));
        DistributionZip.write(folder.resolve("gateway"), folder.resolve("b.zip"));

        assertThat(Files.mismatch(folder.resolve("a.zip"), folder.resolve("b.zip")))
                .isEqualTo(-1);
    }
}
