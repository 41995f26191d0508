// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.List;

/**
 * Writes LwM2M CBOR from its last entry to its first. The ids that all entries of a map share make up its key: those of
 * the base, or of the Object Instance where the base is the root; a Resource that is alone there has all three.
 */
final class LwM2mCborWriter {

    private final BackwardOutput out = new BackwardOutput();
    private final boolean composite;

    /** How many ids the keys of the outermost map have. */
    private final int outermost;

    private int entries;

    /** By depth of its path: the map that is being written, 0 where there is none, and its entries. */
    private final long[] open = new long[4];

    private final int[] counts = new int[4];

    LwM2mCborWriter(Path base) {
        this.composite = base.bits() == 0;
        this.outermost = composite ? 2 : base.depth();
    }

    /** @param values ascending */
    byte[] write(List<PathValue> values) {
        for (int i = values.size() - 1; i >= 0; i--) {
            var path = values.get(i).path();
            var value = values.get(i).value();
            int depth = path.depth();
            endAllBut(path.bits());
            begin(path.bits(), value == Value.EMPTY ? depth : depth - 1);
            if (value != Value.EMPTY) {
                CborBackward.prependValue(out, value);
                endEntry(
                        path.bits(),
                        depth,
                        i == 0 ? 0 : values.get(i - 1).path().bits());
            }
        }
        endAllBut(0);
        CborBackward.prependHead(out, CborReader.MAP, entries);
        return out.finish();
    }

    private void begin(long path, int depth) {
        for (int level = outermost; level <= depth && level < 4; level++) {
            open[level] = cut(path, level);
        }
    }

    private static long cut(long path, int level) {
        return path & -1L << (64 - 16 * level);
    }

    /** Writes the heads and keys of the maps that the path, the next one towards the front, is not in. */
    private void endAllBut(long path) {
        for (int level = 3; level >= outermost; level--) {
            if (open[level] == 0 || open[level] == cut(path, level)) {
                continue;
            }
            long map = open[level];
            int count = counts[level];
            open[level] = 0;
            counts[level] = 0;
            if (count >= 0) {
                CborBackward.prependHead(out, CborReader.MAP, count);
                endEntry(map, level, path);
            }
        }
    }

    /** Puts the key before a value or map that has just been written. */
    private void endEntry(long path, int depth, long next) {
        boolean isAlone = composite && depth == 3 && counts[2] == 0 && cut(path, 2) != cut(next, 2);
        if (isAlone) {
            counts[2] = -1;
        }
        if (depth > outermost && !isAlone) {
            prependId(path, depth);
            counts[depth - 1]++;
            return;
        }
        for (int level = depth; level > 0; level--) {
            prependId(path, level);
        }
        if (depth > 1) {
            CborBackward.prependHead(out, CborReader.ARRAY, depth);
        }
        entries++;
    }

    private void prependId(long path, int depth) {
        CborBackward.prependHead(out, CborReader.UNSIGNED, (path >>> (64 - 16 * depth) & 0xFFFF) - 1);
    }
}
