// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.keys.KeyProvider;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentException;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.ComponentInstance;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a key provider there for each of Kura's keystores, by the name that it has in Kura. */
@Component(
        name = "io.tessera.lwm2m.platform.kura.keystores",
        service = {})
public final class KuraKeystores {

    private static final Logger LOG = LoggerFactory.getLogger(KuraKeystores.class);
    private static final String KURA_NAME = "kura.service.pid";

    private final ComponentFactory<KuraKeystore> factory;
    private final Map<Object, ComponentInstance<KuraKeystore>> providers = new ConcurrentHashMap<>();

    @Activate
    public KuraKeystores(
            @Reference(name = "factory", target = "(component.factory=" + KuraKeystore.FACTORY + ")")
                    ComponentFactory<KuraKeystore> factory) {
        this.factory = factory;
    }

    @Reference(name = "keystores", cardinality = ReferenceCardinality.AT_LEAST_ONE, policy = ReferencePolicy.DYNAMIC)
    void addKeystore(KeystoreService keystore, Map<String, Object> properties) {
        if (!(properties.get(KURA_NAME) instanceof String name)) {
            return;
        }
        var id = properties.get(Constants.SERVICE_ID);
        try {
            providers.put(id, factory.newInstance(provider(name, id)));
        } catch (ComponentException e) {
            LOG.warn("The keys of Kura's keystore {} can't be offered", name, e);
        }
    }

    @SuppressWarnings("JdkObsolete") // a component factory takes a Dictionary
    private static Hashtable<String, Object> provider(String name, Object id) {
        return new Hashtable<>(
                Map.of(KeyProvider.NAME, name, "keystore.target", "(%s=%s)".formatted(Constants.SERVICE_ID, id)));
    }

    void removeKeystore(KeystoreService keystore, Map<String, Object> properties) {
        var provider = providers.remove(properties.get(Constants.SERVICE_ID));
        if (provider != null) {
            provider.dispose();
        }
    }

    @Deactivate
    void close() {
        providers.values().forEach(ComponentInstance::dispose);
        providers.clear();
    }
}
