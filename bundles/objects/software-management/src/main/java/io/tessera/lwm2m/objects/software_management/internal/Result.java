// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import java.util.stream.Stream;

/** What became of what was asked for last, /9/x/9. */
enum Result {
    INITIAL(0),
    DOWNLOADING(1),
    INSTALLED(2),
    VERIFIED(3),
    NO_STORAGE(50),
    NO_MEMORY(51),
    CONNECTION_LOST(52),
    INTEGRITY(53),
    UNSUPPORTED_TYPE(54),
    INVALID_URI(56),
    DEVICE_ERROR(57),
    INSTALLATION_FAILED(58),
    UNINSTALLATION_FAILED(59);

    private final long code;

    Result(long code) {
        this.code = code;
    }

    long code() {
        return code;
    }

    static Result of(long code) {
        return Stream.of(values())
                .filter(result -> result.code == code)
                .findFirst()
                .orElse(INITIAL);
    }

    /** A protocol that nobody here speaks is as wrong as any other URI. */
    static Result of(DownloadFailed failure) {
        return switch (failure.reason()) {
            case CONNECTION_LOST -> CONNECTION_LOST;
            case UNKNOWN_HOST, INVALID_URI, UNSUPPORTED_PROTOCOL -> INVALID_URI;
            case NO_ROOM -> NO_STORAGE;
            case NO_MEMORY -> NO_MEMORY;
            case BROKEN -> INTEGRITY;
        };
    }

    /** Of a package that isn't taken. */
    static Result of(Throwable failure) {
        if (failure instanceof SoftwareRefused refusal) {
            return switch (refusal.reason()) {
                case INTEGRITY -> INTEGRITY;
                case UNSUPPORTED_TYPE -> UNSUPPORTED_TYPE;
                case NO_ROOM -> NO_STORAGE;
                case NOT_ALLOWED, FAILED -> DEVICE_ERROR;
            };
        }
        return DEVICE_ERROR;
    }
}
