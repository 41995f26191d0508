// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.store.internal;

import io.tessera.lwm2m.journal.JournaledStore;
import io.tessera.lwm2m.server.store.ServerStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** The store of the server of a framework, in one configured folder. */
@Component(name = StoreConfig.PID, configurationPid = StoreConfig.PID, service = ServerStore.class)
@Designate(ocd = StoreConfig.class)
public final class StoreComponent implements ServerStore {

    private final JournaledStore store;

    @Activate
    public StoreComponent(StoreConfig config) {
        store = new JournaledStore(Path.of(config.folder()), "server.store", Clock.systemUTC());
    }

    @Deactivate
    void close() {
        store.close();
    }

    @Override
    public Optional<byte[]> get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        store.put(key, value);
    }

    @Override
    public void remove(String key) {
        store.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return store.keys(prefix);
    }

    @Override
    public void flush() {
        store.flush();
    }
}
