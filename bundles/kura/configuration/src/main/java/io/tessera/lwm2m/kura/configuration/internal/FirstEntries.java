// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's socket, endpoint and client as entries in Kura, so that a first server is one account. Made once all three
 * bundles are there, and only if there is no entry of any of the three: whoever has one has decided. Used by one thread.
 */
final class FirstEntries {

    private static final Logger LOG = LoggerFactory.getLogger(FirstEntries.class);

    /** @param name in Kura */
    private record Entry(String factory, String name) {}

    /** All with their defaults, by which they find each other. */
    private static final List<Entry> ENTRIES = List.of(
            new Entry("io.tessera.lwm2m.transport.socket", "socket-gateway"),
            new Entry("io.tessera.lwm2m.transport.coap", "coap-gateway"),
            new Entry("io.tessera.lwm2m.client.runtime", "runtime-gateway"));

    private final Tracked tracked;
    private Optional<ConfigurationService> kura = Optional.empty();

    FirstEntries(Tracked tracked) {
        this.tracked = tracked;
    }

    void use(ConfigurationService service) {
        kura = Optional.of(service);
        make();
    }

    void forget(ConfigurationService service) {
        kura = kura.filter(known -> known != service);
    }

    void make() {
        if (ENTRIES.stream().allMatch(entry -> tracked.isTracked(entry.factory()) && isNew(entry))) {
            kura.ifPresent(FirstEntries::make);
        }
    }

    private boolean isNew(Entry entry) {
        return tracked.find(ConfigurationAdmin.SERVICE_FACTORYPID, entry.factory())
                .isEmpty();
    }

    private static void make(ConfigurationService kura) {
        try {
            for (var entry : ENTRIES) {
                kura.createFactoryConfiguration(entry.factory(), entry.name(), Map.of(), true);
            }
            LOG.info("The gateway's socket, endpoint and client are in Kura's Services; a first server is an account");
        } catch (KuraException e) {
            LOG.warn("The gateway's socket, endpoint and client have to be made by hand: {}", e.getMessage());
        }
    }
}
