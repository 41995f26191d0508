// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** What works of bundles and of all that are wired to them, so that it can be told whether it does after a change. */
final class Health {

    /** Not every component has a service whose coming is told. */
    private static final long LOOK_MILLIS = 50;

    private final Bundles bundles;
    private final ServiceComponentRuntime runtime;
    private final Duration patience;

    /** @param patience how long what worked may take to work again */
    Health(Bundles bundles, ServiceComponentRuntime runtime, Duration patience) {
        this.bundles = bundles;
        this.runtime = runtime;
        this.patience = patience;
    }

    /**
     * How many configurations of each component were satisfied, and in use, at some moment.
     *
     * @param running bundles that ran
     */
    record Before(List<Bundle> running, Map<Component, Count> components) {}

    private record Component(Bundle bundle, String name) implements Comparable<Component> {

        @Override
        public int compareTo(Component other) {
            int byBundle = bundle.compareTo(other.bundle);
            return byBundle == 0 ? name.compareTo(other.name) : byBundle;
        }
    }

    private record Count(int satisfied, int active) {

        static Count of(Collection<ComponentConfigurationDTO> configurations) {
            int active = count(configurations, ComponentConfigurationDTO.ACTIVE);
            return new Count(active + count(configurations, ComponentConfigurationDTO.SATISFIED), active);
        }

        private static int count(Collection<ComponentConfigurationDTO> configurations, int state) {
            return (int) configurations.stream()
                    .filter(configuration -> configuration.state == state)
                    .count();
        }
    }

    Before now(Collection<Bundle> changing) {
        var running = bundles.dependents(changing).stream()
                .filter(FrameworkInventory::isActive)
                .toList();
        var counts = new TreeMap<Component, Count>();
        for (var description : runtime.getComponentDescriptionDTOs(running.toArray(Bundle[]::new))) {
            var bundle = bundles.framework().getBundle(description.bundle.id);
            counts.put(
                    new Component(bundle, description.name),
                    Count.of(runtime.getComponentConfigurationDTOs(description)));
        }
        return new Before(running, counts);
    }

    /**
     * Returns when all that worked works again; what the new version doesn't have any more isn't waited for.
     *
     * @throws BundleException says what doesn't
     */
    void await(Before before) throws BundleException, InterruptedException {
        restart(before);
        awaitUse(before);
        for (var component : before.components().keySet()) {
            var complaint = complaint(component, before.components().get(component));
            if (complaint.isPresent()) {
                throw new BundleException(complaint.get());
            }
        }
    }

    /** The framework starts those again that it has stopped; not those that it couldn't resolve meanwhile. */
    void restart(Before before) throws BundleException {
        for (var bundle : before.running()) {
            if (!FrameworkInventory.isActive(bundle)) {
                bundles.start(bundle);
            }
        }
    }

    private void awaitUse(Before before) throws BundleException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var changes = new Semaphore(0);
        ServiceListener listener = event -> changes.release();
        bundles.framework().addServiceListener(listener);
        try {
            while (!isUsedAgain(before) && System.nanoTime() < end) {
                changes.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                changes.drainPermits();
            }
        } finally {
            bundles.framework().removeServiceListener(listener);
        }
    }

    /** @throws BundleException if a component failed: time doesn't heal that */
    private boolean isUsedAgain(Before before) throws BundleException {
        boolean isAllUsed = true;
        for (var component : before.components().entrySet()) {
            var found = configurations(component.getKey());
            if (found.isEmpty()) {
                continue;
            }
            var now = Count.of(found.get());
            var wanted = component.getValue();
            var failure = failure(found.get());
            if (failure.isPresent() && now.satisfied() < wanted.satisfied()) {
                throw new BundleException(
                        "%s fails: %s".formatted(component.getKey().name(), failure.get()));
            }
            isAllUsed &= now.satisfied() >= wanted.satisfied() && now.active() >= wanted.active();
        }
        return isAllUsed;
    }

    private Optional<String> complaint(Component component, Count wanted) {
        var found = configurations(component);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var now = Count.of(found.get());
        if (now.satisfied() < wanted.satisfied()) {
            return Optional.of(component.name() + " doesn't come back: " + missing(found.get()));
        }
        // Others come with their first use.
        boolean isDue = describe(component).immediate;
        return isDue && now.active() < wanted.active()
                ? Optional.of(component.name() + " can't be activated")
                : Optional.empty();
    }

    private static String missing(Collection<ComponentConfigurationDTO> configurations) {
        var missing = configurations.stream()
                .filter(configuration -> configuration.unsatisfiedReferences != null)
                .flatMap(configuration -> List.of(configuration.unsatisfiedReferences).stream())
                .map(reference -> "reference " + reference.name)
                .distinct()
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? "it isn't configured" : missing + " is missing";
    }

    private static Optional<String> failure(Collection<ComponentConfigurationDTO> configurations) {
        return configurations.stream()
                .filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(configuration -> String.valueOf(configuration.failure)
                        .lines()
                        .findFirst()
                        .orElse(""))
                .findFirst();
    }

    /** Empty if its bundle has no such component any more. */
    private Optional<Collection<ComponentConfigurationDTO>> configurations(Component component) {
        return Optional.ofNullable(describe(component)).map(runtime::getComponentConfigurationDTOs);
    }

    private ComponentDescriptionDTO describe(Component component) {
        return runtime.getComponentDescriptionDTO(component.bundle(), component.name());
    }
}
