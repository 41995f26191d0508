// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;

/** What an Object Instance is after the process, or its bundle, was restarted. */
record Restart(Current current, Acquisition acquisition, PackageInstaller installer, Software software) {

    void from(Status kept) {
        if (!current.restore(kept)) {
            return;
        }
        switch (kept.phase().state()) {
            case DOWNLOADING -> download(kept);
            case DOWNLOADED -> acquisition.verify(kept.job());
            case DELIVERED -> deliver(kept);
            case INSTALLING -> install(kept);
            case SWITCHING -> current.become(kept, new Phase(State.INSTALLED, Result.INSTALLED), "");
            case UNINSTALLING -> software.uninstalled(kept.job(), interrupted());
            case INITIAL, INSTALLED -> acquisition.drop();
        }
    }

    private void download(Status kept) {
        if (kept.uri().isEmpty()) {
            lost(kept, Result.CONNECTION_LOST, "the gateway was restarted on the way");
            return;
        }
        acquisition.resume();
    }

    private void deliver(Status kept) {
        if (!acquisition.hasPackage()) {
            lost(kept, Result.INTEGRITY, "the package is gone");
        }
    }

    /** What the installer takes back it takes back before it looks at another package. */
    private void install(Status kept) {
        installer.verify(acquisition.file()).whenComplete((content, failure) -> {
            boolean isThere = installer.installed().stream()
                    .anyMatch(some -> some.content().equals(kept.content()));
            if (isThere) {
                software.installed(kept.job(), null);
            } else if (acquisition.hasPackage()) {
                software.installed(kept.job(), interrupted());
            } else {
                lost(kept, Result.INSTALLATION_FAILED, "it was interrupted, and the package is gone");
            }
        });
    }

    private void lost(Status kept, Result result, String why) {
        current.become(kept, new Phase(State.INITIAL, result), why);
    }

    private static SoftwareRefused interrupted() {
        return new SoftwareRefused(Reason.FAILED, "it was interrupted");
    }
}
