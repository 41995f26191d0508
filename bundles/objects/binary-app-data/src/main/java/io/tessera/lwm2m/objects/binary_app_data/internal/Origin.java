// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

/** Who made an Object Instance, and who wrote it last. */
enum Origin {
    SERVER,
    APPLICATION,
    /** An application's, into which a server wrote. */
    BOTH;

    /** Whether an application offers its data here. */
    boolean isOffered() {
        return this != SERVER;
    }

    /** Whether what it holds is for the application. */
    boolean isReceived() {
        return this != APPLICATION;
    }

    Origin writtenByServer() {
        return this == SERVER ? SERVER : BOTH;
    }

    static Origin of(long ordinal) {
        return ordinal >= 0 && ordinal < values().length ? values()[(int) ordinal] : SERVER;
    }
}
