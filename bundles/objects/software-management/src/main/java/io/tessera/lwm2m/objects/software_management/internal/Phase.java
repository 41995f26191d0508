// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import static io.tessera.lwm2m.objects.software_management.internal.State.DELIVERED;
import static io.tessera.lwm2m.objects.software_management.internal.State.DOWNLOADED;
import static io.tessera.lwm2m.objects.software_management.internal.State.DOWNLOADING;
import static io.tessera.lwm2m.objects.software_management.internal.State.INITIAL;
import static io.tessera.lwm2m.objects.software_management.internal.State.INSTALLED;
import static io.tessera.lwm2m.objects.software_management.internal.State.INSTALLING;
import static io.tessera.lwm2m.objects.software_management.internal.State.SWITCHING;
import static io.tessera.lwm2m.objects.software_management.internal.State.UNINSTALLING;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The state machine of software (LwM2M Software Management 1.0, 5.1.2), as a table. */
record Phase(State state, Result result) {

    /** Nothing has happened yet. */
    static final Phase START = new Phase(INITIAL, Result.INITIAL);

    private record Key(State state, Event event) {}

    /** Where an event leads to; what failed brings its own result. */
    private static final Map<Key, Phase> TABLE = new HashMap<>();

    static {
        rule(INITIAL, Event.PACKAGE_WRITTEN, DOWNLOADING, Result.DOWNLOADING);
        rule(INITIAL, Event.URI_WRITTEN, DOWNLOADING, Result.DOWNLOADING);
        rule(INITIAL, Event.UNINSTALL, UNINSTALLING, Result.INITIAL);
        rule(INITIAL, Event.PREPARE, INITIAL, Result.INITIAL);
        rule(DOWNLOADING, Event.RECEIVED, DOWNLOADED, Result.DOWNLOADING);
        rule(DOWNLOADING, Event.DOWNLOAD_BROKEN, INITIAL, Result.CONNECTION_LOST);
        rule(DOWNLOADED, Event.VERIFIED, DELIVERED, Result.VERIFIED);
        rule(DOWNLOADED, Event.REFUSED, INITIAL, Result.INTEGRITY);
        rule(DELIVERED, Event.INSTALL, INSTALLING, Result.VERIFIED);
        rule(INSTALLING, Event.INSTALLED, INSTALLED, Result.INSTALLED);
        rule(INSTALLING, Event.INSTALLATION_BROKEN, DELIVERED, Result.INSTALLATION_FAILED);
        rule(INSTALLED, Event.ACTIVATE, SWITCHING, Result.INSTALLED);
        rule(INSTALLED, Event.DEACTIVATE, SWITCHING, Result.INSTALLED);
        rule(SWITCHING, Event.SWITCHED, INSTALLED, Result.INSTALLED);
        rule(SWITCHING, Event.SWITCH_BROKEN, INSTALLED, Result.DEVICE_ERROR);
        rule(INSTALLED, Event.UNINSTALL, UNINSTALLING, Result.INSTALLED);
        rule(INSTALLED, Event.PREPARE, INITIAL, Result.INITIAL);
        rule(UNINSTALLING, Event.UNINSTALLED, INITIAL, Result.INITIAL);
        rule(UNINSTALLING, Event.UNINSTALLATION_BROKEN, INSTALLED, Result.UNINSTALLATION_FAILED);
        for (var state : new State[] {DOWNLOADING, DOWNLOADED, DELIVERED}) {
            rule(state, Event.UNINSTALL, INITIAL, Result.INITIAL);
            rule(state, Event.PREPARE, INITIAL, Result.INITIAL);
        }
    }

    private static void rule(State from, Event event, State to, Result result) {
        TABLE.put(new Key(from, event), new Phase(to, result));
    }

    /** Empty if that can't happen now. */
    Optional<Phase> on(Event event) {
        return Optional.ofNullable(TABLE.get(new Key(state, event)));
    }

    Phase with(Result another) {
        return new Phase(state, another);
    }
}
