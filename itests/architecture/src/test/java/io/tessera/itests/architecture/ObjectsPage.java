// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.tessera.itests.architecture.ObjectRooms.Resource;
import io.tessera.itests.architecture.Rooms.Room;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code docs/objects.md}: every Object of the build, with its Resources and where their values come from. */
final class ObjectsPage {

    /** A room of more Objects than that gets one table for all of them. */
    private static final int FEW = 3;

    private static final String HEAD =
            """
            # The Objects and their Resources

            <!-- Made from the definitions in the build and the READMEs of bundles/objects: itests/architecture, -Dobjects.update=true. -->

            Every Object that a gateway can have, in the version of OMA's registry, with the Resources that are supported; what isn't listed
            is absent. Servers that speak LwM2M 1.0 or 1.1 see Objects 0 to 5 in the versions of that time. `R`, `W` and `E` are what a server may
            do; `NONE` is for the Bootstrap-Server alone. A Resource of which the gateway knows nothing is absent.

            | Object | | version | instances | bundle |
            |---|---|---|---|---|
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private ObjectsPage() {}

    static String written() {
        var page = new ObjectsPage();
        var rooms = ObjectRooms.all().toList();
        var objects = new TreeMap<Integer, String>();
        rooms.forEach(room -> byObject(room).forEach((id, resources) -> objects.put(id, overview(room, resources))));
        objects.values().forEach(page.text::append);
        rooms.stream().sorted((a, b) -> first(a) - first(b)).forEach(page::room);
        return page.text.toString();
    }

    private static TreeMap<Integer, List<Resource>> byObject(Room room) {
        return ObjectRooms.resources(room).stream().collect(groupingBy(Resource::object, TreeMap::new, toList()));
    }

    private static int first(Room room) {
        return byObject(room).firstKey();
    }

    private static String overview(Room room, List<Resource> resources) {
        var any = resources.get(0);
        return "| %d | %s | %s | %s | [%s](%s) |\n"
                .formatted(any.object(), any.objectName(), any.version(), any.instances(), room.name(), link(room));
    }

    private static String link(Room room) {
        return "../bundles/" + room.name() + "/README.md";
    }

    private void room(Room room) {
        var objects = byObject(room);
        var sources = ObjectRooms.sources(room);
        if (objects.size() <= FEW) {
            objects.values().forEach(resources -> object(resources, sources));
            return;
        }
        text.append("\n## [%s](%s)\n\n".formatted(room.name(), link(room)));
        text.append("| Object | | Resources |\n|---|---|---|\n");
        objects.values()
                .forEach(resources -> text.append("| %d | %s | %s |\n"
                        .formatted(resources.get(0).object(), resources.get(0).objectName(), ids(resources))));
        text.append("\n| Resource | where the value comes from |\n|---|---|\n");
        sources.forEach((id, source) -> text.append("| %s | %s |\n".formatted(id, source)));
    }

    private static String ids(List<Resource> resources) {
        return resources.stream()
                .map(resource -> Integer.toString(resource.id()))
                .collect(joining(", "));
    }

    private void object(List<Resource> resources, Map<String, String> sources) {
        var any = resources.get(0);
        text.append("\n## %d %s %s\n\n".formatted(any.object(), any.objectName(), any.version()));
        text.append("| Resource | | | type | where the value comes from |\n|---|---|---|---|---|\n");
        for (var resource : resources) {
            var source = sources.getOrDefault(Integer.toString(resource.id()), sources.get(ObjectRooms.OTHERS));
            text.append("| %d | %s | %s | %s | %s |\n"
                    .formatted(resource.id(), resource.name(), resource.operations(), resource.type(), source));
        }
    }
}
