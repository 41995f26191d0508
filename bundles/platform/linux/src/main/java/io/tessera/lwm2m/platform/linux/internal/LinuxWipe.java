// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.lock.WipeControl;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Erases data of the host with commands; there only where that is configured. */
@Component(name = "io.tessera.lwm2m.platform.linux.lock.wipe", service = WipeControl.class)
public final class LinuxWipe implements WipeControl {

    private final NamedCommand wiping;

    @Activate
    public LinuxWipe(@Reference(name = "settings", target = "(wipe=true)") LockSettings settings) {
        wiping = settings.wiping();
    }

    @Override
    public SortedSet<String> items() {
        return wiping.names();
    }

    @Override
    public CompletionStage<Void> wipe(Set<String> items) {
        return wiping.run(items);
    }
}
