// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.Server.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that goes on when the test says so. */
final class ManualTime extends Clock implements Scheduler {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Task> tasks = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    Time time() {
        return new Time(this, this::nanos);
    }

    void advance(Duration duration) {
        due(duration).forEach(task -> task.task().run());
    }

    /** Waits until something is scheduled for that moment after the start. */
    synchronized void awaitTask(Duration at) throws InterruptedException {
        while (tasks.stream().noneMatch(task -> task.at().equals(at))) {
            wait();
        }
    }

    private synchronized List<Task> due(Duration duration) {
        passed = passed.plus(duration);
        var due = tasks.stream()
                .filter(task -> task.at().compareTo(passed) <= 0)
                .sorted(Comparator.comparing(Task::at))
                .toList();
        tasks.removeAll(due);
        return due;
    }

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        var added = new Task(passed.plus(delay), task);
        tasks.add(added);
        notifyAll();
        return () -> cancel(added);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    private synchronized long nanos() {
        return passed.toNanos();
    }

    @Override
    public synchronized Instant instant() {
        return START.plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    private record Task(Duration at, Runnable task) {}
}
