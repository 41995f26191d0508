// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.registration.internal.Order.Place;
import io.tessera.lwm2m.client.registration.internal.Order.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose turn it is, as a table; a server is written id:priority:standing, with ! if it blocks (Core 1.2, 6.2.1.1). */
final class OrderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        None with a priority: all at once      | 1:-:WAITING 2:-:WAITING                      | 1 2
        Nobody waits                           | 1:-:TRYING 2:0:SETTLED                       | ''
        The lowest number first                | 1:20:WAITING 2:10:WAITING 3:30:WAITING       | 2
        0 is the first of all                  | 1:1:WAITING 2:0:WAITING                      | 2
        MAX is the last of all                 | 1:-1:WAITING 2:4294967295:WAITING            | 2
        Equal priority: by Short Server ID     | 2:5:WAITING 1:5:WAITING                      | 1
        One without priority waits for nobody  | 1:5:TRYING 2:6:WAITING 3:-:WAITING           | 3
        …and holds up nobody                   | 1:-:TRYING 2:-!:FAILED 3:7:WAITING           | 3
        The first is being tried               | 1:1:TRYING 2:2:WAITING                       | ''
        The first is registered                | 1:1:SETTLED 2:2:WAITING 3:3:WAITING          | 2
        The first failed and doesn't block     | 1:1:FAILED 2:2:WAITING 3:3:WAITING           | 2
        The first failed and blocks            | 1:1!:FAILED 2:2:WAITING 3:3:WAITING          | ''
        The first blocked and is registered    | 1:1!:SETTLED 2:2:WAITING                     | 2
        The second failed and blocks           | 1:1:FAILED 2:2!:FAILED 3:3:WAITING           | ''
        A later one that blocks holds up no earlier one | 1:1:WAITING 2:2!:FAILED             | 1
        All settled, another one comes         | 1:1:SETTLED 2:2:SETTLED 3:0:WAITING          | 3
        """)
    void the_order_of_registrations(String situation, String places, String turns) {
        var parsed = new ArrayList<Place>();
        for (var place : places.split(" ")) {
            parsed.add(place(place));
        }
        assertThat(Order.next(parsed).stream().map(Object::toString).collect(Collectors.joining(" ")))
                .as(situation)
                .isEqualTo(turns);
        assertThat(Order.next(List.of())).isEmpty();
    }

    private static Place place(String text) {
        var parts = text.split(":", -1);
        boolean blocks = parts[1].endsWith("!");
        var priority = parts[1].replace("!", "");
        return new Place(
                Integer.parseInt(parts[0]),
                priority.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(priority)),
                blocks,
                Standing.valueOf(parts[2]));
    }
}
