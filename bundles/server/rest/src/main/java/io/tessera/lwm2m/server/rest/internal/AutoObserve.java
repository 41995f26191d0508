// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.server.Registrations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Observes what registers and matches a pattern, so that values move without anybody asking. What a client refuses isn't
 * asked for again until it registers anew; what it left unanswered is, with its next Update. Observations that there are
 * when this ends stay.
 */
@Component(
        name = AutoObserveConfig.PID,
        configurationPid = AutoObserveConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AutoObserveConfig.class)
public final class AutoObserve implements RegistrationListener {

    private final List<ObservePattern> patterns;
    private final List<String> attributes;
    private final int limit;
    private final InformationReporting reporting;
    private final Map<String, ObserveRound> rounds = new ConcurrentHashMap<>();

    @Activate
    public AutoObserve(
            AutoObserveConfig config,
            @Reference(name = "registrations") Registrations registrations,
            @Reference(name = "reporting") InformationReporting reporting) {
        this.patterns =
                Arrays.stream(config.patterns()).map(ObservePattern::parse).toList();
        this.attributes = List.of(config.attributes());
        this.limit = config.limit();
        this.reporting = reporting;
        registrations.all().forEach(this::registered);
    }

    @Override
    public void registered(Registration client) {
        var round = new ObserveRound(client.endpoint(), attributes, reporting);
        rounds.put(client.endpoint(), round);
        round.add(wanted(client));
    }

    @Override
    public void updated(Registration before, Registration now) {
        rounds.computeIfAbsent(now.endpoint(), endpoint -> new ObserveRound(endpoint, attributes, reporting))
                .add(wanted(now));
    }

    @Override
    public void deregistered(Registration client, Reason reason) {
        var round = rounds.remove(client.endpoint());
        if (round != null) {
            round.end();
        }
    }

    private List<Path> wanted(Registration client) {
        return patterns.stream()
                .flatMap(pattern -> pattern.in(client.objects()))
                .distinct()
                .limit(limit)
                .toList();
    }
}
