// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.definitions.Ddf;
import io.tessera.lwm2m.definitions.InvalidDefinition;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one definition file, element by element. */
public final class DdfReader {

    private final XMLStreamReader xml;
    private final List<ObjectDefinition> definitions = new ArrayList<>();

    private DdfReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** See {@link Ddf#read}. */
    public static List<ObjectDefinition> read(InputStream in) throws InvalidDefinition, IOException {
        var bytes = in.readNBytes(Ddf.MAX_BYTES + 1);
        if (bytes.length > Ddf.MAX_BYTES) {
            throw new InvalidDefinition("longer than %d bytes".formatted(Ddf.MAX_BYTES));
        }
        try {
            var reader = new DdfReader(factory().createXMLStreamReader(new ByteArrayInputStream(bytes)));
            reader.readFile();
            return List.copyOf(reader.definitions);
        } catch (XMLStreamException e) {
            throw new InvalidDefinition("not well-formed XML: " + e.getMessage(), e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void readFile() throws XMLStreamException, InvalidDefinition {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw invalid("a DTD is not allowed");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                readTopLevel();
            }
        }
        if (definitions.isEmpty()) {
            throw new InvalidDefinition("no Object in it");
        }
    }

    private void readTopLevel() throws XMLStreamException, InvalidDefinition {
        switch (xml.getLocalName()) {
            case "LWM2M" -> {} // its Objects follow
            case "Object" -> definitions.add(readObject());
            default -> throw invalid("unexpected element " + xml.getLocalName());
        }
    }

    private ObjectDefinition readObject() throws XMLStreamException, InvalidDefinition {
        var fields = new Fields(xml.getLocation().getLineNumber());
        List<ResourceDefinition> resources = new ArrayList<>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (xml.getLocalName().equals("Resources")) {
                readResources(resources);
            } else {
                readField(fields);
            }
        }
        return fields.object(resources);
    }

    private void readResources(List<ResourceDefinition> resources) throws XMLStreamException, InvalidDefinition {
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            var fields = new Fields(xml.getLocation().getLineNumber());
            fields.put("ID", xml.getAttributeValue(null, "ID"));
            while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                readField(fields);
            }
            resources.add(fields.resource());
        }
    }

    /** Descriptions hold markup here and there and may be long: they are passed over, like what no schema names. */
    private void readField(Fields fields) throws XMLStreamException {
        var name = xml.getLocalName();
        if (Fields.NAMES.contains(name)) {
            fields.put(name, xml.getElementText());
            return;
        }
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        }
    }

    private InvalidDefinition invalid(String message) {
        return new InvalidDefinition("line %d: %s".formatted(xml.getLocation().getLineNumber(), message));
    }
}
