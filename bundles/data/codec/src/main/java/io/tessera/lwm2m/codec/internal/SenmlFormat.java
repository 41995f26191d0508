// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** SenML (RFC 8428) and SenML-ETCH (RFC 8790) in JSON and CBOR (Core 1.2, 7.4.7 and 7.4.8). */
final class SenmlFormat implements Format {

    /** JSON or CBOR. */
    interface Syntax {

        SenmlInput input(byte[] payload, Limits limits) throws MalformedContent;

        SenmlOutput output();
    }

    private final Syntax syntax;
    private final Limits limits;
    private final Clock clock;
    private final boolean etch;

    SenmlFormat(Syntax syntax, Limits limits, Clock clock, boolean etch) {
        this.syntax = syntax;
        this.limits = limits;
        this.clock = clock;
        this.etch = etch;
    }

    @Override
    public byte[] encode(Path base, List<PathValue> values) throws RequestRefused {
        return new SenmlWriter(syntax.output(), base, clock, etch).write(values);
    }

    @Override
    public List<PathValue> decode(Path base, byte[] payload, DataTypes types) throws RequestRefused {
        var input = syntax.input(payload, limits);
        var record = new SenmlRecord(input, clock, etch);
        var decoded = new Decoded(base, types, limits, input.foreseen());
        while (record.next()) {
            add(record, decoded);
        }
        return decoded.values();
    }

    private static void add(SenmlRecord record, Decoded decoded) throws MalformedContent {
        if (record.hasValue()) {
            if (record.isNull()) {
                decoded.addEmpty(record.path());
                return;
            }
            decoded.add(record.path(), record.value(), record.time());
        } else if (record.hasName()) {
            throw new MalformedContent("SenML: a record without value");
        }
    }

    @Override
    public byte[] encodePaths(List<Path> paths) {
        return SenmlWriter.writePaths(syntax.output(), paths);
    }

    @Override
    public List<Path> decodePaths(byte[] payload) throws RequestRefused {
        var record = new SenmlRecord(syntax.input(payload, limits), clock, etch);
        var paths = new ArrayList<Path>();
        while (record.next()) {
            if (record.hasValue()) {
                throw new MalformedContent("SenML: a value where only a name is due");
            }
            if (paths.size() == limits.maxRecords()) {
                throw new MalformedContent("more than %d paths".formatted(limits.maxRecords()));
            }
            paths.add(record.path());
        }
        return paths;
    }
}
