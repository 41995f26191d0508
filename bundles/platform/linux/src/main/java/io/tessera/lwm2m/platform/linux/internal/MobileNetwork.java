// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.ConnectionProfile;
import io.tessera.lwm2m.platform.network.ConnectionProfiles;
import io.tessera.lwm2m.platform.network.Modem;
import io.tessera.lwm2m.platform.network.PreferredBearer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The modem and the profiles that it connects with, as they were when last looked at. */
@Component(
        name = "io.tessera.lwm2m.platform.linux.radio.profiles",
        service = {MobileNetwork.class, ConnectionProfiles.class})
public final class MobileNetwork implements ConnectionProfiles {

    private final RadioSettings settings;
    private final ModemCommands modems;
    private final NetworkCommands networks;
    private final ProfileBook book = new ProfileBook();
    private final Observers observers = new Observers();
    private final Future<?> looking;
    private volatile Snapshot snapshot = Snapshot.NOTHING;

    /**
     * What there is at a moment.
     *
     * @param path of the modem
     */
    private record Snapshot(
            Optional<String> path, ModemModes modes, Optional<Modem.Status> modem, List<ConnectionProfile> profiles) {

        private static final Snapshot NOTHING = new Snapshot(
                Optional.empty(), new ModemModes(Optional.empty(), List.of()), Optional.empty(), List.of());
    }

    @Activate
    public MobileNetwork(@Reference(name = "settings") RadioSettings settings) {
        this.settings = settings;
        modems = settings.modems();
        networks = settings.networks();
        looking = settings.repeat(this::look);
    }

    /** Empty while there is none. */
    Optional<Modem.Status> modem() {
        return snapshot.modem();
    }

    @Override
    public List<ConnectionProfile> profiles() {
        return snapshot.profiles();
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return observers.add(changed);
    }

    @Override
    public CompletionStage<Void> enable(int id, boolean enabled) {
        if (!settings.isChangeAllowed()) {
            return ConnectionProfiles.super.enable(id, enabled);
        }
        return book.find(id)
                .map(profile -> settings.change(() -> networks.enable(profile, enabled), this::look))
                .orElseGet(() -> ConnectionProfiles.super.enable(id, enabled));
    }

    /** @return see {@link Modem#prefer} */
    CompletionStage<Void> prefer(List<PreferredBearer> order) {
        var now = snapshot;
        if (!settings.isChangeAllowed() || now.path().isEmpty()) {
            return CompletableFuture.failedStage(
                    new UnsupportedOperationException("servers may not choose the bearer"));
        }
        return now.modes()
                .choice(order)
                .map(choice -> settings.change(() -> modems.allow(now.path().get(), choice), this::look))
                .orElseGet(() -> CompletableFuture.failedStage(
                        new IllegalArgumentException("the modem has no such choice of bearers")));
    }

    @Deactivate
    void close() {
        looking.cancel(false);
    }

    /** Runs on the thread for programs. */
    void look() {
        var before = snapshot;
        snapshot = read();
        if (!snapshot.equals(before)) {
            observers.tell();
        }
    }

    private Snapshot read() {
        var path = modems.first();
        var told = path.map(modems::modem).orElse(Told.NOTHING);
        var bearers = modems.bearers(told).stream().map(ModemBearer::new).toList();
        var profiles = book.profiles(networks.gsm(), bearers);
        if (told.values().isEmpty()) {
            return new Snapshot(Optional.empty(), ModemModes.of(told), Optional.empty(), profiles);
        }
        var modes = ModemModes.of(told);
        return new Snapshot(path, modes, Optional.of(status(path.get(), told, modes, bearers)), profiles);
    }

    private Modem.Status status(String path, Told told, ModemModes modes, List<ModemBearer> bearers) {
        var connected = bearers.stream().filter(ModemBearer::isConnected).toList();
        var network = new ModemNetwork(told, signal(path), modems.location(path), () -> modems.cells(path));
        return new Modem.Status(
                connected.stream()
                        .map(ModemBearer::link)
                        .flatMap(Optional::stream)
                        .toList(),
                network.bearer(),
                network.radio(),
                network.cell(connected.stream()
                        .map(ModemBearer::accessPoint)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList()),
                modes.preferred());
    }

    /** Has it measured from now on, where it isn't yet and that is wanted. */
    private Told signal(String path) {
        var signal = modems.signal(path);
        boolean isMeasured = signal.number("/modem/signal/refresh/rate").orElse(0L) > 0;
        if (!isMeasured && !settings.signalPeriod().isZero() && !signal.values().isEmpty()) {
            modems.measure(path, settings.signalPeriod());
            return modems.signal(path);
        }
        return signal;
    }
}
