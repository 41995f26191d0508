// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

/** How far software is, /9/x/7. What is under way on the gateway shows as the state that it began in. */
enum State {
    INITIAL(0),
    DOWNLOADING(1),
    DOWNLOADED(2),
    DELIVERED(3),
    INSTALLING(3),
    INSTALLED(4),
    SWITCHING(4),
    UNINSTALLING(4);

    private final long shown;

    State(long shown) {
        this.shown = shown;
    }

    /** What servers see. */
    long shown() {
        return shown;
    }

    /** Whether the gateway's software is being changed. */
    boolean isBusy() {
        return this == INSTALLING || this == SWITCHING || this == UNINSTALLING;
    }

    /** What was kept; the initial one if there is no such number. */
    static State of(long number) {
        return number > 0 && number < values().length ? values()[(int) number] : INITIAL;
    }
}
