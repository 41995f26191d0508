// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap.agent;

import java.io.File;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What must not grow in a process.
 *
 * @param heap KiB in use after a collection
 * @param threads that live
 * @param loaders class loaders of bundles
 * @param files open files and sockets
 */
public record State(long heap, long threads, long loaders, long files) {

    private static final long KIB = 1024;
    private static final String LOADER = "BundleClassLoader";

    static State now() throws JMException {
        // Counts what is reachable, so it collects before.
        var histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        var files = new File("/proc/self/fd").list();
        return new State(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / KIB,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                loaders(histogram),
                files == null ? 0 : files.length);
    }

    /** Of lines such as {@code 12: 45 3600 name (module)}. */
    private static long loaders(String histogram) {
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(words -> words.length > 3 && words[3].endsWith(LOADER))
                .mapToLong(words -> Long.parseLong(words[1]))
                .sum();
    }

    @Override
    public String toString() {
        return "%d %d %d %d".formatted(heap, threads, loaders, files);
    }

    public static State parse(String line) {
        var words = line.split(" ");
        return new State(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
}
