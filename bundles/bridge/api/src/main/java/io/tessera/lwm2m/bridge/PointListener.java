// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge;

import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    /**
     * Has measurements sent to the upstream servers now, without being asked for and whatever the rules say: an alarm, or
     * what a device collected while nobody listened. What the points show stays as {@link #measured} left it. Nothing is
     * kept for a server that can't be reached: the source may try again.
     *
     * @param measurements in the order in which they are sent, 1000 at most; several of one point are allowed. Those of
     *     hidden points are left out.
     * @return when every server that sees the points has them; fails with a message that names those that don't, and why
     */
    default CompletionStage<Void> send(List<Measurement> measurements) {
        return CompletableFuture.failedStage(new UnsupportedOperationException("nobody sends here"));
    }
}
