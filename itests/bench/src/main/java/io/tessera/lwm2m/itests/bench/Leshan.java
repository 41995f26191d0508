// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.definitions.Ddf;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.eclipse.leshan.core.link.DefaultLinkParser;
import org.eclipse.leshan.core.link.DefaultLinkSerializer;
import org.eclipse.leshan.core.link.LinkParser;
import org.eclipse.leshan.core.link.LinkSerializer;
import org.eclipse.leshan.core.model.LwM2mModel;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.StaticModel;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mDecoder;
import org.eclipse.leshan.core.node.codec.DefaultLwM2mEncoder;
import org.eclipse.leshan.core.request.ContentFormat;

/** The peer's side: Eclipse Leshan, with the same object definitions. */
final class Leshan {

    private final DefaultLwM2mDecoder decoder = new DefaultLwM2mDecoder();
    private final DefaultLwM2mEncoder encoder = new DefaultLwM2mEncoder();
    private final LinkParser linkParser = new DefaultLinkParser();
    private final LinkSerializer linkSerializer = new DefaultLinkSerializer();
    private final LwM2mModel model = model();

    private static LwM2mModel model() {
        try {
            var xml = new ByteArrayOutputStream();
            var needed = ObjectDefinitions.standard().all().stream()
                    .filter(definition -> definition.id() == 3 || definition.id() == 3303)
                    .toList();
            Ddf.write(needed, xml);
            return new StaticModel(
                    ObjectLoader.loadDdfFile(new ByteArrayInputStream(xml.toByteArray()), "definitions.xml"));
        } catch (Exception e) {
            throw new IllegalStateException("Leshan refuses the definitions", e);
        }
    }

    /** Reads what we wrote first, so both sides hold the same. */
    Work encode(Scenario scenario, byte[] payload) throws Exception {
        if (scenario.isLinks()) {
            var links = linkParser.parseCoreLinkFormat(payload);
            return () -> linkSerializer.serializeCoreLinkFormat(links).getBytes(UTF_8);
        }
        var format = ContentFormat.fromCode(scenario.format());
        var path = new LwM2mPath(scenario.content().base().toString());
        var node = decoder.decode(payload, format, path, model);
        return () -> encoder.encode(node, format, path, model);
    }

    Work decode(Scenario scenario, byte[] payload) {
        if (scenario.isLinks()) {
            return () -> linkParser.parseCoreLinkFormat(payload);
        }
        var format = ContentFormat.fromCode(scenario.format());
        var path = new LwM2mPath(scenario.content().base().toString());
        return () -> decoder.decode(payload, format, path, model);
    }
}
