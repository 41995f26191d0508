// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import io.tessera.itests.hotswap.agent.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Compares what a process holds before and after many replacements: however many there were, it may not be more. */
final class Growth {

    /** KiB; what goes on meanwhile takes some, too. */
    private static final long HEAP = 8192;
    /** Threads whose end is near, files that are open for a moment. */
    private static final long FEW = 3;
    /** Those of versions before that caches hold softly. */
    private static final long LOADERS = 10;

    private static final int LOOKS = 20;

    private final AgentLink process;
    private final State before;

    Growth(AgentLink process) throws IOException {
        this.process = process;
        before = now();
    }

    private State now() throws IOException {
        return State.parse(process.ask("state"));
    }

    /** What is more than before, also after a while. */
    List<String> found() throws IOException {
        var after = now();
        for (int i = 0; i < LOOKS && !compare(after).isEmpty(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            after = now();
        }
        System.out.printf("before %s%nafter  %s (KiB heap, threads, class loaders, files)%n", before, after);
        return compare(after);
    }

    private List<String> compare(State after) {
        var more = new ArrayList<String>();
        compare("KiB of heap", before.heap(), after.heap(), HEAP, more);
        compare("threads", before.threads(), after.threads(), FEW, more);
        compare("class loaders", before.loaders(), after.loaders(), LOADERS, more);
        compare("files and sockets", before.files(), after.files(), FEW, more);
        return more;
    }

    private static void compare(String what, long before, long after, long most, List<String> more) {
        if (after > before + most) {
            more.add("%s: %d before, %d after".formatted(what, before, after));
        }
    }
}
