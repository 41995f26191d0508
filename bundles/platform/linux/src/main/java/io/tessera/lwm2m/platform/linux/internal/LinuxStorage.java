// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.StorageInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The room on the file system of a folder, as it was when last looked at. */
@Component(name = "io.tessera.lwm2m.platform.linux.storage")
public final class LinuxStorage implements StorageInfo {

    private static final Logger LOG = LoggerFactory.getLogger(LinuxStorage.class);
    private static final long KILOBYTE = 1000;
    private static final long NOTICEABLE = 100;

    private final Path folder;
    private final Observers observers = new Observers();
    private final Future<?> looking;
    private volatile Optional<Room> room = Optional.empty();
    private long toldFree;

    private record Room(long free, long total) {}

    @Activate
    public LinuxStorage(@Reference(name = "settings") LinuxSettings settings) {
        folder = settings.storage();
        looking = settings.thread()
                .scheduleWithFixedDelay(this::look, 0, settings.period().toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public Optional<Long> free() {
        return room.map(Room::free);
    }

    @Override
    public Optional<Long> total() {
        return room.map(Room::total);
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return observers.add(changed);
    }

    @Deactivate
    void close() {
        looking.cancel(false);
    }

    /** Runs on the thread for slow things. */
    void look() {
        var before = room;
        room = read();
        if (before.isPresent() != room.isPresent() || isNoticeable()) {
            toldFree = room.map(Room::free).orElse(0L);
            observers.tell();
        }
    }

    private boolean isNoticeable() {
        return room.filter(now -> Math.abs(now.free - toldFree) * NOTICEABLE >= now.total)
                .isPresent();
    }

    private Optional<Room> read() {
        try {
            var store = Files.getFileStore(folder);
            return Optional.of(new Room(store.getUsableSpace() / KILOBYTE, store.getTotalSpace() / KILOBYTE));
        } catch (IOException e) {
            LOG.debug("No storage at {}", folder, e);
            return Optional.empty();
        }
    }
}
