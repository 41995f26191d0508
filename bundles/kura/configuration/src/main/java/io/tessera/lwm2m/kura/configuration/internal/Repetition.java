// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.configuration.internal;

import java.io.IOException;
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
 * Components that got their configuration before there was anybody to decrypt it get it once more. The others don't: most
 * of them start anew with each configuration, and an update of this bundle alone must not be felt.
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

    void deliver() {
        for (var component : components.getComponentDescriptionDTOs()) {
            if (tracked.contains(context.getBundle(component.bundle.id))) {
                deliver(component);
            }
        }
    }

    private void deliver(ComponentDescriptionDTO component) {
        try {
            components.getComponentConfigurationDTOs(component).forEach(configured -> deliver(component, configured));
        } catch (NullPointerException gone) {
            // SCR 2.1 says so of a component whose bundle ends.
            LOG.debug("{} ended meanwhile", component.name);
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
                LOG.info("{} was delivered as it is stored, and now as it is meant", configuration.getPid());
            }
        } catch (IllegalStateException deleted) {
            LOG.debug("{} was deleted meanwhile", configuration);
        } catch (IOException e) {
            LOG.warn("{} can't be delivered once more: {}", configuration.getPid(), e.getMessage());
        }
    }
}
