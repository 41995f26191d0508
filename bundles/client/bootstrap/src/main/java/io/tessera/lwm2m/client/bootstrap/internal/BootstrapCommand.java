// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** For the framework's shell, if there is one: {@code lwm2m:bootstrap} has the gateway ask its Bootstrap-Server. */
@Component(
        name = "io.tessera.lwm2m.client.bootstrap.command",
        service = BootstrapCommand.class,
        property = {"osgi.command.scope=lwm2m", "osgi.command.function=bootstrap"})
public final class BootstrapCommand {

    private static final String GATEWAY = "gateway";
    private static final long PATIENCE_SECONDS = 5;

    private final Map<String, Lwm2mClient> clients = new TreeMap<>();

    @Reference(name = "clients", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addClient(Lwm2mClient client, Map<String, Object> properties) {
        clients.put(nameOf(properties), client);
    }

    synchronized void removeClient(Lwm2mClient client, Map<String, Object> properties) {
        clients.remove(nameOf(properties), client);
    }

    private static String nameOf(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(Lwm2mClient.NAME, GATEWAY));
    }

    /** Has the gateway's own client ask. */
    public String bootstrap() {
        return bootstrap(GATEWAY);
    }

    /** @param client the name of its configuration */
    public String bootstrap(String client) {
        return find(client).map(BootstrapCommand::ask).orElse("there is no client " + client);
    }

    private static String ask(Lwm2mClient client) {
        try {
            client.bootstrap().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return "the Bootstrap-Server is asked; the log says what comes of it";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (ExecutionException e) {
            return e.getCause() instanceof RequestRefused refusal ? refusal.diagnostic() : String.valueOf(e.getCause());
        } catch (TimeoutException e) {
            return "the client doesn't react";
        }
    }

    private synchronized Optional<Lwm2mClient> find(String client) {
        return Optional.ofNullable(clients.get(client));
    }
}
