// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A Resource that Object Instances have only under a condition. */
record ConditionalAccess<T>(Access<T> access, Predicate<? super T> condition) implements Access<T> {

    @Override
    public boolean isPresent(T item) {
        return condition.test(item) && access.isPresent(item);
    }

    @Override
    public int[] instances(T item) {
        return condition.test(item) ? access.instances(item) : NONE;
    }

    @Override
    public void read(T item, Path resource, List<PathValue> into) {
        if (condition.test(item)) {
            access.read(item, resource, into);
        }
    }

    @Override
    public Change change(T item, Path resource, boolean replace, List<PathValue> values) throws RequestRefused {
        return access.change(item, resource, replace, values);
    }

    @Override
    public Optional<ValueSink> receive(T item, long size) throws RequestRefused {
        return access.receive(item, size);
    }

    @Override
    public CompletionStage<Void> execute(T item, Path resource, String arguments) {
        return access.execute(item, resource, arguments);
    }
}
