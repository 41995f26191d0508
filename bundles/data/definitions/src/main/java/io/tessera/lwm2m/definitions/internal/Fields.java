// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import io.tessera.lwm2m.definitions.InvalidDefinition;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The texts of one {@code Object} or {@code Item} element, and what they mean. */
final class Fields {

    static final Set<String> NAMES = Set.of(
            "Name",
            "ObjectID",
            "ObjectVersion",
            "MultipleInstances",
            "Mandatory",
            "Operations",
            "Type",
            "RangeEnumeration",
            "Units");

    private final Map<String, String> texts = new HashMap<>();
    private final int line;

    Fields(int line) {
        this.line = line;
    }

    void put(String name, String text) {
        if (text != null) {
            texts.put(name, text.strip());
        }
    }

    ObjectDefinition object(List<ResourceDefinition> resources) throws InvalidDefinition {
        try {
            return new ObjectDefinition(
                    id("ObjectID"),
                    name(),
                    version(),
                    choice("MultipleInstances", "Multiple", "Single"),
                    choice("Mandatory", "Mandatory", "Optional"),
                    resources);
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    ResourceDefinition resource() throws InvalidDefinition {
        var operations = operations();
        return new ResourceDefinition(
                id("ID"),
                name(),
                operations,
                choice("MultipleInstances", "Multiple", "Single"),
                choice("Mandatory", "Mandatory", "Optional"),
                operations == Operations.E ? DataType.NONE : type(),
                texts.getOrDefault("RangeEnumeration", ""),
                texts.getOrDefault("Units", ""));
    }

    private String name() throws InvalidDefinition {
        var name = required("Name");
        if (name.isEmpty()) {
            throw invalid("Name is empty");
        }
        return name;
    }

    private int id(String field) throws InvalidDefinition {
        var text = required(field);
        boolean isNumber = !text.isEmpty()
                && text.length() <= 5
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) <= Path.MAX_ID;
        if (!isNumber) {
            throw invalid("%s is not a number from 0 to %d: %s".formatted(field, Path.MAX_ID, text));
        }
        return Integer.parseInt(text);
    }

    private String version() throws InvalidDefinition {
        var version = texts.getOrDefault("ObjectVersion", "1.0");
        if (version.isEmpty()) {
            return "1.0";
        }
        if (!Version.isValid(version)) {
            throw invalid("ObjectVersion is not of the form 1.0: " + version);
        }
        return version;
    }

    private boolean choice(String field, String yes, String no) throws InvalidDefinition {
        var text = required(field);
        if (text.equalsIgnoreCase(yes)) {
            return true;
        }
        if (text.equalsIgnoreCase(no)) {
            return false;
        }
        throw invalid("%s is neither %s nor %s: %s".formatted(field, yes, no, text));
    }

    private Operations operations() throws InvalidDefinition {
        return switch (required("Operations").toUpperCase(Locale.ROOT)) {
            case "" -> Operations.NONE;
            case "R" -> Operations.R;
            case "W" -> Operations.W;
            case "RW" -> Operations.RW;
            case "E" -> Operations.E;
            default -> throw invalid("Operations is none of R, W, RW, E: " + texts.get("Operations"));
        };
    }

    private DataType type() throws InvalidDefinition {
        var text = required("Type");
        return switch (text.toLowerCase(Locale.ROOT).replace(" ", "")) {
            case "string" -> DataType.STRING;
            case "integer" -> DataType.INTEGER;
            case "unsignedinteger" -> DataType.UNSIGNED_INTEGER;
            case "float" -> DataType.FLOAT;
            case "boolean" -> DataType.BOOLEAN;
            case "opaque" -> DataType.OPAQUE;
            case "time" -> DataType.TIME;
            case "objlnk" -> DataType.OBJLNK;
            case "corelnk" -> DataType.CORELNK;
            default -> throw invalid("unknown Type: " + text);
        };
    }

    private String required(String field) throws InvalidDefinition {
        var text = texts.get(field);
        if (text == null) {
            throw invalid(field + " is missing");
        }
        return text;
    }

    private InvalidDefinition invalid(String message) {
        return new InvalidDefinition("element at line %d: %s".formatted(line, message));
    }
}
