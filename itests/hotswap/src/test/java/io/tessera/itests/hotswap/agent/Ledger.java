// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Writes down what one server hears and what it is answered. Each resource's values are 1, 2, 3 … */
public final class Ledger {

    private static final int FAILURES = 5;

    private static final class Resource {

        private long number;
        private long since;
    }

    private final Map<Integer, Resource> resources = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private long heard;
    private long longestGap;
    private long holes;
    private long repeated;
    private long disorder;
    private long asked;
    private long answers;
    private long slowest;

    /** A notification of a resource. */
    public synchronized void heard(int id, long number) {
        long now = System.nanoTime();
        var resource = resources.get(id);
        if (resource == null) {
            resource = new Resource();
            resources.put(id, resource);
        } else {
            compare(resource.number, number);
            longestGap = Math.max(longestGap, now - resource.since);
        }
        heard++;
        resource.number = Math.max(resource.number, number);
        resource.since = now;
        notifyAll();
    }

    private void compare(long before, long number) {
        if (number == before) {
            repeated++;
        } else if (number < before) {
            disorder++;
        } else {
            holes += number - before - 1;
        }
    }

    /** @param failure empty if the answer is what it should be */
    public synchronized void answered(long nanos, String failure) {
        asked++;
        answers++;
        slowest = Math.max(slowest, nanos);
        if (!failure.isEmpty() && failures.size() < FAILURES) {
            failures.add(failure);
        }
        notifyAll();
    }

    /** Returns when so many more requests have been answered, one after the other. */
    public synchronized boolean awaitAnswers(int count, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long wanted = answers + count;
        while (answers < wanted) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Returns when every resource has been heard of with such a number; false if that takes too long. */
    public synchronized boolean await(int count, long number, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (resources.size() < count || lowest() < number) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** The highest number of all. */
    public synchronized long highest() {
        return resources.values().stream()
                .mapToLong(resource -> resource.number)
                .max()
                .orElse(0);
    }

    private long lowest() {
        return resources.values().stream()
                .mapToLong(resource -> resource.number)
                .min()
                .orElse(0);
    }

    /** What was seen since this was asked last. */
    public synchronized Window window() {
        var window = new Window(
                heard,
                TimeUnit.NANOSECONDS.toMillis(longestGap),
                holes,
                repeated,
                disorder,
                asked,
                TimeUnit.NANOSECONDS.toMillis(slowest),
                lowest(),
                List.copyOf(failures));
        heard = 0;
        longestGap = 0;
        holes = 0;
        repeated = 0;
        disorder = 0;
        asked = 0;
        slowest = 0;
        failures.clear();
        return window;
    }
}
