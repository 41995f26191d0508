// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.events;

import java.time.Instant;

/**
 * Something that happened. Servers read it: no secret may be in it.
 *
 * @param time when
 * @param logClass what kind of event, 0 to 255 as Object 20 numbers them: {@link #SYSTEM}, {@link #SECURITY}…
 * @param severity how bad it is
 * @param source who tells it, such as a bundle
 * @param text in words, one line
 */
public record Event(Instant time, int logClass, Severity severity, String source, String text) {

    public static final int GENERIC = 0;
    public static final int SYSTEM = 1;
    public static final int SECURITY = 2;
    public static final int EVENT = 3;
    public static final int TRACE = 4;
    public static final int PANIC = 5;

    /** How bad it is. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }
}
