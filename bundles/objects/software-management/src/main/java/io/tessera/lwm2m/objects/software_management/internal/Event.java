// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

/** What happens to software. */
enum Event {
    PACKAGE_WRITTEN(true),
    URI_WRITTEN(true),
    INSTALL(true),
    UNINSTALL(true),
    /** Uninstall with argument 1: another version is to come. */
    PREPARE(true),
    ACTIVATE(true),
    DEACTIVATE(true),
    RECEIVED(false),
    DOWNLOAD_BROKEN(false),
    VERIFIED(false),
    REFUSED(false),
    INSTALLED(false),
    INSTALLATION_BROKEN(false),
    SWITCHED(false),
    SWITCH_BROKEN(false),
    UNINSTALLED(false),
    UNINSTALLATION_BROKEN(false);

    private final boolean asked;

    Event(boolean asked) {
        this.asked = asked;
    }

    /** Whether a server asks for it, and is refused at the wrong time. */
    boolean isAsked() {
        return asked;
    }
}
