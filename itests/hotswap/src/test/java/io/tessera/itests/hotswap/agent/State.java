// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap.agent;

import java.io.File;
import java.lang.management.ManagementFactory;

/**
 * What must not grow in a process.
 *
 * @param heap KiB in use after a collection
 * @param threads that live
 * @param classes that are loaded
 * @param files open files and sockets
 */
public record State(long heap, long threads, long classes, long files) {

    private static final long KIB = 1024;

    static State now() {
        System.gc();
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        var files = new File("/proc/self/fd").list();
        return new State(
                memory.getHeapMemoryUsage().getUsed() / KIB,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                files == null ? 0 : files.length);
    }

    @Override
    public String toString() {
        return "%d %d %d %d".formatted(heap, threads, classes, files);
    }

    public static State parse(String line) {
        var words = line.split(" ");
        return new State(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
}
