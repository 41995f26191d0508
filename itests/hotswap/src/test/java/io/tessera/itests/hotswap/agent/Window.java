// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * What one server saw in some time.
 *
 * @param heard notifications
 * @param longestGap ms between two notifications of one resource, the longest
 * @param holes numbers that never came
 * @param repeated numbers that came once more
 * @param disorder numbers that came after a higher one
 * @param asked requests that were answered
 * @param slowest ms that the slowest answer took
 * @param lowest the number of the resource that was heard of the longest time ago
 * @param failures what was answered otherwise, or not at all
 */
public record Window(
        long heard,
        long longestGap,
        long holes,
        long repeated,
        long disorder,
        long asked,
        long slowest,
        long lowest,
        List<String> failures) {

    private static final String SEPARATOR = "\t";
    private static final int NUMBERS = 8;

    /** In one line. */
    @Override
    public String toString() {
        var numbers = List.of(heard, longestGap, holes, repeated, disorder, asked, slowest, lowest);
        var parts = new ArrayList<String>();
        numbers.forEach(number -> parts.add(Long.toString(number)));
        failures.forEach(failure -> parts.add(failure.replaceAll("\\s+", " ")));
        return String.join(SEPARATOR, parts);
    }

    public static Window parse(String line) {
        var parts = List.of(line.split(SEPARATOR));
        var numbers = parts.stream().limit(NUMBERS).mapToLong(Long::parseLong).toArray();
        int next = 0;
        return new Window(
                numbers[next++],
                numbers[next++],
                numbers[next++],
                numbers[next++],
                numbers[next++],
                numbers[next++],
                numbers[next++],
                numbers[next],
                parts.subList(NUMBERS, parts.size()));
    }
}
