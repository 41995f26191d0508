// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** How full the file systems on local devices are: one device for each mount of /proc/mounts. */
final class FileSystems implements Family {

    private final Path root;

    FileSystems(Path root) {
        this.root = root;
    }

    @Override
    public List<Device> devices() throws IOException {
        var mounts = root.resolve("proc/mounts");
        if (!Files.isReadable(mounts)) {
            return List.of();
        }
        var seen = new HashSet<String>();
        var devices = new ArrayList<Device>();
        for (var line : SysFiles.text(mounts).split("\n")) {
            var fields = line.split(" ");
            boolean onDevice = fields.length > 1 && fields[0].startsWith("/dev/");
            if (onDevice && seen.add(fields[0])) {
                devices.add(new FileSystem(root, fields[1].replace("\\040", " ")));
            }
        }
        return devices;
    }

    private record FileSystem(Path root, String mount) implements Device {

        @Override
        public String name() {
            return "filesystem" + mount;
        }

        @Override
        public List<Sample> read() throws IOException {
            var store = Files.getFileStore(root.resolve(mount.substring(1)));
            var point = Point.measured(LinuxPoints.NAME, name(), Kinds.PERCENTAGE, "File system " + mount, "%")
                    .within(0, 100);
            double total = store.getTotalSpace();
            double used = total - store.getUnallocatedSpace();
            return List.of(new Sample(point, Math.rint(10_000 * used / total) / 100));
        }
    }
}
