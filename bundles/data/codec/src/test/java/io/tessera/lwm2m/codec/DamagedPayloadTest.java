// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec;

import static io.tessera.lwm2m.codec.Samples.DEVICE;
import static io.tessera.lwm2m.codec.Samples.TYPES;
import static io.tessera.lwm2m.codec.Samples.at;
import static io.tessera.lwm2m.codec.Samples.hex;
import static io.tessera.lwm2m.codec.Samples.path;
import static io.tessera.lwm2m.codec.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cut off anywhere, any byte changed, nothing but noise: a payload is read or refused, and never costs much. */
class DamagedPayloadTest {

    private static final int FORMAT_OF_LINKS = ContentFormat.LINK;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A record of two bytes may become a value, its path and its place in a list. */
    private static final int BYTES_PER_BYTE = 128;

    private static final int BYTES_AT_LEAST = 32 << 10;

    private final Codec codec = Codecs.create();

    record Sample(int format, Path base, byte[] payload, DataTypes types) {
        @Override
        public String toString() {
            return ContentFormat.name(format) + " at " + base;
        }
    }

    static Stream<Sample> samples() throws RequestRefused {
        var codec = Codecs.create();
        var samples = new ArrayList<Sample>();
        for (int format : List.of(
                ContentFormat.SENML_JSON,
                ContentFormat.SENML_CBOR,
                ContentFormat.SENML_ETCH_JSON,
                ContentFormat.SENML_ETCH_CBOR,
                ContentFormat.TLV,
                ContentFormat.JSON,
                ContentFormat.LWM2M_CBOR)) {
            for (var base : List.of(path("/3/0"), path("/3"))) {
                samples.add(new Sample(format, base, codec.encode(format, base, DEVICE), TYPES));
            }
            samples.add(new Sample(
                    format, path("/9/0"), codec.encode(format, path("/9/0"), everyType()), DataTypes.UNKNOWN));
        }
        samples.add(single(ContentFormat.TEXT, "-12.5", DataType.FLOAT));
        samples.add(single(ContentFormat.TEXT, "AQIDBAU=", DataType.OPAQUE));
        samples.add(single(ContentFormat.TEXT, "66:1", DataType.OBJLNK));
        samples.add(new Sample(ContentFormat.CBOR, path("/9/0/0"), hex("C4 82 20 14"), path -> DataType.FLOAT));
        samples.add(new Sample(ContentFormat.CBOR, path("/9/0/0"), hex("7F 61 61 61 62 FF"), path -> DataType.STRING));
        samples.add(new Sample(ContentFormat.OPAQUE, path("/9/0/0"), hex("01 02"), path -> DataType.OPAQUE));
        samples.add(new Sample(
                FORMAT_OF_LINKS,
                Path.ROOT,
                utf8("</>;rt=\"oma.lwm2m\";ct=\"60 110\",</3>;ver=1.2,</3/0>;t=\"a\\\"b\""),
                TYPES));
        return samples.stream();
    }

    private static Sample single(int format, String text, DataType type) {
        return new Sample(format, path("/9/0/0"), utf8(text), path -> type);
    }

    private static List<PathValue> everyType() {
        return List.of(
                at("/9/0/0", Value.of("a\"é😀"), 1_700_000_000_123_456_789L),
                at("/9/0/1", Value.of(-12.25)),
                at("/9/0/2/0", Value.of(Long.MIN_VALUE)),
                at("/9/0/2/65534", Value.of(true)),
                at("/9/0/3", new OpaqueValue(new byte[300])),
                at("/9/0/4", new ObjlnkValue(3, 0)));
    }

