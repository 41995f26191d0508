// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a device said that it has (Core 1.2, 6.1.7.3).
 *
 * @param known whether it said anything
 * @param version of the enabler; empty if it didn't say
 * @param instances in the order of their paths
 */
record Discovered(boolean known, String version, List<Instance> instances) {

    /** A device that can't be asked. */
    static final Discovered NOTHING = new Discovered(false, "", List.of());

    static final int SECURITY = 0;
    static final int SERVER = 1;
    static final int OSCORE = 21;

    /** More than fit into the largest body that is received. */
    private static final int MOST = 10_000;

    static final Path DEVICE = Path.of(3, 0);

    private static final int LONGEST_VERSION = 10;
    private static final String VERSION = "lwm2m=";

    /**
     * An Object Instance.
     *
     * @param shortServerId whose account it is of; empty for the Bootstrap-Server's, and for what is of no account
     */
    record Instance(Path path, OptionalInt shortServerId) {

        boolean isOf(int server) {
            return shortServerId.isPresent() && shortServerId.getAsInt() == server;
        }
    }

    Discovered {
        instances = List.copyOf(instances);
    }

    /** One that has its account with the Bootstrap-Server, as {@code /0/0}, and nothing else. */
    static Discovered fresh() {
        return new Discovered(true, "", List.of(new Instance(Path.of(SECURITY, 0), OptionalInt.empty())));
    }

    /** @throws RequestRefused if it is no list of links */
    static Discovered read(byte[] payload, Codec codec) throws RequestRefused {
        int comma = indexOfComma(payload);
        var first = new String(payload, 0, comma, UTF_8).trim();
        // 1.0 put the version where no link is.
        boolean old = first.startsWith(VERSION);
        int from = old ? Math.min(comma + 1, payload.length) : 0;
        var links = codec.decodeLinks(Arrays.copyOfRange(payload, from, payload.length));
        var version = old ? Optional.of(first.substring(VERSION.length())) : versionIn(links);
        return new Discovered(true, version.map(Discovered::plain).orElse(""), instances(links));
    }

    /** Those of accounts. */
    Stream<Instance> accounts() {
        return instances.stream().filter(one -> isOfAccount(one.path()));
    }

    /** Whether an Object Instance is there; every device has the one of Object 3. */
    boolean has(Path instance) {
        return instance.equals(DEVICE)
                || instances.stream().anyMatch(one -> one.path().equals(instance));
    }

    Stream<Instance> of(int object) {
        return instances.stream().filter(one -> one.path().object() == object);
    }

    private static int indexOfComma(byte[] payload) {
        int at = 0;
        while (at < payload.length && payload[at] != ',') {
            at++;
        }
        return at;
    }

    private static Optional<String> versionIn(List<Link> links) {
        return links.stream()
                .map(link -> link.attribute("lwm2m"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String plain(String version) {
        var text = version.replace("\"", "").trim();
        return text.length() > LONGEST_VERSION ? "" : text;
    }

    private static List<Instance> instances(List<Link> links) {
        var instances = new ArrayList<Instance>();
        for (var link : links) {
            var path = path(link.target());
            if (path.depth() == 2 && instances.size() < MOST) {
                instances.add(new Instance(path, shortServerId(link)));
            }
        }
        return instances.stream()
                .distinct()
                .sorted((one, other) -> one.path().compareTo(other.path()))
                .toList();
    }

    private static boolean isOfAccount(Path path) {
        return path.object() == SECURITY || path.object() == SERVER || path.object() == OSCORE;
    }

    /** The examples of the specification end some targets with a slash. */
    private static Path path(String target) {
        try {
            return Path.parse(
                    target.length() > 1 && target.endsWith("/") ? target.substring(0, target.length() - 1) : target);
        } catch (RequestRefused other) {
            return Path.ROOT;
        }
    }

    private static OptionalInt shortServerId(Link link) {
        try {
            var text = link.attribute("ssid");
            return text.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Path.parseId(text.get().trim()));
        } catch (RequestRefused unreadable) {
            return OptionalInt.empty();
        }
    }
}
