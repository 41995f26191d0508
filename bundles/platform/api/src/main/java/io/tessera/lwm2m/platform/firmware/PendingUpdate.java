// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.firmware;

import java.time.Duration;

/**
 * An update that a server wants to begin.
 *
 * @param content what would be installed
 * @param severity /5/0/11
 * @param longestDeferral /5/0/13: after which it begins without anybody's approval; positive
 */
public record PendingUpdate(FirmwarePackage content, Severity severity, Duration longestDeferral) {

    /** How much the update matters; the number is the ordinal. */
    public enum Severity {
        CRITICAL,
        MANDATORY,
        OPTIONAL
    }
}
