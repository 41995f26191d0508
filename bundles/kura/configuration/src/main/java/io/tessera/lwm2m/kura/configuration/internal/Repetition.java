// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Components that got their configuration before there was anybody to decrypt it get it once more, and so do those that
 * never got what was applied last. The others don't: most of them start anew with each configuration, and an update of
 * this bundle alone must not be felt.
 */
final class Repetition {

    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Forms forms;
    private final Delivery delivery;
    private final Tracked tracked;

    Repetition(
            BundleContext context,
            ServiceComponentRuntime components,
            Forms forms,
            Delivery delivery,
            Tracked tracked) {
        this.context = context;
        this.components = components;
        this.forms = forms;
        this.delivery = delivery;
        this.tracked = tracked;
    }

    /**
     * Looks whether what is stored has arrived. SCR 2.1 reads the values before the number that they have: of two updates
     * at once it may deliver the first with the number of the second, and then takes the second for one that it has.
     *
     * @param pid of a configuration whose update SCR has had the time to hear of
     */
    void check(String factory, String pid) {
        var form = factory == null ? pid : factory;
        for (var component : components.getComponentDescriptionDTOs()) {
            boolean isOnlyOne = component.configurationPid.length == 1 && component.configurationPid[0].equals(form);
            if (isOnlyOne && tracked.contains(context.getBundle(component.bundle.id))) {
                configured(component).forEach(configured -> check(pid, configured));
            }
        }
    }

    private void check(String pid, ComponentConfigurationDTO configured) {
        var delivered = configured.properties.get(Delivery.ORIGIN);
        if (delivered != null && pid.equals(configured.properties.get(Constants.SERVICE_PID))) {
            tracked.find(Constants.SERVICE_PID, pid).stream()
                    .filter(stored -> isAnother(stored, delivered))
                    .forEach(Repetition::again);
        }
    }

    private static boolean isAnother(Configuration configuration, Object delivered) {
        try {
            var stored = configuration.getProperties();
            return stored != null && !Delivery.origin(stored).equals(delivered);
        } catch (IllegalStateException deleted) {
            return false;
        }
    }

    void deliver() {
        for (var component : components.getComponentDescriptionDTOs()) {
            if (tracked.contains(context.getBundle(component.bundle.id))) {
                configured(component).forEach(configured -> deliver(component, configured));
            }
        }
    }

    private Collection<ComponentConfigurationDTO> configured(ComponentDescriptionDTO component) {
        try {
            return components.getComponentConfigurationDTOs(component);
        } catch (NullPointerException gone) {
            // SCR 2.1 says so of a component whose bundle ends.
            LOG.debug("{} ended meanwhile", component.name);
            return List.of();
        }
    }

    private void deliver(ComponentDescriptionDTO component, ComponentConfigurationDTO configured) {
        var bundle = context.getBundle(component.bundle.id);
        if (bundle == null || !(configured.properties.get(Constants.SERVICE_PID) instanceof String pid)) {
            return;
        }
        var factory = configured.properties.get(ConfigurationAdmin.SERVICE_FACTORYPID);
        var ids = forms.passwords(bundle, factory == null ? pid : factory.toString());
        if (delivery.isRaw(ids, configured.properties)) {
            tracked.find(Constants.SERVICE_PID, pid).forEach(Repetition::again);
        }
    }

    /** With what is stored: {@code update()} without it tells no component of SCR's. */
    private static void again(Configuration configuration) {
        try {
            var stored = configuration.getProperties();
            if (stored != null) {
                configuration.update(stored);
                LOG.info(
                        "{} is delivered once more: it had not arrived, or not as it is meant", configuration.getPid());
            }
        } catch (IllegalStateException deleted) {
            LOG.debug("{} was deleted meanwhile", configuration);
        } catch (IOException e) {
            LOG.warn("{} can't be delivered once more: {}", configuration.getPid(), e.getMessage());
        }
    }
}
