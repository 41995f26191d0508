// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How one Resource of an Object Instance is read, written or executed. */
interface Access<T> {

    int[] NONE = {};

    /** Whether the Object Instance has the Resource now. */
    default boolean isPresent(T item) {
        return true;
    }

    /** The Resource Instance IDs, ascending. */
    default int[] instances(T item) {
        return NONE;
    }

    /** Adds what it shows; nothing if it shows nothing. */
    default void read(T item, Path resource, List<PathValue> into) {}

    /**
     * Makes a change out of values that are of the right type and range; nothing happens yet.
     *
     * @param replace whether Resource Instances that are not among the values go
     */
    default Change change(T item, Path resource, boolean replace, List<PathValue> values) throws RequestRefused {
        throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, resource + " can't be written");
    }

    default CompletionStage<Void> execute(T item, Path resource, String arguments) {
        return Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, resource + " can't be executed");
    }

    /** Begins to take a value piece by piece; empty if it is only taken at once. */
    default Optional<ValueSink> receive(T item, long size) throws RequestRefused {
        return Optional.empty();
    }

    /** A write in two steps, so that several happen all or none. */
    interface Change {

        /** @return when done; {@link Lwm2mObject#DONE} if it is done at once */
        CompletionStage<Void> apply() throws RequestRefused;

        /** Takes back what was applied, as far as it can. */
        void undo();

        /** Whether the value differs now from what it was before, as far as that can be seen. */
        boolean isVisible();
    }
}
