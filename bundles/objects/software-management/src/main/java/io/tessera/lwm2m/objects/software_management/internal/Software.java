// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** One Object Instance: what servers ask of it. What becomes of what they execute is seen in its state. */
final class Software {

    private final Current current;
    private final Acquisition acquisition;
    private final PackageInstaller installer;

    Software(Current current, Settings settings, Sources sources, PackageInstaller installer) {
        this.current = current;
        this.installer = installer;
        acquisition = new Acquisition(current, settings, sources, installer);
    }

    Status status() {
        return current.status();
    }

    /** What this Object Instance installed, as it is now. */
    Optional<InstalledSoftware> installed() {
        var name = status().installed();
        return installer.installed().stream()
                .filter(some -> !name.isEmpty() && some.content().name().equals(name))
                .reduce((first, second) -> second);
    }

    /** Write of /9/x/2. */
    CompletionStage<Void> receive(byte[] bytes) {
        return current.advance(Event.PACKAGE_WRITTEN, before -> before.anew("")) ? acquisition.store(bytes) : refused();
    }

    /** Write of /9/x/2, piece by piece. */
    ValueSink open(long size) throws RequestRefused {
        if (!current.advance(Event.PACKAGE_WRITTEN, before -> before.anew(""))) {
            throw refusal();
        }
        return acquisition.open(size);
    }

    /** Write of /9/x/3; false at the wrong time. */
    boolean fetch(String uri) {
        boolean isTaken = current.advance(Event.URI_WRITTEN, before -> before.anew(uri));
        if (isTaken) {
            acquisition.fetch();
        }
        return isTaken;
    }

    /** Execute of /9/x/4. */
    CompletionStage<Void> install() {
        if (!current.advance(Event.INSTALL, UnaryOperator.identity())) {
            return refused();
        }
        long job = current.job();
        installer.install(acquisition.file()).whenComplete((done, failure) -> installed(job, failure));
        return Lwm2mObject.DONE;
    }

    void installed(long job, Throwable failure) {
        if (failure != null) {
            current.broken(job, Event.INSTALLATION_BROKEN, Result.INSTALLATION_FAILED, failure);
            return;
        }
        current.advance(
                job,
                Event.INSTALLED,
                before -> before.withInstalled(before.content().name()));
        acquisition.drop();
    }

    /** Execute of /9/x/6 with argument 1: what is installed stays until another version takes its place. */
    CompletionStage<Void> prepare() {
        if (!current.advance(Event.PREPARE, before -> before.anew(""))) {
            return refused();
        }
        acquisition.drop();
        return Lwm2mObject.DONE;
    }

    /** Execute of /9/x/6. */
    CompletionStage<Void> uninstall() {
        if (!current.advance(Event.UNINSTALL, before -> before.anew(""))) {
            return refused();
        }
        acquisition.drop();
        if (status().phase().state() == State.UNINSTALLING) {
            long job = current.job();
            ask(PackageInstaller::uninstall).whenComplete((done, failure) -> uninstalled(job, failure));
        }
        return Lwm2mObject.DONE;
    }

    void uninstalled(long job, Throwable failure) {
        if (failure != null && installed().isPresent()) {
            current.broken(job, Event.UNINSTALLATION_BROKEN, Result.UNINSTALLATION_FAILED, failure);
            return;
        }
        current.advance(job, Event.UNINSTALLED, before -> before.with(SoftwarePackage.UNKNOWN)
                .withInstalled(""));
    }

    /** Execute of /9/x/10 and 11. */
    CompletionStage<Void> turn(boolean on) {
        if (!current.advance(on ? Event.ACTIVATE : Event.DEACTIVATE, UnaryOperator.identity())) {
            return refused();
        }
        long job = current.job();
        ask(on ? PackageInstaller::start : PackageInstaller::stop).whenComplete((done, failure) -> {
            if (failure == null) {
                current.advance(job, Event.SWITCHED, UnaryOperator.identity());
                return;
            }
            current.broken(job, Event.SWITCH_BROKEN, Result.DEVICE_ERROR, failure);
        });
        return Lwm2mObject.DONE;
    }

    private interface Change {

        CompletionStage<Void> apply(PackageInstaller installer, String id);
    }

    private CompletionStage<Void> ask(Change change) {
        return installed()
                .map(software -> change.apply(installer, software.id()))
                .orElseGet(() -> CompletableFuture.failedStage(
                        new SoftwareRefused(Reason.FAILED, "it isn't installed any more")));
    }

    /** Goes on after a restart. */
    void restore(Status kept) {
        new Restart(current, acquisition, installer, this).from(kept);
    }

    /** The Object Instance goes, unless it can't now; what is installed stays. */
    boolean leave() {
        if (status().phase().state().isBusy()) {
            return false;
        }
        acquisition.leave();
        return true;
    }

    /** What is under way stops; the next one goes on with it. */
    void close() {
        acquisition.close();
    }

    private CompletionStage<Void> refused() {
        return CompletableFuture.failedStage(refusal());
    }

    private RequestRefused refusal() {
        return new RequestRefused(
                ResponseCode.METHOD_NOT_ALLOWED,
                "not while the software is " + status().phase().state());
    }
}
