// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_component.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;

/** One Object Instance: the software as it was seen last. */
final class Shown {

    private volatile InstalledSoftware software;

    Shown(InstalledSoftware software) {
        this.software = software;
    }

    InstalledSoftware software() {
        return software;
    }

    void become(InstalledSoftware next) {
        software = next;
    }

    String name() {
        return software.content().name();
    }

    String version() {
        return software.content().version();
    }

    boolean isActive() {
        return software.active();
    }
}
