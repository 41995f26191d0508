// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import io.tessera.itests.architecture.Rooms.Room;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the rooms say of their Objects: the definitions, which their tests left in the build, and where the values come
 * from, which is the table of Resources in their READMEs.
 */
final class ObjectRooms {

    static final String OTHERS = "others";

    private static final Path RECORD = Path.of("target", "object-definitions.tsv");
    private static final Pattern HEAD = Pattern.compile("\\| Resource \\|[^|]*\\|");
    private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.+) \\|");
    private static final Pattern IDS = Pattern.compile("(\\d+)(?:–(\\d+))?");

    private ObjectRooms() {}

    /** One Resource of the build. */
    record Resource(
            int object,
            String objectName,
            String version,
            String instances,
            int id,
            String name,
            String operations,
            String type) {

        private static Resource of(String line) {
            var fields = line.split("\t", -1);
            return new Resource(
                    Integer.parseInt(fields[0]),
                    fields[1],
                    fields[2],
                    fields[3],
                    Integer.parseInt(fields[4]),
                    fields[5],
                    fields[6],
                    fields[7]);
        }
    }

    /** The rooms of Objects. */
    static Stream<Room> all() {
        return Rooms.all().stream().filter(room -> room.wing().equals("objects"));
    }

    static boolean areTested() {
        return all().allMatch(room -> Files.exists(record(room)));
    }

    /** All Resources of a room, by Object and Resource ID; of an Object with several versions those of the newest. */
    static List<Resource> resources(Room room) {
        var all = read(record(room)).stream().map(Resource::of).toList();
        var newest = new TreeMap<Integer, String>();
        all.forEach(each -> newest.merge(each.object(), each.version(), (a, b) -> a.compareTo(b) > 0 ? a : b));
        return all.stream()
                .filter(each -> each.version().equals(newest.get(each.object())))
                .sorted(Comparator.comparingInt(Resource::object).thenComparingInt(Resource::id))
                .toList();
    }

    /** Where the values come from, by Resource ID in words; under {@link #OTHERS} what isn't named. */
    static Map<String, String> sources(Room room) {
        var sources = new TreeMap<String, String>();
        boolean within = false;
        for (var line : read(room.folder().resolve("README.md"))) {
            var row = ROW.matcher(line);
            boolean isRow = within && !line.startsWith("|---") && row.matches();
            if (isRow) {
                ids(row.group(1)).forEach(id -> sources.merge(id, row.group(2), (a, b) -> a + "; " + b));
            }
            within = HEAD.matcher(line).matches() || within && line.startsWith("|");
        }
        return sources;
    }

    private static List<String> ids(String cell) {
        if (cell.equals(OTHERS)) {
            return List.of(OTHERS);
        }
        var ids = new ArrayList<String>();
        IDS.matcher(cell).results().flatMap(ObjectRooms::ids).forEach(ids::add);
        return ids;
    }

    private static Stream<String> ids(MatchResult range) {
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        return IntStream.rangeClosed(first, last).mapToObj(Integer::toString);
    }

    private static Path record(Room room) {
        return room.folder().resolve(RECORD);
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
