// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused;

/** What became of a download or an update, /5/0/5; the number is the ordinal. */
enum Result {
    INITIAL,
    UPDATED,
    NO_STORAGE,
    NO_MEMORY,
    CONNECTION_LOST,
    INTEGRITY,
    UNSUPPORTED_TYPE,
    INVALID_URI,
    UPDATE_FAILED,
    UNSUPPORTED_PROTOCOL,
    CANCELLED,
    DEFERRED;

    /** What was kept; the initial one if there is no such number. */
    static Result of(long number) {
        return number > 0 && number < values().length ? values()[(int) number] : INITIAL;
    }

    static Result of(DownloadFailed failure) {
        return switch (failure.reason()) {
            case CONNECTION_LOST -> CONNECTION_LOST;
            case UNKNOWN_HOST, INVALID_URI -> INVALID_URI;
            case UNSUPPORTED_PROTOCOL -> UNSUPPORTED_PROTOCOL;
            case NO_ROOM -> NO_STORAGE;
            case NO_MEMORY -> NO_MEMORY;
            case BROKEN -> INTEGRITY;
        };
    }

    /** Of whatever an installer, or what came between, failed with. */
    static Result of(Throwable failure) {
        if (failure instanceof FirmwareRefused refusal) {
            return switch (refusal.reason()) {
                case INTEGRITY -> INTEGRITY;
                case UNSUPPORTED_TYPE -> UNSUPPORTED_TYPE;
                case NO_ROOM -> NO_STORAGE;
                case NO_MEMORY -> NO_MEMORY;
                case FAILED -> UPDATE_FAILED;
            };
        }
        return failure instanceof OutOfMemoryError ? NO_MEMORY : UPDATE_FAILED;
    }

    /** Whether the package is of no use any more. */
    boolean condemnsPackage() {
        return this == INTEGRITY || this == UNSUPPORTED_TYPE;
    }
}
