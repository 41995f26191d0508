// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.capability.Capability;
import io.tessera.lwm2m.platform.capability.CapabilityControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The radios and USB devices that the kernel can switch, as they were when last looked at; only where configured. */
@Component(name = "io.tessera.lwm2m.platform.linux.capability.control", service = CapabilityControl.class)
public final class LinuxCapabilities implements CapabilityControl {

    private static final Logger LOG = LoggerFactory.getLogger(LinuxCapabilities.class);

    private final CapabilitySettings settings;
    private final HostFiles files;
    private final Executor thread;
    private final Observers observers = new Observers();
    private final Future<?> looking;
    private volatile List<Peripheral> peripherals = List.of();

    @Activate
    public LinuxCapabilities(
            @Reference(name = "settings", target = "(show=true)") CapabilitySettings settings,
            @Reference(name = "host") LinuxSettings host) {
        this.settings = settings;
        files = host.files();
        thread = host.thread();
        looking = host.thread()
                .scheduleWithFixedDelay(this::look, 0, host.period().toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public List<Capability> capabilities() {
        return peripherals.stream()
                .map(each -> each.toCapability(settings.isSwitchable(each.id())))
                .toList();
    }

    @Override
    public CompletionStage<Void> enable(String id, boolean enabled) {
        if (!settings.isSwitchable(id)) {
            return CompletableFuture.failedStage(new IllegalStateException("not allowed here"));
        }
        return CompletableFuture.runAsync(() -> change(id, enabled), thread);
    }

    private void change(String id, boolean enabled) {
        var peripheral = find(id);
        LOG.info("{} is switched {}, as a server asked", id, enabled ? "on" : "off");
        try {
            var file = files.root().resolve(peripheral.file());
            Files.writeString(file, enabled ? peripheral.on() : peripheral.off(), StandardOpenOption.WRITE);
        } catch (IOException e) {
            LOG.error("{} can't be switched: does the gateway's user have the right to?", id, e);
            throw new IllegalStateException("this host doesn't let it be switched", e);
        }
        look();
        if (find(id).enabled() != enabled) {
            throw new IllegalStateException("it stayed " + (enabled ? "off" : "on"));
        }
    }

    private Peripheral find(String id) {
        return peripherals.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it is gone"));
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return observers.add(changed);
    }

    @Deactivate
    void close() {
        looking.cancel(false);
    }

    /** Runs on the thread for slow things. */
    void look() {
        var before = peripherals;
        peripherals = Stream.concat(new RadioSwitches(files).read().stream(), new UsbDevices(files).read().stream())
                .toList();
        if (!peripherals.equals(before)) {
            observers.tell();
        }
    }
}
