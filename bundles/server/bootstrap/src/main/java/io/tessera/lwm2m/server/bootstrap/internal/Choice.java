// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which configuration counts for an endpoint: one that names it, else that of the pattern that says most, else that of
 * the name that comes first. Never changes.
 */
final class Choice {

    private final Map<String, BootstrapConfiguration> named = new HashMap<>();
    private final List<Candidate> patterns = new ArrayList<>();

    Choice(Collection<BootstrapConfiguration> configurations) {
        configurations.stream()
                .sorted(Comparator.comparing(BootstrapConfiguration::name))
                .forEach(this::add);
        // Sorting is stable, so that the order of names stays among equals.
        patterns.sort(Comparator.comparingInt(Candidate::literals).reversed());
    }

    private void add(BootstrapConfiguration configuration) {
        for (var endpoint : configuration.endpoints()) {
            if (Glob.isPattern(endpoint)) {
                patterns.add(new Candidate(endpoint, Glob.literals(endpoint), configuration));
                continue;
            }
            named.putIfAbsent(endpoint, configuration);
        }
    }

    Optional<BootstrapConfiguration> of(String endpoint) {
        var exact = named.get(endpoint);
        if (exact != null) {
            return Optional.of(exact);
        }
        for (var candidate : patterns) {
            if (Glob.matches(candidate.pattern(), endpoint)) {
                return Optional.of(candidate.configuration());
            }
        }
        return Optional.empty();
    }

    private record Candidate(String pattern, int literals, BootstrapConfiguration configuration) {}
}
