// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something measured or controlled that shows as an Object Instance of an IPSO Object (3200 to 3350). Compared by
 * identity. Any thread may call it; nothing blocks.
 */
@ConsumerType
public interface Sensor {

    /** The name of the client that shows it. */
    String client();

    /** Object ID, such as 3303. */
    int object();

    /** Object Instance ID; the same over restarts. */
    int instance();

    /** What it is for a person, Resource 5750. */
    String applicationType();

    /** The units of its values in SenML's notation, Resource 5701; empty where it has none. */
    String units();

    /** The lowest value that it can measure, Resource 5603. */
    OptionalDouble minRange();

    /** The highest value that it can measure, Resource 5604. */
    OptionalDouble maxRange();

    /** What it showed last. */
    Reading reading();

    /**
     * Tells it where it shows, so that its source can refer to that; again after each time it was hidden.
     *
     * @param resource the Resource that has its value
     * @param shown from its value to the Resource's; {@link Value#EMPTY} for what the Resource can't have
     */
    default void shownAt(Path resource, UnaryOperator<Value> shown) {}

    /** Whether {@link #control} does something. */
    default boolean isControllable() {
        return false;
    }

    /**
     * Sets it.
     *
     * @return when done; fails with a message for the peer, {@link UnsupportedOperationException} if it can't be set
     */
    default CompletionStage<Void> control(Value value) {
        throw new UnsupportedOperationException(applicationType() + " can't be set");
    }
}
