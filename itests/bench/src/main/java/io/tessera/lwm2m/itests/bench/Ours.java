// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;

/** Tessera's side. */
final class Ours {

    private final Codec codec = Codecs.create();
    private final DataTypes types = ObjectDefinitions.standard().types();

    /**
     * Reads a request's path, as every node has done before it is busy: HotSpot inlines an accessor that answers a String
     * only once some class of the same jar has worked with one.
     */
    void prepare() throws RequestRefused {
        Path.parse(List.of("3", "0"));
    }

    byte[] payload(Scenario scenario) throws RequestRefused {
        return scenario.isLinks()
                ? codec.encodeLinks(links(scenario))
                : codec.encode(
                        scenario.format(),
                        scenario.content().base(),
                        scenario.content().pathValues());
    }

    Work encode(Scenario scenario) {
        if (scenario.isLinks()) {
            var links = links(scenario);
            return () -> codec.encodeLinks(links);
        }
        int format = scenario.format();
        var base = scenario.content().base();
        var values = scenario.content().pathValues();
        return () -> codec.encode(format, base, values);
    }

    Work decode(Scenario scenario, byte[] payload) {
        if (scenario.isLinks()) {
            return () -> codec.decodeLinks(payload);
        }
        int format = scenario.format();
        var base = scenario.content().base();
        return () -> codec.decode(format, base, payload, types);
    }

    /** Reads what the peer wrote and compares. */
    void check(Scenario scenario, byte[] written) throws RequestRefused {
        Object read = scenario.isLinks()
                ? codec.decodeLinks(written)
                : codec.decode(scenario.format(), scenario.content().base(), written, types);
        Object expected =
                scenario.isLinks() ? links(scenario) : scenario.content().pathValues();
        if (!read.equals(expected)) {
            throw new IllegalStateException("%s: %s instead of %s".formatted(scenario, read, expected));
        }
    }

    private static List<Link> links(Scenario scenario) {
        return scenario == Scenario.REGISTER ? Content.register() : Content.discover();
    }
}
