// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.store.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.journal.JournaledStore;
import io.tessera.lwm2m.platform.secrets.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The store of all clients of a framework, in one configured folder, encrypted with keys of the platform. */
@Component(
        name = StoreConfig.PID,
        configurationPid = StoreConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = ClientStore.class)
@Designate(ocd = StoreConfig.class)
public final class StoreComponent extends JournaledStore implements ClientStore {

    @Activate
    public StoreComponent(StoreConfig config, @Reference(name = "secrets") Secrets secrets) {
        super(
                Path.of(config.folder()),
                "client.store",
                secrets::key,
                Clock.systemUTC(),
                Duration.ofSeconds(config.retrySeconds()));
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
