// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** What the specification's examples hold, in our terms. */
final class Samples {

    /** The Device Object of the example client (Core 1.2, appendix F), as the format examples show it. */
    static final List<PathValue> DEVICE = List.of(
            at("/3/0/0", Value.of("Open Mobile Alliance")),
            at("/3/0/1", Value.of("Lightweight M2M Client")),
            at("/3/0/2", Value.of("345000123")),
            at("/3/0/3", Value.of("1.0")),
            at("/3/0/6/0", Value.of(1)),
            at("/3/0/6/1", Value.of(5)),
            at("/3/0/7/0", Value.of(3800)),
            at("/3/0/7/1", Value.of(5000)),
            at("/3/0/8/0", Value.of(125)),
            at("/3/0/8/1", Value.of(900)),
            at("/3/0/9", Value.of(100)),
            at("/3/0/10", Value.of(15)),
            at("/3/0/11/0", Value.of(0)),
            at("/3/0/13", new TimeValue(1367491215)),
            at("/3/0/14", Value.of("+02:00")),
            at("/3/0/16", Value.of("U")));

    /** Objects 65 and 66 of the object link example. */
    static final List<PathValue> LINKS_65 = List.of(
            at("/65/0/0/0", new ObjlnkValue(66, 0)),
            at("/65/0/0/1", new ObjlnkValue(66, 1)),
            at("/65/0/1", Value.of("8613800755500")),
            at("/65/0/2", Value.of(0x12345678)));

    static final List<PathValue> LINKS_66 = List.of(
            at("/66/0/0", Value.of("myService 1")),
            at("/66/0/1", Value.of("Internet.15.234")),
            at("/66/0/2", new ObjlnkValue(67, 0)),
            at("/66/1/0", Value.of("myService 2")),
            at("/66/1/1", Value.of("Internet.15.235")),
            at("/66/1/2", ObjlnkValue.NULL));

    /** The types of all of them. */
    static final DataTypes TYPES = new DataTypes() {
        @Override
        public DataType typeOf(Path path) {
            return switch (path.object()) {
                case 1 -> server(path.resource());
                case 2 -> DataType.INTEGER;
                case 3 -> device(path.resource());
                case 65 -> link65(path.resource());
                case 66 -> path.resource() == 2 ? DataType.OBJLNK : DataType.STRING;
                case 72, 3303 -> DataType.FLOAT;
                default -> DataType.NONE;
            };
        }

        @Override
        public boolean isMultiple(Path path) {
            return switch (path.object()) {
                case 2 -> path.resource() == 2;
                case 3 -> path.resource() >= 6 && path.resource() <= 8 || path.resource() == 11;
                case 65 -> path.resource() == 0;
                default -> false;
            };
        }
    };

    private Samples() {}

    private static DataType server(int resource) {
        return switch (resource) {
            case 6 -> DataType.BOOLEAN;
            case 7 -> DataType.STRING;
            default -> DataType.INTEGER;
        };
    }

    private static DataType device(int resource) {
        return switch (resource) {
            case 0, 1, 2, 3, 14, 16 -> DataType.STRING;
            case 13 -> DataType.TIME;
            default -> DataType.INTEGER;
        };
    }

    private static DataType link65(int resource) {
        return switch (resource) {
            case 0 -> DataType.OBJLNK;
            case 1 -> DataType.STRING;
            default -> DataType.INTEGER;
        };
    }

    static PathValue at(String path, Value value) {
        return new PathValue(path(path), value);
    }

    static PathValue at(String path, Value value, long time) {
        return new PathValue(path(path), value, time);
    }

    static Path path(String text) {
        try {
            return Path.parse(text);
        } catch (RequestRefused e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Everything of one type. */
    static DataTypes all(DataType type) {
        return path -> type;
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("#.*", "").replaceAll("\\s", ""));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static Class<MalformedContent> malformed() {
        return MalformedContent.class;
    }
}
