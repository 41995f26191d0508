// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.ConnectionProfile;
import io.tessera.lwm2m.platform.network.ConnectionProfile.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The profiles of NetworkManager, and those connections of the modem that it has none for. A profile keeps its id as
 * long as this lives.
 */
final class ProfileBook {

    private final Map<String, Integer> ids = new HashMap<>();
    private volatile Map<Integer, GsmProfile> known = Map.of();

    /** Empty for one that NetworkManager doesn't have. */
    Optional<GsmProfile> find(int id) {
        return Optional.ofNullable(known.get(id));
    }

    /** By ascending id. */
    List<ConnectionProfile> profiles(List<GsmProfile> host, List<ModemBearer> bearers) {
        var profiles = new ArrayList<ConnectionProfile>();
        var numbered = new TreeMap<Integer, GsmProfile>();
        var others = new ArrayList<>(bearers);
        var sorted =
                host.stream().sorted(Comparator.comparing(GsmProfile::uuid)).toList();
        for (var profile : sorted) {
            var bearer = bearer(profile, others);
            others.removeIf(other -> bearer.equals(Optional.of(other)));
            others.removeIf(other -> other.accessPoint().equals(profile.accessPoint()));
            int id = id(profile.uuid());
            numbered.put(id, profile);
            profiles.add(profile(id, profile, bearer));
        }
        var seen = new HashMap<String, Integer>();
        for (var bearer : others) {
            var name = bearer.accessPoint().orElse("default");
            if (seen.put(name, 0) == null) {
                profiles.add(profile(id("bearer " + name), name, bearer));
            }
        }
        known = Map.copyOf(numbered);
        profiles.sort(Comparator.comparingInt(ConnectionProfile::id));
        return List.copyOf(profiles);
    }

    private int id(String key) {
        return ids.computeIfAbsent(key, unseen -> ids.size());
    }

    /** The connection that is made by a profile: the one with its APN, or the only one. */
    private static Optional<ModemBearer> bearer(GsmProfile profile, Collection<ModemBearer> bearers) {
        if (!profile.isActive()) {
            return Optional.empty();
        }
        var connected = bearers.stream().filter(ModemBearer::isConnected).toList();
        return connected.stream()
                .filter(bearer -> bearer.accessPoint().equals(profile.accessPoint()))
                .findFirst()
                .or(() -> connected.size() == 1 ? Optional.of(connected.get(0)) : Optional.empty());
    }

    private static ConnectionProfile profile(int id, GsmProfile profile, Optional<ModemBearer> bearer) {
        var counted = bearer.flatMap(ModemBearer::connection);
        var addresses = profile.addresses().isEmpty()
                ? counted.map(Connection::addresses).orElse(List.of())
                : profile.addresses();
        var connection = new Connection(
                counted.flatMap(Connection::since),
                counted.flatMap(Connection::sentBytes),
                counted.flatMap(Connection::receivedBytes),
                addresses);
        return new ConnectionProfile(
                id,
                profile.name(),
                profile.accessPoint(),
                profile.isEnabled(),
                profile.authentication(),
                profile.user(),
                profile.family(),
                profile.isActive() ? Optional.of(connection) : Optional.empty());
    }

    private static ConnectionProfile profile(int id, String name, ModemBearer bearer) {
        return new ConnectionProfile(
                id,
                name,
                Optional.of(bearer.accessPoint().orElse("")),
                bearer.isConnected(),
                bearer.authentication(),
                bearer.user(),
                bearer.family(),
                bearer.connection());
    }
}
