// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.Tracked;
import io.tessera.lwm2m.server.spi.TrackedObservations;
import io.tessera.lwm2m.transport.Token;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;

/** Observations by token, and by endpoint. */
final class ObservationStore implements TrackedObservations {

    private static final int TOKEN_LENGTH = 8;

    private final ConcurrentMap<Token, Tracked> byToken = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Map<Token, Tracked>> byEndpoint = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Predicate<String> isRegistered;
    private final Durable durable;

    /** @param isRegistered whether there is a registration with that id */
    ObservationStore(Predicate<String> isRegistered, Durable durable) {
        this.durable = durable;
        this.isRegistered = isRegistered;
    }

    @Override
    public void put(Tracked tracked) {
        var observation = tracked.observation();
        if (!isRegistered.test(observation.registration())) {
            return;
        }
        var before = byToken.put(tracked.token(), tracked);
        if (isNews(before, tracked)) {
            durable.put(observation);
        }
        byEndpoint.compute(observation.endpoint(), (endpoint, tokens) -> {
            var some = tokens == null ? new ConcurrentHashMap<Token, Tracked>(4) : tokens;
            some.put(tracked.token(), tracked);
            return some;
        });
    }

    @Override
    public Optional<Tracked> get(Token token) {
        return Optional.ofNullable(byToken.get(token));
    }

    @Override
    public Optional<Tracked> remove(Token token) {
        var tracked = byToken.remove(token);
        if (tracked == null) {
            return Optional.empty();
        }
        durable.remove(token);
        byEndpoint.computeIfPresent(tracked.observation().endpoint(), (endpoint, tokens) -> {
            tokens.remove(token);
            return tokens.isEmpty() ? null : tokens;
        });
        return Optional.of(tracked);
    }

    /** Forgets all of an endpoint. */
    List<Tracked> removeAll(String endpoint) {
        var removed = List.copyOf(of(endpoint));
        removed.forEach(tracked -> remove(tracked.token()));
        return removed;
    }

    @Override
    public Collection<Tracked> of(String endpoint) {
        var tokens = byEndpoint.get(endpoint);
        return tokens == null ? List.of() : List.copyOf(tokens.values());
    }

    @Override
    public Collection<Tracked> all() {
        return List.copyOf(byToken.values());
    }

    /** Those that the client accepted. */
    List<Tracked> accepted() {
        return byToken.values().stream()
                .filter(tracked -> tracked.sequence() != Tracked.NEVER)
                .toList();
    }

    @Override
    public Token newToken() {
        var token = randomToken();
        while (byToken.containsKey(token)) {
            token = randomToken();
        }
        return token;
    }

    /** Accepted just now: what later notifications bring isn't worth a write. */
    private static boolean isNews(Tracked before, Tracked tracked) {
        return tracked.sequence() != Tracked.NEVER && (before == null || before.sequence() == Tracked.NEVER);
    }

    private Token randomToken() {
        return new Token(random.nextLong(), TOKEN_LENGTH);
    }
}
