// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.Registrations;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server's registrations, and the tasks that it was given, which wait until the test lets them run. */
final class RegisteredClients implements Registrations {

    private final Map<String, Registration> registered = new LinkedHashMap<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    void add(String endpoint, Identity identity) {
        var peer = new Peer(new InetSocketAddress("127.0.0.1", 40_000 + registered.size()), identity);
        var registration = new Registration(
                "id-" + endpoint,
                endpoint,
                peer,
                "secure",
                Lwm2mVersion.V1_0,
                Duration.ofDays(1),
                "U",
                false,
                "",
                ObjectLinks.NONE,
                List.of(),
                Map.of(),
                Instant.EPOCH,
                Instant.EPOCH);
        registered.put(registration.id(), registration);
    }

    /** Names and reasons, in order; after all that waits has run. */
    List<String> ended() {
        while (!tasks.isEmpty()) {
            tasks.remove(0).run();
        }
        return ended;
    }

    /** As when the time of everything scheduled has come. */
    void timePasses() {
        tasks.addAll(later);
        later.clear();
    }

    Server server() {
        return (Server) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Server.class}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "registrations" -> {
                            return this;
                        }
                        case "execute" -> tasks.add((Runnable) arguments[1]);
                        case "schedule" -> {
                            var task = (Runnable) arguments[1];
                            later.add(task);
                            return (Server.Timer) () -> later.remove(task);
                        }
                        case "deregister" -> deregister((String) arguments[0], (Reason) arguments[1]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private void deregister(String id, Reason reason) throws RequestRefused {
        var gone = Optional.ofNullable(registered.remove(id))
                .orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "not registered"));
        ended.add(gone.endpoint() + " " + reason);
    }

    @Override
    public Collection<Registration> all() {
        return List.copyOf(registered.values());
    }

    @Override
    public Optional<Registration> byEndpoint(String endpoint) {
        return all().stream().filter(one -> one.endpoint().equals(endpoint)).findFirst();
    }

    @Override
    public Optional<Registration> byId(String id) {
        return Optional.ofNullable(registered.get(id));
    }
}