    /** True if it was read; throws if anything but a refusal comes out, or if it cost too much. */
    private boolean survives(Sample sample, byte[] payload) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean read = read(sample, payload);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(BYTES_AT_LEAST + (long) BYTES_PER_BYTE * payload.length);
        return read;
    }

    private boolean read(Sample sample, byte[] payload) {
        try {
            if (sample.format() == FORMAT_OF_LINKS) {
                List<Link> links = codec.decodeLinks(payload);
                return links != null;
            }
            readPaths(sample, payload);
            return codec.decode(sample.format(), sample.base(), payload, sample.types()) != null;
        } catch (RequestRefused e) {
            return false;
        }
    }

    private void readPaths(Sample sample, byte[] payload) {
        try {
            codec.decodePaths(sample.format(), payload);
        } catch (RequestRefused e) {
            assertThat(e.diagnostic()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void cut_off_anywhere(Sample sample) {
        assertThat(survives(sample, sample.payload())).isTrue();
        for (int length = 0; length < sample.payload().length; length++) {
            survives(sample, Arrays.copyOf(sample.payload(), length));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void any_byte_changed_to_any_other(Sample sample) {
        for (int i = 0; i < sample.payload().length; i++) {
            for (int change = 1; change < 256; change += i < 64 ? 1 : 7) {
                var payload = sample.payload().clone();
                payload[i] ^= (byte) change;
                survives(sample, payload);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void several_bytes_changed_removed_and_repeated(Sample sample) {
        var random = new Random(42);
        for (int i = 0; i < 3000; i++) {
            survives(sample, mutate(sample.payload(), random));
        }
    }

    private static byte[] mutate(byte[] payload, Random random) {
        int from = random.nextInt(payload.length + 1);
        int to = from + random.nextInt(Math.min(16, payload.length - from) + 1);
        int again = random.nextInt(3);
        var mutated = new byte[from + again * (to - from) + payload.length - to];
        System.arraycopy(payload, 0, mutated, 0, from);
        for (int i = 0; i < again; i++) {
            System.arraycopy(payload, from, mutated, from + i * (to - from), to - from);
        }
        System.arraycopy(payload, to, mutated, from + again * (to - from), payload.length - to);
        for (int i = random.nextInt(3); i > 0 && mutated.length > 0; i--) {
            mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
        }
        return mutated;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noise(Sample sample) {
        var random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            var payload = new byte[random.nextInt(40)];
            random.nextBytes(payload);
            survives(sample, payload);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9B 7FFFFFFFFFFFFFFF",
                "9A 7FFFFFFF",
                "BB FFFFFFFFFFFFFFFF",
                "81 BA 7FFFFFFF",
                "81 A1 02 5A 7FFFFFFF",
                "81 A1 03 7B 7FFFFFFFFFFFFFFF",
                "81 A1 03 7F 7A 7FFFFFFF",
                "5B 7FFFFFFFFFFFFFFF",
                "A1 9A 7FFFFFFF"
            })
    void lengths_that_are_only_announced_are_not_believed(String bytes) {
        for (int format : new int[] {ContentFormat.SENML_CBOR, ContentFormat.LWM2M_CBOR, ContentFormat.CBOR}) {
            var sample = new Sample(format, path("/9/0/0"), hex(bytes), DataTypes.UNKNOWN);
            assertThat(survives(sample, sample.payload())).isFalse();
        }
    }

    @Test
    void deep_nesting_is_refused() {
        int deep = 200_000;
        var json = "[{\"x\":" + "[".repeat(deep) + "]".repeat(deep) + ",\"n\":\"/9/0/0\",\"v\":1}]";
        malformed(ContentFormat.SENML_JSON, utf8(json));
        malformed(ContentFormat.JSON, utf8("{\"x\":" + "{\"a\":".repeat(deep) + "1"));
        var cbor = new byte[deep];
        Arrays.fill(cbor, (byte) 0x81);
        cbor[1] = (byte) 0xA1;
        malformed(ContentFormat.SENML_CBOR, cbor);
        Arrays.fill(cbor, (byte) 0xC6);
        malformed(ContentFormat.CBOR, cbor);
        Arrays.fill(cbor, (byte) 0xA1);
        malformed(ContentFormat.LWM2M_CBOR, cbor);
    }

    @Test
    void long_numbers_are_refused_or_read_at_once() {
        malformed(ContentFormat.SENML_JSON, utf8("[{\"n\":\"/9/0/0\",\"v\":" + "9".repeat(1_000_000) + "}]"));
        malformed(ContentFormat.SENML_JSON, utf8("[{\"n\":\"/9/0/0\",\"v\":1e" + "9".repeat(1_000_000) + "}]"));
        malformed(ContentFormat.SENML_JSON, utf8("[{\"n\":\"/9/0/0\",\"v\":1" + "0".repeat(300) + "e999999999}]"));
        malformed(ContentFormat.TEXT, utf8("9".repeat(1_000_000)));
    }

    @Test
    void more_values_than_the_limit_are_refused() {
        var tlv = new byte[200_002];
        for (int i = 0; i < tlv.length; i += 2) {
            tlv[i] = (byte) 0xC0;
        }
        malformed(ContentFormat.TLV, path("/9/0"), tlv);
        malformed(ContentFormat.SENML_JSON, utf8("[" + "{\"n\":\"/9/0/0\",\"v\":1},".repeat(10_001) + "{}]"));
    }

    private void malformed(int format, byte[] payload) {
        malformed(format, path("/9/0/0"), payload);
    }

    private void malformed(int format, Path base, byte[] payload) {
        assertThatThrownBy(() -> codec.decode(format, base, payload, path -> DataType.STRING))
                .isInstanceOf(MalformedContent.class);
    }
}
