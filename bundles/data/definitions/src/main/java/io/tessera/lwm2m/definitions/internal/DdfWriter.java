// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.definitions.Ddf;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one definition file in the order of the schema's elements. */
public final class DdfWriter {

    private static final String SCHEMA = "http://openmobilealliance.org/tech/profiles/LWM2M-v1_1.xsd";
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final XMLStreamWriter xml;

    private DdfWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** See {@link Ddf#write}. */
    public static void write(Collection<ObjectDefinition> definitions, OutputStream out) throws IOException {
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new DdfWriter(xml).file(definitions);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("Definitions can't be written", e);
        }
    }

    private void file(Collection<ObjectDefinition> definitions) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("LWM2M");
        xml.writeNamespace("xsi", INSTANCE);
        xml.writeAttribute("xsi", INSTANCE, "noNamespaceSchemaLocation", SCHEMA);
        for (var definition : definitions) {
            object(definition);
        }
        end(0);
        xml.writeEndDocument();
        xml.writeCharacters("\n");
    }

    private void object(ObjectDefinition definition) throws XMLStreamException {
        start(1, "Object");
        xml.writeAttribute("ObjectType", "MODefinition");
        element(2, "Name", definition.name());
        element(2, "Description1", "");
        element(2, "ObjectID", Integer.toString(definition.id()));
        element(2, "ObjectURN", urn(definition));
        element(2, "ObjectVersion", definition.version());
        element(2, "MultipleInstances", multiple(definition.multiple()));
        element(2, "Mandatory", mandatory(definition.mandatory()));
        start(2, "Resources");
        for (var resource : definition.resources()) {
            resource(resource);
        }
        end(2);
        element(2, "Description2", "");
        end(1);
    }

    private void resource(ResourceDefinition resource) throws XMLStreamException {
        start(3, "Item");
        xml.writeAttribute("ID", Integer.toString(resource.id()));
        element(4, "Name", resource.name());
        element(
                4,
                "Operations",
                resource.operations() == Operations.NONE
                        ? ""
                        : resource.operations().name());
        element(4, "MultipleInstances", multiple(resource.multiple()));
        element(4, "Mandatory", mandatory(resource.mandatory()));
        element(4, "Type", type(resource.type()));
        element(4, "RangeEnumeration", resource.range());
        element(4, "Units", resource.units());
        element(4, "Description", "");
        end(3);
    }

    /** The class of the id decides who registered it (Core 1.2, 7.2.2 and the OMNA ranges). */
    private static String urn(ObjectDefinition definition) {
        int id = definition.id();
        var registrant = id < 1024 ? "oma" : id < 10241 ? "ext" : "x";
        var urn = "urn:oma:lwm2m:%s:%d".formatted(registrant, id);
        return definition.version().equals("1.0") ? urn : urn + ":" + definition.version();
    }

    private static String type(DataType type) {
        return switch (type) {
            case STRING -> "String";
            case INTEGER -> "Integer";
            case UNSIGNED_INTEGER -> "Unsigned Integer";
            case FLOAT -> "Float";
            case BOOLEAN -> "Boolean";
            case OPAQUE -> "Opaque";
            case TIME -> "Time";
            case OBJLNK -> "Objlnk";
            case CORELNK -> "Corelnk";
            case NONE -> "";
        };
    }

    private static String multiple(boolean multiple) {
        return multiple ? "Multiple" : "Single";
    }

    private static String mandatory(boolean mandatory) {
        return mandatory ? "Mandatory" : "Optional";
    }

    private void element(int depth, String name, String text) throws XMLStreamException {
        start(depth, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void start(int depth, String name) throws XMLStreamException {
        indent(depth);
        xml.writeStartElement(name);
    }

    private void end(int depth) throws XMLStreamException {
        indent(depth);
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
