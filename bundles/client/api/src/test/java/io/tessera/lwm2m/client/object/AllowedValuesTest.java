// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.model.Value;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedValuesTest {

    /** What the registry writes besides intervals: allows everything. */
    private static final Set<String> PROSE = Set.of(
            "0-4", "0-6", "0-7", "0-8", "0-50", "0-100", "0-255", "0-999", "1-65534", "1-65535", "8-Bits", "16-bit");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
        type             | range       | value  | allowed
        INTEGER          | 1 bytes     | 0      | true
        INTEGER          | 1 bytes     | 255    | true
        INTEGER          | 1 bytes     | -128   | true
        INTEGER          | 1 bytes     | 256    | false
        INTEGER          | 1 bytes     | -129   | false
        INTEGER          | 2 bytes     | 65535  | true
        INTEGER          | 2 bytes     | 65536  | false
        UNSIGNED_INTEGER | 2 bytes     | 65535  | true
        UNSIGNED_INTEGER | 2 bytes     | 65536  | false
        INTEGER          | 255         | 255    | true
        INTEGER          | 255         | 254    | false
        INTEGER          | 0..247, 255 | 247    | true
        INTEGER          | 0..247, 255 | 248    | false
        INTEGER          | 1...15      | 15     | true
        INTEGER          | 1...15      | 16     | false
        INTEGER          | -140..-44   | -44    | true
        INTEGER          | -140..-44   | -43    | false
        INTEGER          | 8-Bits      | 256    | true
        """)
    void a_number_is_within_its_range(DataType type, String range, long value, boolean allowed) {
        assertThat(isAllowed(type, range, value)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
        type   | range          | length | allowed
        STRING | 32 bytes       | 32     | true
        STRING | 32 bytes       | 0      | true
        STRING | 32 bytes       | 33     | false
        STRING | 0..255 bytes   | 255    | true
        STRING | 0..255 bytes   | 256    | false
        OPAQUE | 6 bytes        | 6      | true
        OPAQUE | 6 bytes        | 5      | false
        OPAQUE | 16,32,48       | 32     | true
        OPAQUE | 16,32,48       | 33     | false
        """)
    void content_is_as_long_as_its_range_says(DataType type, String range, int length, boolean allowed) {
        var value = type == DataType.STRING ? Value.of("x".repeat(length)) : Value.of(new byte[length]);
        assertThat(isAllowed(type, range, value)).isEqualTo(allowed);
    }

    /** One value alone is no range: it would be a misread width. The registry's log classes are the exception. */
    @Test
    void no_number_of_the_registry_can_have_but_one_value() {
        var one = new TreeSet<String>();
        var any = new TreeSet<String>();
        for (var object : OmaRegistry.all()) {
            for (var resource : object.resources()) {
                boolean isWhole = resource.type() == DataType.INTEGER || resource.type() == DataType.UNSIGNED_INTEGER;
                if (isWhole && !resource.range().isBlank()) {
                    sort(resource, one, any);
                }
            }
        }
        assertThat(one).containsExactly("255");
        assertThat(any).isSubsetOf(PROSE);
    }

    private static void sort(ResourceDefinition resource, Set<String> one, Set<String> any) {
        long allowed = LongStream.concat(LongStream.rangeClosed(-1_000, 1_000), LongStream.of(70_000, 1 << 30))
                .filter(value -> isAllowed(resource.type(), resource.range(), value))
                .count();
        assertThat(allowed).as(resource.range()).isPositive();
        if (allowed == 1) {
            one.add(resource.range());
        }
        if (isAllowed(resource.type(), resource.range(), Long.MAX_VALUE)) {
            any.add(resource.range());
        }
    }

    private static boolean isAllowed(DataType type, String range, long value) {
        var number = type == DataType.INTEGER ? Value.of(value) : new Value.UnsignedIntegerValue(Math.max(0, value));
        return isAllowed(type, range, number);
    }

    private static boolean isAllowed(DataType type, String range, Value value) {
        var resource = new ResourceDefinition(1, "Any", Operations.RW, false, false, type, range, "");
        try {
            AllowedValues.of(resource).check(new PathValue(Path.of(1, 0, 1), value));
            return true;
        } catch (RequestRefused e) {
            return false;
        }
    }
}
