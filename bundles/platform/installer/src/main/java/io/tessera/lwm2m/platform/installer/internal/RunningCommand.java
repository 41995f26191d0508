// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which process installs what, written down: it may outlive the bundle and the gateway's process. */
record RunningCommand(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCommand.class);

    /** What is, or was, installed by which process. */
    record Note(FirmwarePackage content, Optional<ProcessHandle> process) {}

    void write(FirmwarePackage content, ProcessHandle process) {
        try {
            Files.write(file, List.of(Long.toString(process.pid()), start(process), content.name(), content.version()));
        } catch (IOException e) {
            LOG.warn("{} can't be written: {}", file, e.getMessage());
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", file, e.getMessage());
        }
    }

    /** The last one, with its process if that still runs; empty if none was begun. */
    Optional<Note> read() {
        try {
            var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            if (lines.size() != 4) {
                return Optional.empty();
            }
            var process = ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(candidate -> start(candidate).equals(lines.get(1)))
                    .filter(ProcessHandle::isAlive);
            return Optional.of(new Note(new FirmwarePackage(lines.get(2), lines.get(3)), process));
        } catch (IOException | NumberFormatException e) {
            LOG.warn("{} can't be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** A process id is used again; a process id with its start isn't. */
    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }
}
