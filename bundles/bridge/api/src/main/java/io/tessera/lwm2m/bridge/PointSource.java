// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge;

import io.tessera.lwm2m.model.Value;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Offers points: registered as a service by whoever can measure something. */
@ConsumerType
public interface PointSource {

    /** Its name, the same over restarts, such as {@code linux}. */
    String name();

    /**
     * Tells the listener of all points that there are, and of everything that happens to them from now on.
     *
     * @return ends it, without telling that the points go
     */
    AutoCloseable listen(PointListener listener);

    /**
     * Sets a point.
     *
     * @return when it is set; fails with a message that says why not
     */
    default CompletionStage<Void> write(Point point, Value value) {
        throw new UnsupportedOperationException(point.name() + " can't be set");
    }
}
