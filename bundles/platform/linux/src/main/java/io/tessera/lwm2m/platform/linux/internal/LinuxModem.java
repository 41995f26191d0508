// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.Modem;
import io.tessera.lwm2m.platform.network.PreferredBearer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The modem that ModemManager knows; made while there is one. */
@Component(name = LinuxModem.FACTORY, factory = LinuxModem.FACTORY, service = Modem.class)
public final class LinuxModem implements Modem {

    static final String FACTORY = "io.tessera.lwm2m.platform.linux.radio.modem";

    private static final Status GONE =
            new Status(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    private final MobileNetwork network;

    @Activate
    public LinuxModem(@Reference(name = "network") MobileNetwork network) {
        this.network = network;
    }

    @Override
    public Status status() {
        return network.modem().orElse(GONE);
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return network.listen(changed);
    }

    @Override
    public CompletionStage<Void> prefer(List<PreferredBearer> order) {
        return network.prefer(order);
    }
}
