// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The client's end of LWM2M-4, information reporting (Core 1.2, 6.4). */
@Component(name = ReportingConfig.PID, configurationPid = ReportingConfig.PID, service = ClientInterface.class)
@Designate(ocd = ReportingConfig.class)
public final class ReportingInterface implements ClientInterface {

    private final Map<Client, ClientReporting> clients = new ConcurrentHashMap<>();
    private final Settings settings;
    private final Codec codec;

    @Activate
    public ReportingInterface(ReportingConfig config, @Reference(name = "codec") Codec codec) {
        this.settings = Settings.of(config);
        this.codec = codec;
    }

    @Override
    public String name() {
        return REPORTING;
    }

    @Override
    public boolean claims(Request request) {
        if (request.observe() == Request.NO_OBSERVE || request.accept() == ContentFormat.LINK) {
            return false;
        }
        return switch (request.method()) {
            case GET, FETCH -> true;
            default -> false;
        };
    }

    @Override
    public void handle(Session session, Exchange exchange) {
        clients.get(session.client()).handle(session, exchange);
    }

    @Override
    public void attach(Client client) {
        var reporting = new ClientReporting(client, settings, codec);
        clients.put(client, reporting);
        reporting.start();
    }

    @Override
    public void detach(Client client) {
        Optional.ofNullable(clients.remove(client)).ifPresent(ClientReporting::close);
    }

    @Override
    public void event(Client client, ClientEvent event) {
        Optional.ofNullable(clients.get(client)).ifPresent(reporting -> reporting.on(event));
    }
}
