// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Why a component is not satisfied, down to the one that nobody provides. */
final class Components {

    /** An operator switches these on: they reboot the machine, set its clock, install software, need a receiver or a modem. */
    private static final Set<String> OFF_BY_DEFAULT = Set.of(
            "io.tessera.lwm2m.platform.linux.reboot",
            "io.tessera.lwm2m.platform.linux.clock",
            "io.tessera.lwm2m.platform.linux.lock.lock",
            "io.tessera.lwm2m.platform.osgi.log",
            "io.tessera.lwm2m.platform.linux.lock.wipe",
            "io.tessera.lwm2m.objects.lock_wipe",
            "io.tessera.lwm2m.objects.cellular",
            "io.tessera.lwm2m.objects.bearer",
            "io.tessera.lwm2m.platform.linux.capability.control",
            "io.tessera.lwm2m.objects.devcap",
            "io.tessera.lwm2m.platform.gpsd.position",
            "io.tessera.lwm2m.platform.installer.command",
            "io.tessera.lwm2m.platform.installer.maintenance",
            "io.tessera.lwm2m.platform.osgi.software",
            "io.tessera.lwm2m.objects.firmware_update",
            "io.tessera.lwm2m.objects.software_component.object",
            "io.tessera.lwm2m.objects.software_management");

    private final ServiceComponentRuntime runtime;
    private final Predicate<String> isConfigured;

    /** @param isConfigured whether the distribution brings a configuration for this PID */
    Components(ServiceComponentRuntime runtime, Predicate<String> isConfigured) {
        this.runtime = runtime;
        this.isConfigured = isConfigured;
    }

    /** One chain for every component of ours that should run and does not. */
    List<String> unsatisfied() {
        var chains = new ArrayList<String>();
        for (var component : runtime.getComponentDescriptionDTOs()) {
            boolean ours = component.bundle.symbolicName.startsWith("io.tessera.");
            if (ours && !OFF_BY_DEFAULT.contains(component.name) && !runs(component)) {
                chains.add(chain(component, "", new HashSet<>()));
            }
        }
        return chains;
    }

    int count() {
        return runtime.getComponentDescriptionDTOs().size();
    }

    /** Who waits for a configuration that nobody brought, or for an order to be made, is not missing anything. */
    private boolean runs(ComponentDescriptionDTO component) {
        var configurations = runtime.getComponentConfigurationDTOs(component);
        boolean requires = "require".equals(component.configurationPolicy);
        if (requires && Arrays.stream(component.configurationPid).noneMatch(isConfigured)) {
            return true;
        }
        boolean onDemand = component.factory != null;
        return (onDemand || !configurations.isEmpty())
                && configurations.stream().allMatch(Components::isSatisfied);
    }

    private static boolean isSatisfied(ComponentConfigurationDTO configuration) {
        return configuration.state == ComponentConfigurationDTO.SATISFIED
                || configuration.state == ComponentConfigurationDTO.ACTIVE;
    }

    private String chain(ComponentDescriptionDTO component, String indent, Set<String> seen) {
        var text = new StringBuilder(indent + component.name);
        if (!seen.add(component.name)) {
            return text.append(" (see above)").toString();
        }
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            text.append(" has no configuration");
        }
        for (var configuration : configurations) {
            text.append(
                    switch (configuration.state) {
                        case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> " has no configuration";
                        case ComponentConfigurationDTO.FAILED_ACTIVATION -> " failed: " + configuration.failure;
                        default -> "";
                    });
            for (var reference : configuration.unsatisfiedReferences) {
                text.append("\n").append(missing(component, reference, indent + "  ", seen));
            }
        }
        return text.toString();
    }

    private String missing(
            ComponentDescriptionDTO component, UnsatisfiedReferenceDTO reference, String indent, Set<String> seen) {
        var wanted = Arrays.stream(component.references)
                .filter(candidate -> candidate.name.equals(reference.name))
                .map(candidate -> candidate.interfaceName)
                .findFirst()
                .orElse("?");
        var text = new StringBuilder("%sneeds %s (%s%s)"
                .formatted(indent, wanted, reference.name, reference.target == null ? "" : " " + reference.target));
        var providers = runtime.getComponentDescriptionDTOs().stream()
                .filter(candidate -> Arrays.asList(candidate.serviceInterfaces).contains(wanted))
                .toList();
        if (providers.isEmpty()) {
            return text.append(": no component provides it").toString();
        }
        providers.forEach(provider -> text.append("\n").append(chain(provider, indent + "  ", seen)));
        return text.toString();
    }
}
