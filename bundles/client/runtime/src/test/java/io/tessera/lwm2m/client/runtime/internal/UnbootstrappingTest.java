// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessRights;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an access control instance when server 1 leaves (TS 1.0, E.1.3; PROTOCOL 4.9). */
final class UnbootstrappingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            case                                             | owner | entries               | staying | after
            what only it can reach goes                      | 1     |                       | 2 3     | gone
            an entry of its own changes nothing about that   | 1     | 1:R                   | 2 3     | gone
            entries that give nothing don't keep it          | 1     | 2: 3:                 | 2 3     | gone
            an entry of who isn't there doesn't keep it      | 1     | 4:RWED                | 2 3     | gone
            the other gets it                                | 1     | 2:R                   | 2 3     | 2 {2=R}
            of W and D each counts one: W is like D          | 1     | 2:W 3:D               | 2 3     | 2 {2=W, 3=D}
            of W and D each counts one: both are more        | 1     | 2:RWE 3:WD            | 2 3     | 3 {2=RWE, 3=WD}
            D alone isn't more than W and R                  | 1     | 2:RW 3:ED             | 2 3     | 2 {2=RW, 3=ED}
            R and E count nothing                            | 1     | 2:RE 3:W              | 2 3     | 3 {2=RE, 3=W}
            the default entry counts for who has no own      | 1     | 0:WD 2:W              | 2 3     | 3 {0=WD, 2=W}
            its entry goes                                   | 2     | 1:RW 3:R              | 2 3     | 2 {3=R}
            its entry goes where nobody is the owner         | 65535 | 1:RW 0:R              | 2 3     | 65535 {0=R}
            its right to create goes                         | 65535 | 1:C 2:C               | 2 3     | 65535 {2=C}
            """)
    void server_1_leaves(String about, int owner, String entries, String staying, String after) {
        var entry = entry(owner, entries == null ? "" : entries);
        var unbootstrapping = new Unbootstrapping(
                List.of(1), Stream.of(staying.split(" ")).map(Integer::valueOf).toList());

        assertThat(unbootstrapping.concerns(entry)).isTrue();
        assertThat(unbootstrapping.endsTarget(entry)).isEqualTo(after.equals("gone"));
        if (!after.equals("gone")) {
            var rest = unbootstrapping.without(entry);
            assertThat(rest.owner() + " " + new TreeMap<>(rest.grant().rights()))
                    .isEqualTo(after);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2     | 3:R
            65535 | 0:RWED
            """)
    void what_doesnt_name_it_is_left_alone(int owner, String entries) {
        assertThat(new Unbootstrapping(List.of(1), List.of(2, 3)).concerns(entry(owner, entries)))
                .isFalse();
    }

    private static AccessEntry entry(int owner, String entries) {
        var rights = new TreeMap<Integer, AccessRights>();
        Stream.of(entries.split(" ")).filter(text -> !text.isEmpty()).forEach(text -> {
            var parts = text.split(":", -1);
            rights.put(Integer.parseInt(parts[0]), AccessRights.of(parts[1]));
        });
        return new AccessEntry(0, 3300, 1, new AccessGrant(owner, rights));
    }
}
