// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import io.tessera.lwm2m.platform.lock.LockControl;
import io.tessera.lwm2m.platform.lock.WipeControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A host that notes what it is asked for, and does it when the test says so. */
final class FakeHost implements LockControl, WipeControl {

    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);

    /** What was asked for since the last time. */
    List<String> asked() {
        var list = List.copyOf(asked);
        asked.clear();
        return list;
    }

    CompletableFuture<Void> takesTime() {
        answer = new CompletableFuture<>();
        return answer;
    }

    void fails() {
        answer = CompletableFuture.failedFuture(new IllegalStateException("expected by this test"));
    }

    void throwsAtOnce() {
        answer = null;
    }

    @Override
    public SortedSet<String> targets() {
        return new TreeSet<>(Set.of("modem", "usb"));
    }

    @Override
    public CompletionStage<Void> lock(Set<String> targets) {
        return ask("lock " + targets);
    }

    @Override
    public CompletionStage<Void> lockAll() {
        return ask("lock all");
    }

    @Override
    public CompletionStage<Void> unlock() {
        return ask("unlock");
    }

    @Override
    public SortedSet<String> items() {
        return new TreeSet<>(Set.of("data", "logs"));
    }

    @Override
    public CompletionStage<Void> wipe(Set<String> items) {
        return ask("wipe " + items);
    }

    private CompletionStage<Void> ask(String what) {
        asked.add(what);
        if (answer == null) {
            throw new IllegalStateException("expected by this test");
        }
        return answer;
    }
}
