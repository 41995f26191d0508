// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.ComponentInstance;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Has the modem's service there as long as the modem is. */
@Component(
        name = "io.tessera.lwm2m.platform.linux.radio.presence",
        service = {})
public final class ModemPresence {

    private final MobileNetwork network;
    private final ComponentFactory<LinuxModem> factory;
    private final AutoCloseable listening;
    private ComponentInstance<LinuxModem> modem;
    private boolean isClosed;

    @Activate
    public ModemPresence(
            @Reference(name = "network") MobileNetwork network,
            @Reference(name = "factory", target = "(component.factory=" + LinuxModem.FACTORY + ")")
                    ComponentFactory<LinuxModem> factory) {
        this.network = network;
        this.factory = factory;
        listening = network.listen(this::look);
        look();
    }

    @Deactivate
    void close() throws Exception {
        listening.close();
        synchronized (this) {
            isClosed = true;
            dispose();
        }
    }

    private synchronized void look() {
        boolean isThere = network.modem().isPresent();
        if (isClosed || isThere == (modem != null)) {
            return;
        }
        if (isThere) {
            modem = factory.newInstance(null);
            return;
        }
        dispose();
    }

    private void dispose() {
        if (modem != null) {
            modem.dispose();
            modem = null;
        }
    }
}
