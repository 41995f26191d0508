// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an Update changes (Core 1.2, 6.2.2). What it doesn't name stays; what it may not change is ignored. */
record UpdateParameters(
        Optional<Duration> lifetime,
        Optional<String> binding,
        boolean queueMode,
        Optional<String> smsNumber,
        List<String> profiles) {

    private static final List<String> KNOWN = List.of("lt", "b", "Q", "sms");

    /** @throws RequestRefused with 4.00 if a parameter is double or malformed */
    static UpdateParameters of(List<String> options, Lwm2mVersion version) throws RequestRefused {
        var query = new Query(options, KNOWN);
        var lifetimeText = query.take("lt");
        var lifetime = lifetimeText.isPresent()
                ? Optional.of(Parameters.lifetime(lifetimeText.get()))
                : Optional.<Duration>empty();
        var binding = query.take("b");
        if (binding.isPresent()) {
            Parameters.binding(binding.get(), version);
        }
        boolean queueMode = version.isAtLeast(Lwm2mVersion.V1_1) && query.takeFlag("Q");
        var profiles = Parameters.profiles(query, version);
        return new UpdateParameters(lifetime, binding, queueMode, query.take("sms"), profiles);
    }

    /** @param told empty where the Update said nothing of Objects */
    Registration applied(Registration before, Peer peer, String via, Optional<ObjectLinks> told, Instant now) {
        var objects = told.map(list -> list.orFormatsOf(before.objects())).orElse(before.objects());
        return new Registration(
                before.id(),
                before.endpoint(),
                peer,
                via,
                before.version(),
                lifetime.orElse(before.lifetime()),
                binding.orElse(before.binding()),
                queueModeAfter(before),
                smsNumber.orElse(before.smsNumber()),
                objects,
                told.isPresent() ? profiles : before.profiles(),
                before.attributes(),
                before.registered(),
                now);
    }

    /** In 1.0 the binding tells; later there is Q, which only counts anew where the binding is given as well. */
    private boolean queueModeAfter(Registration before) {
        boolean said =
                queueMode || binding.filter(modes -> modes.indexOf('Q') >= 0).isPresent();
        return binding.isPresent() ? said : said || before.queueMode();
    }
}
