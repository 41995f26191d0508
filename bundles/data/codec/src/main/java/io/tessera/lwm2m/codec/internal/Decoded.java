// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;

/** What has been read of a payload so far: converted to its type, below the base, and not more than the limit. */
final class Decoded {

    private static final int MOST_FORESEEN = 256;

    private final Path base;
    private final DataTypes types;
    private final int limit;
    private final ArrayList<PathValue> values;

    /** @param foreseen how many values there may be; a hint that the payload gives and nobody trusts */
    Decoded(Path base, DataTypes types, Limits limits, int foreseen) {
        this.base = base;
        this.types = types;
        this.limit = limits.maxRecords();
        this.values = new ArrayList<>(Math.min(foreseen, MOST_FORESEEN));
    }

    Path base() {
        return base;
    }

    DataTypes types() {
        return types;
    }

    void add(Path path, Scalar scalar, long time) throws MalformedContent {
        checkResource(path);
        add(new PathValue(path, scalar.toValue(types.typeOf(path)), time));
    }

    /** What is there and empty. */
    void addEmpty(Path path) throws MalformedContent {
        if (!base.covers(path) || path.depth() < 2) {
            throw new MalformedContent(path + " is not below " + base);
        }
        add(new PathValue(path, Value.EMPTY));
    }

    void checkResource(Path path) throws MalformedContent {
        int depth = path.depth();
        if (!base.covers(path) || depth < 3) {
            throw new MalformedContent(path + " is no Resource below " + base);
        }
        if (depth == 3 && types.isMultiple(path)) {
            throw new MalformedContent(path + " has instances");
        }
    }

    void add(PathValue value) throws MalformedContent {
        if (values.size() == limit) {
            throw new MalformedContent("more than %d values".formatted(limit));
        }
        values.add(value);
    }

    List<PathValue> values() {
        return values;
    }

    void clear() {
        values.clear();
    }
}
