// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Registration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Objects and Object Instances that servers were told of, perhaps by the process before: a client that starts again
 * needs not wait for others than these. Only on the engine.
 */
final class ToldTree {

    /** Below an alternate path, if there is one. */
    private static final Pattern LINK = Pattern.compile("<(?:/[^/<>]*[^0-9/<>][^/<>]*)?/(\\d{1,5})(?:/(\\d{1,5}))?>");

    private final Sessions sessions;
    private final Mounts mounts;
    private final Transport transport;

    ToldTree(Sessions sessions, Mounts mounts, Transport transport) {
        this.sessions = sessions;
        this.mounts = mounts;
        this.transport = transport;
    }

    /** Whether a server was told of some, they are all there, and servers can be reached. */
    boolean isBack() {
        var links = told();
        return !links.isEmpty() && links.stream().allMatch(this::isThere) && areReachable();
    }

    private boolean areReachable() {
        return sessions.snapshot().stream()
                .filter(session -> session.registration().isRegistered())
                .allMatch(session -> transport.serves(session.account().uri().getScheme()));
    }

    /** Whether a server was told of one that isn't there. */
    boolean isAwaited() {
        return !told().stream().allMatch(this::isThere);
    }

    private Set<String> told() {
        var links = new HashSet<String>();
        for (var session : sessions.snapshot()) {
            if (session.registration().isRegistered()) {
                add(session.registration(), links);
            }
        }
        return links;
    }

    private static void add(Registration registration, Set<String> links) {
        var matcher = LINK.matcher(registration.links());
        while (matcher.find()) {
            links.add(matcher.group(2) == null ? matcher.group(1) : matcher.group(1) + "/" + matcher.group(2));
        }
    }

    private boolean isThere(String link) {
        int slash = link.indexOf('/');
        var mount = mounts.find(Integer.parseInt(slash < 0 ? link : link.substring(0, slash)));
        if (mount == null || mount.isVacant()) {
            return false;
        }
        return slash < 0 || Arrays.binarySearch(mount.instances(), Integer.parseInt(link.substring(slash + 1))) >= 0;
    }
}
