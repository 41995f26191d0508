// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.appdata;

import io.tessera.lwm2m.model.Value.OpaqueValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Data of an application, in one or several fragments (Object 19, version 1.0).
 *
 * @param fragments in order; whoever makes it changes their bytes no more
 * @param priority 0 to 255: {@link #IMMEDIATE}, {@link #BEST_EFFORT}, {@link #LATEST}; from 101 on the application's own
 * @param created when it was made, to the second
 * @param description such as {@code meter reading}, up to 32 bytes of UTF-8; empty for none
 * @param format such as {@code YG-Meter-Water-Reading}, up to 32 bytes of UTF-8; empty for none
 */
public record AppData(
        List<OpaqueValue> fragments, int priority, Optional<Instant> created, String description, String format) {

    /** Comes before what else waits. */
    public static final int IMMEDIATE = 0;

    public static final int BEST_EFFORT = 1;

    /** Only the newest counts: it takes the place of what waits. */
    public static final int LATEST = 2;

    public AppData {
        fragments = List.copyOf(fragments);
    }

    /** One fragment, best effort, made at that time. */
    public static AppData of(byte[] data, Instant created) {
        return new AppData(List.of(new OpaqueValue(data)), BEST_EFFORT, Optional.of(created), "", "");
    }
}
