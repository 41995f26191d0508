// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.Wlan;
import io.tessera.lwm2m.platform.network.WlanInfo;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The WLAN interfaces, as they were when last looked at. */
@Component(name = "io.tessera.lwm2m.platform.linux.radio.wlan")
public final class LinuxWlan implements WlanInfo {

    private final RadioSettings settings;
    private final NetworkCommands networks;
    private final WlanInterfaces interfaces;
    private final Observers observers = new Observers();
    private final Future<?> looking;
    private volatile List<Wlan> wlans = List.of();

    @Activate
    public LinuxWlan(@Reference(name = "settings") RadioSettings settings) {
        this.settings = settings;
        networks = settings.networks();
        interfaces = new WlanInterfaces(settings.files(), settings.wlans(), networks);
        looking = settings.repeat(this::look);
    }

    @Override
    public List<Wlan> wlans() {
        return wlans;
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return observers.add(changed);
    }

    @Override
    public CompletionStage<Void> enable(int id, boolean enabled) {
        return settings.isChangeAllowed()
                ? settings.change(() -> networks.switchWlan(enabled), this::look)
                : WlanInfo.super.enable(id, enabled);
    }

    @Override
    public CompletionStage<Void> join(int id, String name) {
        return settings.isChangeAllowed()
                ? settings.change(() -> rename(id, name), this::look)
                : WlanInfo.super.join(id, name);
    }

    @Deactivate
    void close() {
        looking.cancel(false);
    }

    private boolean rename(int id, String name) {
        return wlans.stream()
                .filter(wlan -> wlan.id() == id)
                .findFirst()
                .flatMap(wlan -> networks.profile(wlan.name()))
                .filter(uuid -> networks.rename(uuid, name))
                .isPresent();
    }

    /** Runs on the thread for programs. */
    void look() {
        var before = wlans;
        wlans = interfaces.read();
        if (!wlans.equals(before)) {
            observers.tell();
        }
    }
}
