// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {

    @ParameterizedTest
    @CsvSource({
        "/,/,0",
        "'',/,0",
        "/3,/3,1",
        "3,/3,1",
        "/3/0,/3/0,2",
        "/3/0/1,/3/0/1,3",
        "3/0/6/1,/3/0/6/1,4",
        "/65534/65534/65534/65534,/65534/65534/65534/65534,4",
        "/0/0/0/0,/0/0/0/0,4"
    })
    void reads_paths_of_every_depth(String text, String path, int depth) throws Exception {
        var read = Path.parse(text);
        assertThat(read).hasToString(path);
        assertThat(read.depth()).isEqualTo(depth);
        assertThat(Path.parse(read.toString())).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//", "///", "//3", "/3/", "/3//0", "/65535", "/65536", "/99999", "/100000", "/3/0/0/0/0", "/03", "/00",
                "/-1", "/+1", "/a", "/3/0/x", " /3", "/3 ", "/3/0?pmin=1", "/٣", "3/", "/3/0/0/0/", "/1e2",
                        "/4294967297"
            })
    void refuses_what_is_no_path_as_a_bad_request(String text) {
        assertThatThrownBy(() -> Path.parse(text))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(ResponseCode.BAD_REQUEST));
    }

    @Test
    void a_long_text_is_not_repeated_to_whoever_sent_it() {
        assertThatThrownBy(() -> Path.parse("/x".repeat(10_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(80));
    }

    @Test
    void knows_its_ids() {
        var path = Path.of(3, 0, 6, 1);
        assertThat(path.object()).isEqualTo(3);
        assertThat(path.instance()).isZero();
        assertThat(path.resource()).isEqualTo(6);
        assertThat(path.resourceInstance()).isEqualTo(1);
        assertThat(path.last()).isEqualTo(1);
        assertThat(Path.of(3).instance()).isEqualTo(-1);
        assertThat(Path.of(3).last()).isEqualTo(3);
        assertThat(Path.ROOT.last()).isEqualTo(-1);
        assertThat(Path.ROOT.object()).isEqualTo(-1);
    }

    @Test
    void goes_up_and_down() {
        var path = Path.of(3, 0, 6, 1);
        assertThat(path.parent()).isEqualTo(Path.of(3, 0, 6));
        assertThat(path.cut(2)).isEqualTo(Path.of(3, 0));
        assertThat(path.cut(0)).isEqualTo(Path.ROOT);
        assertThat(path.cut(-1)).isEqualTo(Path.ROOT);
        assertThat(path.cut(9)).isEqualTo(path);
        assertThat(Path.of(3).cut(3)).isEqualTo(Path.of(3));
        assertThat(Path.ROOT.parent()).isEqualTo(Path.ROOT);
        assertThat(Path.ROOT.child(3).child(0).child(6).child(1)).isEqualTo(path);
        assertThatThrownBy(() -> path.child(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Path.ROOT.child(65535)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Path.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0x0000_0001_0000_0000L, 0x0001_0000_0001_0000L, 0x0001_0001_0000_0001L})
    void bits_with_a_gap_are_no_path(long bits) {
        assertThatThrownBy(() -> new Path(bits)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/,/,true",
        "/,/3/0/6/1,true",
        "/3,/3,true",
        "/3,/3/0,true",
        "/3,/3/0/6/1,true",
        "/3/0,/3,false",
        "/3,/33,false",
        "/3,/4,false",
        "/3/0,/3/1/0,false",
        "/3/0/6,/3/0/6/1,true",
        "/3/0/6/1,/3/0/6/1,true",
        "/3/0/6/1,/3/0/6/2,false",
        "/3/0,/4/0,false",
        "/65534,/65534/0/1,true",
        "/0,/0/0,true",
        "/0/0,/1/0,false"
    })
    void covers_what_lies_below_it(String path, String other, boolean covers) throws Exception {
        assertThat(Path.parse(path).covers(Path.parse(other))).isEqualTo(covers);
    }

    @Test
    void sorts_depth_first_by_id() {
        var sorted = List.of(
                Path.ROOT,
                Path.of(0),
                Path.of(3),
                Path.of(3, 0),
                Path.of(3, 0, 6),
                Path.of(3, 0, 6, 0),
                Path.of(3, 0, 6, 1),
                Path.of(3, 0, 10),
                Path.of(3, 1),
                Path.of(33),
                Path.of(40000),
                Path.of(65534, 65534));
        var shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(new TreeSet<>(shuffled)).containsExactlyElementsOf(sorted);
    }
}
