// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A named pipe: what is written there needs no room on a disk, and outlives who wrote it. */
final class Pipe implements AutoCloseable {

    private final RandomAccessFile ends;
    private final FileInputStream out;

    Pipe(Path path) throws IOException, InterruptedException {
        int made = new ProcessBuilder("mkfifo", path.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        // Both ends: then neither this waits for who writes, nor who writes for this.
        ends = new RandomAccessFile(path.toFile(), "rw");
        out = new FileInputStream(ends.getFD());
    }

    /** Appends what there is to that file. */
    void drain(Path file) {
        try {
            while (out.available() > 0) {
                var bytes = new byte[out.available()];
                int count = out.read(bytes);
                Files.write(file, Arrays.copyOf(bytes, count), CREATE, APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        ends.close();
    }
}
