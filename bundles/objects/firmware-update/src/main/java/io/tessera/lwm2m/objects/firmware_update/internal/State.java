// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

/** How far an update is, /5/0/3; the number is the ordinal. */
enum State {
    IDLE,
    DOWNLOADING,
    DOWNLOADED,
    UPDATING;

    /** What was kept; idle if there is no such number. */
    static State of(long number) {
        return number > 0 && number < values().length ? values()[(int) number] : IDLE;
    }
}
