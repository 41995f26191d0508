// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The lines that a process has printed. */
final class Printed {

    private final List<String> lines = new ArrayList<>();

    synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** The first line that has all of that in it, as soon as it is there. */
    synchronized String await(int seconds, String... parts) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int seen = 0;
        for (long left = seconds * 1000L; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            for (; seen < lines.size(); seen++) {
                if (Stream.of(parts).allMatch(lines.get(seen)::contains)) {
                    return lines.get(seen);
                }
            }
            wait(left);
        }
        throw new AssertionError("no line with %s in%n%s".formatted(List.of(parts), this));
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
