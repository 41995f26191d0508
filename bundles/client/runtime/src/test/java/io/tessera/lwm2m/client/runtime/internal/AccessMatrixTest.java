// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.client.spi.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has which right (Core 1.2, 8.2; PROTOCOL 4.1, 4.2, 4.3): every situation with every operation at every level. */
final class AccessMatrixTest {

    /** What an operation on a target needs, and what becomes of it where the right is there. */
    private static final String[] OPERATIONS =
            """
            READ             | /3300       | - | ok
            READ             | /3300/1     | R | ok
            READ             | /3300/1/0   | R | ok
            READ             | /3300/1/2/0 | R | ok
            READ             | /3300/1/3   | R | 4.05
            OBSERVE          | /3300       | - | ok
            OBSERVE          | /3300/1     | R | ok
            OBSERVE          | /3300/1/0   | R | ok
            OBSERVE          | /3300/1/2/0 | R | ok
            WRITE_ATTRIBUTES | /3300       | - | ok
            WRITE_ATTRIBUTES | /3300/1     | R | ok
            WRITE_ATTRIBUTES | /3300/1/0   | R | ok
            WRITE_ATTRIBUTES | /3300/1/2/0 | R | ok
            DISCOVER         | /3300       | - | ok
            DISCOVER         | /3300/1     | - | ok
            DISCOVER         | /3300/1/0   | - | ok
            DISCOVER         | /3300/1/2/0 | - | 4.05
            WRITE            | /3300       | - | 4.05
            WRITE            | /3300/1     | W | ok
            WRITE            | /3300/1/0   | W | ok
            WRITE            | /3300/1/2/0 | W | ok
            WRITE            | /3300/1/3   | W | 4.05
            EXECUTE          | /3300       | - | 4.05
            EXECUTE          | /3300/1     | E | 4.05
            EXECUTE          | /3300/1/3   | E | ok
            EXECUTE          | /3300/1/0   | E | 4.05
            EXECUTE          | /3300/1/2/0 | E | 4.05
            DELETE           | /3300       | - | 4.05
            DELETE           | /3300/1     | D | ok
            DELETE           | /3300/1/0   | D | 4.05
            DELETE           | /3300/1/2/0 | D | ok
            CREATE           | /3300       | C | ok
            CREATE           | /3300/1     | C | 4.05
            """
                    .split("\n");

    /** Server 1 asks. An instance of Object 2 about /3/0 shows that a Bootstrap-Server was there. */
    @ParameterizedTest(name = "{0}: {5}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            emptyValue = "",
            textBlock =
                    """
            situation                                          | servers | mode    | owner | entries      | rights
            one server, no instance                            | 1       | SEVERAL |       |              | RWEDC
            one server, an entry that gives nothing            | 1       | SEVERAL | 65535 | 1:           | RWEDC
            one server, always controlled, no instance         | 1       | ALWAYS  |       |              |
            one server, always controlled, own entry           | 1       | ALWAYS  | 65535 | 1:R          | R
            one server, always controlled, owner               | 1       | ALWAYS  | 1     |              | RWED
            several, never controlled, an entry that gives nothing | 2   | NEVER   | 65535 | 1:           | RWEDC
            several, no instance                               | 2       | SEVERAL |       |              |
            several, owner without any entry                   | 2       | SEVERAL | 1     |              | RWED
            several, owner, an entry of another                | 2       | SEVERAL | 1     | 2:R          | RWED
            several, owner, default entry                      | 2       | SEVERAL | 1     | 0:R          | RWED
            several, owner with own entry                      | 2       | SEVERAL | 1     | 1:R          | R
            several, owner with own entry and default          | 2       | SEVERAL | 1     | 1:W 0:RWED   | W
            several, owner with an own entry that gives nothing | 2      | SEVERAL | 1     | 1: 0:RWED    |
            several, own entry                                 | 2       | SEVERAL | 2     | 1:E          | E
            several, own entry of all                          | 2       | SEVERAL | 2     | 1:RWED       | RWED
            several, own entry and default                     | 2       | SEVERAL | 2     | 1:D 0:RWE    | D
            several, own entry that gives nothing and default  | 2       | SEVERAL | 2     | 1: 0:RWED    |
            several, default                                   | 2       | SEVERAL | 2     | 0:RE         | RE
            several, default, and an entry of another          | 2       | SEVERAL | 65535 | 0:R 2:RWED   | R
            several, nothing for it                            | 2       | SEVERAL | 2     | 2:RWED       |
            several, nothing at all                            | 2       | SEVERAL | 65535 |              |
            several, C where it means nothing                  | 2       | SEVERAL | 65535 | 1:C          |
            three servers, default                             | 3       | SEVERAL | 2     | 3:W 0:R      | R
            """)
    void rights_decide_after_existence_and_before_support(
            String situation, int servers, AccessMode.When mode, Integer owner, String entries, String rights)
            throws Exception {
        try (var fixture = new AccessFixture(servers, new AccessMode(mode, AccessRights.NONE))) {
            fixture.bootstrap(100, 3, 0, 65535, "0:R");
            if (owner != null) {
                fixture.bootstrap(101, 3300, 1, owner, entries == null ? "" : entries);
            }
            assertDecisions(fixture, rights == null ? "" : rights);
        }
    }

    /** PROTOCOL 4.3: only the server's own entry of the Object itself lets it create, and it lets it do nothing else. */
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            situation                     | servers | entries    | rights
            several, own entry            | 2       | 1:C        | C
            several, own entry of all     | 2       | 1:RWEDC    | C
            several, own entry without C  | 2       | 1:RWED     |
            several, default entry only   | 2       | 0:C        |
            several, another server's     | 2       | 2:C        |
            several, no entry             | 2       |            |
            one server                    | 1       |            | RWEDC
            """)
    void creating_is_a_matter_of_instance_65535(String situation, int servers, String entries, String rights)
            throws Exception {
        var mode = new AccessMode(AccessMode.When.SEVERAL, AccessRights.NONE);
        try (var fixture = new AccessFixture(servers, mode)) {
            fixture.bootstrap(100, 3, 0, 65535, "0:R");
            fixture.bootstrap(101, 3300, 65535, 65535, entries == null ? "" : entries);
            assertDecisions(fixture, rights == null ? "" : rights);
        }
    }

    private static void assertDecisions(AccessFixture fixture, String rights) throws Exception {
        var granted = AccessRights.of(rights);
        for (var line : OPERATIONS) {
            var columns = line.trim().split("\\s*\\|\\s*");
            var needed = columns[2].equals("-") ? AccessRights.NONE : AccessRights.of(columns[2]);
            var expected = granted.include(needed.bits()) ? columns[3] : "4.01";
            var code = fixture.check(1, Operation.valueOf(columns[0]), columns[1]);
            assertSoftly(all -> all.assertThat(code).as(line).isEqualTo(expected));
        }
    }
}
