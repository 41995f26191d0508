// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's end of LWM2M-1, bootstrap (Core 1.2, 6.1). */
@Component(name = BootstrapConfig.PID, configurationPid = BootstrapConfig.PID, service = ClientInterface.class)
@Designate(ocd = BootstrapConfig.class)
public final class BootstrapInterface implements ClientInterface {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapInterface.class);

    private static final String GATEWAY = "gateway";

    private final Map<Client, ClientBootstrap> clients = new ConcurrentHashMap<>();
    private final Settings settings;
    private final Operations operations;
    private final Sources sources;
    private final Runnable end;

    @Activate
    public BootstrapInterface(BootstrapConfig config, @Reference(name = "codec") Codec codec) {
        this(Settings.of(config), codec, new Worker());
    }

    private BootstrapInterface(Settings settings, Codec codec, Worker worker) {
        this(settings, codec, worker, worker::close);
    }

    /** @param worker reads the sources */
    BootstrapInterface(Settings settings, Codec codec, Executor worker, Runnable end) {
        this.settings = settings;
        this.end = end;
        operations = new Operations(codec, settings);
        sources = new Sources(worker);
    }

    @Deactivate
    void deactivate() {
        end.run();
    }

    @Reference(name = "sources", cardinality = MULTIPLE, policy = DYNAMIC)
    void addSource(BootstrapSource source, Map<String, Object> properties) {
        var client = String.valueOf(properties.getOrDefault(BootstrapSource.CLIENT, GATEWAY));
        sources.add(source, client, () -> look(client));
        look(client);
    }

    private void look(String client) {
        clients.forEach((each, bootstrap) -> {
            if (each.name().equals(client)) {
                each.execute(bootstrap::look);
            }
        });
    }

    void removeSource(BootstrapSource source) {
        sources.remove(source);
    }

    @Override
    public String name() {
        return BOOTSTRAP;
    }

    /** An LwM2M Server asks nothing of this interface. */
    @Override
    public boolean claims(Request request) {
        return false;
    }

    @Override
    public void handle(Session session, Exchange exchange) {
        exchange.respond(Response.of(ResponseCode.METHOD_NOT_ALLOWED));
    }

    @Override
    public void handleBootstrap(Client client, Exchange exchange) {
        Optional.ofNullable(clients.get(client))
                .ifPresentOrElse(
                        bootstrap -> new Answering(client, bootstrap, operations).answer(exchange), exchange::ignore);
    }

    @Override
    public void attach(Client client) {
        clients.put(client, new ClientBootstrap(client, settings, operations, sources));
    }

    @Override
    public void detach(Client client) {
        Optional.ofNullable(clients.remove(client)).ifPresent(bootstrap -> {
            try {
                bootstrap.close();
            } catch (Exception e) {
                LOG.warn("{}: the bootstrap doesn't end well: {}", client.name(), e.getMessage());
            }
        });
    }

    @Override
    public void event(Client client, ClientEvent event) {
        Optional.ofNullable(clients.get(client)).ifPresent(bootstrap -> bootstrap.on(event));
    }
}
