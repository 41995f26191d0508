// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Link.Attribute;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is what is read, whatever it is. */
class RoundTripTest {

    private static final List<Integer> NESTING = List.of(
            ContentFormat.SENML_JSON,
            ContentFormat.SENML_CBOR,
            ContentFormat.SENML_ETCH_JSON,
            ContentFormat.SENML_ETCH_CBOR,
            ContentFormat.TLV,
            ContentFormat.JSON,
            ContentFormat.LWM2M_CBOR);

    private static final List<Integer> SINGLE = List.of(ContentFormat.TEXT, ContentFormat.CBOR);

    private static final List<Integer> WITH_TIMES =
            List.of(ContentFormat.SENML_JSON, ContentFormat.SENML_CBOR, ContentFormat.JSON);

    private final Codec codec = Codecs.create();

    @Provide
    Arbitrary<Value> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(40)
                        .filter(RoundTripTest::isUnicode)
                        .map(Value::of),
                Arbitraries.longs().map(Value::of),
                Arbitraries.longs().map(UnsignedIntegerValue::new),
                doubles().map(Value::of),
                Arbitraries.of(true, false).map(Value::of),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(OpaqueValue::new),
                Arbitraries.longs().map(TimeValue::new),
                Combinators.combine(ids(65535), ids(65535)).as(ObjlnkValue::new),
                Arbitraries.strings().ascii().ofMaxLength(40).map(CorelnkValue::new));
    }

    private static Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                Arbitraries.integers().map(i -> i / 1000.0),
                Arbitraries.integers().map(i -> (double) i),
                Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e22, 1e23, 0.1, 5e-324));
    }

    private static Arbitrary<Integer> ids(int max) {
        return Arbitraries.integers().between(0, max);
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c < 0xE000);
    }

    @Provide
    Arbitrary<Path> resources() {
        var ids = Arbitraries.oneOf(ids(3), ids(Path.MAX_ID));
        return Arbitraries.oneOf(
                Combinators.combine(ids(5), ids, ids).as(Path::of),
                Combinators.combine(ids(5), ids, ids, ids).as(Path::of));
    }

    /** Values at distinct paths, where no Resource both has a value and instances. */
    @Provide
    Arbitrary<List<PathValue>> trees() {
        return Combinators.combine(resources(), values())
                .as((path, value) -> new PathValue(path, value))
                .list()
                .ofMaxSize(12)
                .map(RoundTripTest::consistent);
    }

    private static List<PathValue> consistent(List<PathValue> values) {
        Map<Path, PathValue> byResource = new HashMap<>();
        Map<Path, PathValue> distinct = new HashMap<>();
        for (var value : values) {
            var first = byResource.putIfAbsent(value.path().cut(3), value);
            if (first == null || first.path().depth() == 4 && value.path().depth() == 4) {
                distinct.putIfAbsent(value.path(), value);
            }
        }
        return distinct.values().stream()
                .sorted(Comparator.comparing(PathValue::path))
                .toList();
    }

    private static DataTypes typesOf(List<PathValue> values) {
        Map<Path, DataType> types = new HashMap<>();
        values.forEach(value -> types.put(value.path(), value.value().type()));
        return path -> types.getOrDefault(path, DataType.NONE);
    }

    @Property(tries = 300)
    void a_single_value(@ForAll("values") Value value, @ForAll("resources") Path path) throws Exception {
        var values = List.of(new PathValue(path, value));
        for (var formats : List.of(SINGLE, NESTING)) {
            for (int format : formats) {
                var bytes = codec.encode(format, path, values);
                assertThat(codec.decode(format, path, bytes, typesOf(values)))
                        .as(ContentFormat.name(format))
                        .isEqualTo(values);
            }
        }
    }

    @Property(tries = 300)
    void a_tree_from_every_level(@ForAll("trees") List<PathValue> values) throws Exception {
        var types = typesOf(values);
        for (int format : NESTING) {
            for (int depth = format == ContentFormat.TLV ? 1 : 0; depth < 4; depth++) {
                var base = values.isEmpty() ? Path.of(3) : values.get(0).path().cut(depth);
                var below = values.stream()
                        .filter(value -> base.covers(value.path()))
                        .toList();
                var bytes = codec.encode(format, base, below);
                assertThat(codec.decode(format, base, bytes, types))
                        .as(ContentFormat.name(format) + " at " + base)
                        .isEqualTo(below);
            }
        }
    }

    @Property(tries = 200)
    void values_with_times(@ForAll("values") Value value, @ForAll("times") List<Long> times) throws Exception {
        var path = Path.of(9, 0, 1);
        var values =
                times.stream().map(time -> new PathValue(path, value, time)).toList();
        for (int format : WITH_TIMES) {
            var bytes = codec.encode(format, path, values);
            assertThat(codec.decode(format, path, bytes, p -> value.type()))
                    .as(ContentFormat.name(format))
                    .isEqualTo(values);
        }
    }

    @Provide
    Arbitrary<List<Long>> times() {
        var absolute = Arbitraries.longs().between(1L << 58, Long.MAX_VALUE / 2);
        return Arbitraries.oneOf(absolute, Arbitraries.of(PathValue.UNTIMED, 1_700_000_000_000_000_000L))
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 200)
    void links(@ForAll("linkLists") List<Link> links) throws Exception {
        assertThat(codec.decodeLinks(codec.encodeLinks(links))).isEqualTo(links);
    }

    @Provide
    Arbitrary<List<Link>> linkLists() {
        var value = Arbitraries.strings().ofMaxLength(20).filter(RoundTripTest::isUnicode);
        var name = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6);
        var attribute = Arbitraries.oneOf(
                Combinators.combine(name, value).as((n, v) -> new Attribute(n, v)), name.map(n -> new Attribute(n)));
        return Combinators.combine(resources(), attribute.list().ofMaxSize(4))
                .as((path, attributes) -> new Link(path.toString(), attributes))
                .list()
                .ofMaxSize(6);
    }
}
