// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;
import java.util.Optional;

/** A Resource whose value is written at once or piece by piece, and never read. */
record LargeAccess<T>(Access<T> whole, ValueSink.Opener<? super T> opener) implements Access<T> {

    @Override
    public Change change(T item, Path resource, boolean replace, List<PathValue> values) throws RequestRefused {
        return whole.change(item, resource, replace, values);
    }

    @Override
    public Optional<ValueSink> receive(T item, long size) throws RequestRefused {
        return Optional.of(opener.open(item, size));
    }
}
