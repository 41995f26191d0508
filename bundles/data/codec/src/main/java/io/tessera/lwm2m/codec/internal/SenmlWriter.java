// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.time.Clock;
import java.util.List;

/**
 * Lists values as SenML records. The first record carries the base name. A base time stands where a time can't be told
 * from the one before: whole seconds, so that no digit of the nanoseconds is lost.
 */
final class SenmlWriter {

    private static final long NANOS = 1_000_000_000;

    private final SenmlOutput out;
    private final Path base;
    private final boolean etch;
    private final Clock clock;
    private boolean named;
    private long baseTime;
    private long nextBaseTime;
    private long time;

    SenmlWriter(SenmlOutput out, Path base, Clock clock, boolean etch) {
        this.out = out;
        this.base = base;
        this.clock = clock;
        this.etch = etch;
    }

    byte[] write(List<PathValue> values) throws RequestRefused {
        int records = 0;
        boolean below = false;
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            Checks.below(base, value);
            if (isWritten(value)) {
                records++;
                below |= value.path().bits() != base.bits();
            }
        }
        named = base.bits() == 0;
        out.begin(records);
        for (int i = 0; i < values.size(); i++) {
            if (isWritten(values.get(i))) {
                write(values.get(i), below);
            }
        }
        return out.finish();
    }

    /** SenML has no record for what is there and empty; its ETCH media types have null. */
    private boolean isWritten(PathValue value) {
        return etch || value.value() != Value.EMPTY;
    }

    private void write(PathValue value, boolean below) throws RequestRefused {
        long path = value.path().bits();
        boolean namesBase = !named;
        boolean hasName = below && path != base.bits();
        chooseTime(value);
        boolean hasBaseTime = nextBaseTime != baseTime;
        out.beginRecord(1 + one(namesBase) + one(hasBaseTime) + one(hasName) + one(time != 0));
        if (namesBase) {
            out.baseName(base.bits(), below);
            named = true;
        }
        if (hasBaseTime) {
            out.baseTime(nextBaseTime / NANOS);
            baseTime = nextBaseTime;
        }
        if (hasName) {
            out.name(path, base.depth(), base.bits() == 0);
        }
        if (value.value() == Value.EMPTY) {
            out.nullValue();
        } else {
            out.value(value.value());
        }
        if (time != 0) {
            out.time(time);
        }
        out.endRecord();
    }

    private static int one(boolean present) {
        return present ? 1 : 0;
    }

    private void chooseTime(PathValue value) {
        nextBaseTime = 0;
        time = 0;
        if (!value.isTimed()) {
            return;
        }
        if (value.time() < SenmlTime.ABSOLUTE) {
            time = value.time() - SenmlTime.now(clock);
            return;
        }
        boolean follows = baseTime != 0 && out.isExact(value.time() - baseTime);
        nextBaseTime = follows ? baseTime : value.time() - value.time() % NANOS;
        time = value.time() - nextBaseTime;
    }

    static byte[] writePaths(SenmlOutput out, List<Path> paths) {
        out.begin(paths.size());
        for (var path : paths) {
            out.beginRecord(1);
            out.name(path.bits(), 0, true);
            out.endRecord();
        }
        return out.finish();
    }
}
