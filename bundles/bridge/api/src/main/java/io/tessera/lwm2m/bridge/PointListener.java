// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge;

import io.tessera.lwm2m.model.Value;
import org.osgi.annotation.versioning.ProviderType;

/** Is told of a source's points: one call at a time for each point. Returns at once. */
@ProviderType
public interface PointListener {

    /** A point came. Nothing happens if it was there. */
    void added(Point point);

    /** A point went: its device was taken away. */
    void removed(Point point);

    /**
     * A point was measured, whether its value changed or not.
     *
     * @param time nanoseconds since 1970-01-01T00:00Z
     */
    void measured(Point point, Value value, long time);

    /** A point is still there, but couldn't be measured. */
    void failed(Point point, String why);
}
