// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a Resource, and its range as intervals: of the value for numbers, of the length in bytes for strings and
 * opaque content (Core 1.2, appendix D). What the registry writes as prose allows everything.
 */
final class AllowedValues {

    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final Pattern ITEM =
            Pattern.compile("(" + NUMBER + ")(?:\\s*\\.{2,3}\\s*(" + NUMBER + "))?(\\s*bytes)?");
    private static final double[] ANY = {};

    private final ResourceDefinition definition;
    private final double[] bounds;

    private AllowedValues(ResourceDefinition definition, double[] bounds) {
        this.definition = definition;
        this.bounds = bounds;
    }

    static AllowedValues of(ResourceDefinition definition) {
        var range = definition.range();
        return new AllowedValues(definition, range.isBlank() ? ANY : intervals(range, definition.type()));
    }

    private static double[] intervals(String range, DataType type) {
        var items = range.trim().split("\\s*,\\s*");
        var bounds = new double[2 * items.length];
        for (int i = 0; i < items.length; i++) {
            var item = ITEM.matcher(items[i]);
            if (!item.matches()) {
                return ANY;
            }
            bounds[2 * i] = lowest(item, type);
            bounds[2 * i + 1] = highest(item, type);
        }
        return bounds;
    }

    private static double lowest(Matcher item, DataType type) {
        if (isWidth(item, type)) {
            return type == DataType.UNSIGNED_INTEGER ? 0 : -Math.scalb(1.0, bits(item) - 1);
        }
        boolean isLongestText = item.group(2) == null && type == DataType.STRING;
        return isLongestText ? 0 : Double.parseDouble(item.group(1));
    }

    private static double highest(Matcher item, DataType type) {
        if (isWidth(item, type)) {
            return Math.scalb(1.0, bits(item)) - 1;
        }
        return Double.parseDouble(item.group(item.group(2) == null ? 1 : 2));
    }

    /** Bytes of a number are the room that it has; nothing says whether one of them is for the sign. */
    private static boolean isWidth(Matcher item, DataType type) {
        boolean isWhole = type == DataType.INTEGER || type == DataType.UNSIGNED_INTEGER;
        return isWhole && item.group(3) != null && item.group(2) == null;
    }

    private static int bits(Matcher item) {
        return 8 * (int) Double.parseDouble(item.group(1));
    }

    /** @throws RequestRefused with 4.00 if the value can't be there; the diagnostic doesn't show it */
    void check(PathValue entry) throws RequestRefused {
        var value = entry.value();
        boolean isEmptyResource = value == Value.EMPTY && definition.multiple();
        if (isEmptyResource) {
            return;
        }
        if (value.type() != definition.type()) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "%s is a %s".formatted(entry.path(), definition.type()));
        }
        boolean isInstance = entry.path().depth() == 4;
        if (isInstance != definition.multiple()) {
            throw new RequestRefused(
                    ResponseCode.BAD_REQUEST,
                    "%s has %s".formatted(entry.path().cut(3), isInstance ? "one value" : "Resource Instances"));
        }
        if (bounds.length > 0 && !isWithin(measure(value))) {
            throw new RequestRefused(
                    ResponseCode.BAD_REQUEST, "%s must be %s".formatted(entry.path(), definition.range()));
        }
    }

    /** Whether it is text or opaque content without anything in it, in an optional Resource whose range has no room for that. */
    boolean isVoid(Value value) {
        boolean isContent = value instanceof StringValue || value instanceof OpaqueValue;
        return isContent && !definition.mandatory() && bounds.length > 0 && measure(value) == 0 && !isWithin(0);
    }

    private boolean isWithin(double measure) {
        for (int i = 0; i < bounds.length; i += 2) {
            if (measure >= bounds[i] && measure <= bounds[i + 1]) {
                return true;
            }
        }
        return Double.isNaN(measure) && definition.type() != DataType.FLOAT;
    }

    /** The number that the range is about; NaN where a range says nothing. */
    private static double measure(Value value) {
        if (value instanceof FloatValue number) {
            return number.value();
        }
        if (value instanceof IntegerValue number) {
            return number.value();
        }
        if (value instanceof UnsignedIntegerValue number) {
            return number.value() >= 0 ? number.value() : number.toBigInteger().doubleValue();
        }
        if (value instanceof StringValue text) {
            return text.value().getBytes(StandardCharsets.UTF_8).length;
        }
        if (value instanceof OpaqueValue opaque) {
            return opaque.bytes().length;
        }
        return value instanceof TimeValue time ? time.seconds() : Double.NaN;
    }
}
