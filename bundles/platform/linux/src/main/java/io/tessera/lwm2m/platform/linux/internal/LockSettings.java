// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured; its configuration becomes its service properties, by which what isn't allowed stays away. */
@Component(name = LockConfig.PID, configurationPid = LockConfig.PID, service = LockSettings.class)
@Designate(ocd = LockConfig.class)
public final class LockSettings {

    private final LockConfig config;
    private final Commands commands;

    @Activate
    public LockSettings(LockConfig config, @Reference(name = "host") LinuxSettings host) {
        this(config, new HostCommands(host.thread(), config.timeLimit()));
    }

    LockSettings(LockConfig config, Commands commands) {
        this.config = config;
        this.commands = commands;
    }

    /** @throws IllegalArgumentException if a name or a command is missing or wrong */
    NamedCommand locking() {
        return new NamedCommand("target", config.targets(), config.lock_command(), commands);
    }

    NamedCommand unlocking() {
        return new NamedCommand("target", config.targets(), config.unlock_command(), commands);
    }

    NamedCommand wiping() {
        return new NamedCommand("item", config.items(), config.wipe_command(), commands);
    }
}
