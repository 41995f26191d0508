// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import io.tessera.lwm2m.platform.events.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/** One log: the newest events of its class. Events come on any thread, and nothing waits here for long. */
final class Log {

    private static final int STOPPED = 1;
    private static final int HAS_DATA = 2;
    private static final int DROPPED = 4;
    private static final int LONGEST = 200;

    private final int most;
    private final IntConsumer changed;
    private final Deque<Event> events = new ArrayDeque<>();
    private Settings settings;
    private boolean dropped;

    Log(int most, Settings settings, IntConsumer changedResource) {
        this.most = most;
        this.settings = settings;
        changed = changedResource;
    }

    synchronized Settings settings() {
        return settings;
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    synchronized int status() {
        return (settings.running() ? 0 : STOPPED) | (events.isEmpty() ? 0 : HAS_DATA) | (dropped ? DROPPED : 0);
    }

    void add(Event event) {
        int before;
        synchronized (this) {
            boolean isWanted = settings.logClass() == Event.GENERIC || settings.logClass() == event.logClass();
            if (!settings.running() || !isWanted) {
                return;
            }
            before = status();
            if (events.size() == most) {
                events.poll();
                dropped = true;
            }
            events.add(shortened(event));
        }
        tell(before, true);
    }

    private static Event shortened(Event event) {
        return new Event(
                event.time(), event.logClass(), event.severity(), shortened(event.source()), shortened(event.text()));
    }

    /** One line, of a length that somebody may read. */
    private static String shortened(String text) {
        var part = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return part.replaceAll("\\p{Cntrl}+", " ");
    }

    /** @param emptied whether what was collected before goes */
    void start(boolean emptied) {
        become(settings().with(true), emptied);
    }

    /** @param emptied whether what was collected goes */
    void stop(boolean emptied) {
        become(settings().with(false), emptied);
    }

    /** What was collected stays as it is. */
    void become(Settings after) {
        var before = settings();
        become(after, false);
        if (before.logClass() != after.logClass()) {
            changed.accept(Resources.CLASS);
        }
        if (before.format() != after.format()) {
            changed.accept(Resources.FORMAT);
            changed.accept(Resources.DATA);
        }
    }

    private void become(Settings after, boolean emptied) {
        int before;
        synchronized (this) {
            before = status();
            settings = after;
            if (emptied) {
                events.clear();
                dropped = false;
            }
        }
        tell(before, emptied);
    }

    private void tell(int statusBefore, boolean hasOtherData) {
        if (statusBefore != status()) {
            changed.accept(Resources.STATUS);
        }
        if (hasOtherData) {
            changed.accept(Resources.DATA);
        }
    }
}
