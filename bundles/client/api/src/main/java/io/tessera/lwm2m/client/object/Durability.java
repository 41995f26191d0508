// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.PathValue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What of an Object outlives the process: its client's store keeps it. The client asks for what is to be kept after the
 * Object told of a change, and gives it back to the Object's next provider. All methods are called on the client's
 * engine and don't block.
 */
@ConsumerType
public interface Durability {

    /**
     * How often the store is written at most, however often something changes; {@link Duration#ZERO}: with each change.
     * What is younger than that is lost by a kill, not by an orderly stop.
     */
    Duration atMostEvery();

    /** What is to be kept now, secrets too; what is not among it is kept no more. */
    CompletionStage<List<PathValue>> kept();

    /**
     * Gives back what was kept, before the Object is taken into the tree. It may be of an earlier version of the
     * Object, and what the Object holds already counts more.
     *
     * @return when done; fails with what can't be given back
     */
    CompletionStage<Void> restore(List<PathValue> kept);
}
