// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The Objects and Object Instances that a client registered (Core 1.2, 6.2.1). What a server has no business with is
 * left out of {@link #versions} and {@link #instances}: links of other applications, and Security, OSCORE and COSE (0,
 * 21, 23), which never belong into the list.
 *
 * @param links all of them, as they were registered
 * @param root the segments of the alternate path, to be put before each path; mostly none (Transport 1.2, 6.4.1)
 * @param formats the Content-Formats that the client says it supports; empty where it doesn't say
 * @param versions the version of each registered Object, by Object ID; {@code ver} or what the enabler takes for granted
 * @param instances the Object Instances
 */
public record ObjectLinks(
        List<Link> links,
        List<String> root,
        Set<Integer> formats,
        NavigableMap<Integer, String> versions,
        NavigableSet<Path> instances) {

    /** Nothing registered. */
    public static final ObjectLinks NONE = of(List.of(), Lwm2mVersion.V1_0);

    private static final Set<Integer> NEVER_LISTED = Set.of(0, 21, 23);

    public ObjectLinks {
        links = List.copyOf(links);
        root = List.copyOf(root);
        formats = Set.copyOf(formats);
        versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
        instances = Collections.unmodifiableNavigableSet(new TreeSet<>(instances));
    }

    /**
     * Sorts out a registered list. Links that say nothing of an Object are passed over.
     *
     * @param enabler tells the version of a core Object that is listed without one
     */
    public static ObjectLinks of(List<Link> links, Lwm2mVersion enabler) {
        var rootLink = root(links);
        var root = rootLink.map(link -> segments(link.target())).orElse(List.of());
        var formats = rootLink.map(ObjectLinks::formats).orElse(Set.of());
        var versions = new TreeMap<Integer, String>();
        var instances = new TreeSet<Path>();
        for (var link : links) {
            var path = pathBelow(root, link.target());
            if (path.depth() == 0 || path.depth() > 2 || NEVER_LISTED.contains(path.object())) {
                continue;
            }
            versions.putIfAbsent(path.object(), EnablerVersions.of(path.object(), enabler));
            link.attribute("ver").ifPresent(version -> versions.put(path.object(), version));
            if (path.depth() == 2) {
                instances.add(path);
            }
        }
        return new ObjectLinks(links, root, formats, versions, instances);
    }

    /** Whether the client registered this Object, Object Instance, or the Instance that this path lies in. */
    public boolean has(Path path) {
        return path.depth() < 2 ? versions.containsKey(path.object()) : instances.contains(path.cut(2));
    }

    /** The same; or, where it doesn't say which formats the client supports, with those that another list said. */
    public ObjectLinks orFormatsOf(ObjectLinks before) {
        return formats.isEmpty() ? new ObjectLinks(links, root, before.formats, versions, instances) : this;
    }

    /** The Uri-Path options of a path at this client. */
    public List<String> uriPath(Path path) {
        var segments = new ArrayList<>(root);
        for (int depth = 1; depth <= path.depth(); depth++) {
            segments.add(Integer.toString(path.cut(depth).last()));
        }
        return segments;
    }

    /** The one that says it is, or else the plain root, as the examples of 1.2 have it: {@code </>;ct=110}. */
    private static Optional<Link> root(List<Link> links) {
        return links.stream()
                .filter(ObjectLinks::isRoot)
                .reduce((first, last) -> last)
                .or(() -> links.stream()
                        .filter(link ->
                                link.target().equals("/") || link.target().isEmpty())
                        .findFirst());
    }

    private static boolean isRoot(Link link) {
        return link.attribute("rt")
                .filter(types -> List.of(types.split(" ", -1)).contains("oma.lwm2m"))
                .isPresent();
    }

    private static List<String> segments(String target) {
        var segments = new ArrayList<String>();
        for (var segment : target.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static Set<Integer> formats(Link root) {
        var formats = new TreeSet<Integer>();
        for (var number : root.attribute("ct").orElse("").split(" ", -1)) {
            int format = number(number);
            if (format >= 0) {
                formats.add(format);
            }
        }
        return formats;
    }

    private static int number(String text) {
        try {
            return Path.parseId(text);
        } catch (RequestRefused notANumber) {
            return -1;
        }
    }

    private static Path pathBelow(List<String> root, String target) {
        var segments = segments(target);
        if (segments.size() < root.size() || !segments.subList(0, root.size()).equals(root)) {
            return Path.ROOT;
        }
        try {
            return Path.parse(String.join("/", segments.subList(root.size(), segments.size())));
        } catch (RequestRefused noObject) {
            return Path.ROOT;
        }
    }
}
