// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.lock.LockControl;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Locks parts of the host with commands; there only where that is configured. */
@Component(name = "io.tessera.lwm2m.platform.linux.lock.lock", service = LockControl.class)
public final class LinuxLock implements LockControl {

    private final NamedCommand locking;
    private final NamedCommand unlocking;

    @Activate
    public LinuxLock(@Reference(name = "settings", target = "(lock=true)") LockSettings settings) {
        locking = settings.locking();
        unlocking = settings.unlocking();
    }

    @Override
    public SortedSet<String> targets() {
        return locking.names();
    }

    /** Locks before it unlocks, and does both whatever fails: what shall be locked is, if anyhow possible. */
    @Override
    public CompletionStage<Void> lock(Set<String> targets) {
        var others = new TreeSet<>(targets());
        others.removeAll(targets);
        return NamedCommand.both(locking.run(targets), () -> unlocking.run(others));
    }

    @Override
    public CompletionStage<Void> lockAll() {
        return locking.run(targets());
    }

    @Override
    public CompletionStage<Void> unlock() {
        return unlocking.run(targets());
    }
}
