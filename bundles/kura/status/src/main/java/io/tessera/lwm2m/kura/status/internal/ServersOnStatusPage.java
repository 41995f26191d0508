// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.kura.status.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.ServerStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * How the gateway stands with its LwM2M Servers, for Kura's Status page. Kura asks at each look at the page. It is a
 * connection to the outside in this respect only: Kura's publishers can't send anything over it.
 */
@Component(
        name = "io.tessera.lwm2m.kura.status.servers",
        property = {"kura.service.pid=LwM2M"})
public final class ServersOnStatusPage implements CloudEndpoint {

    private static final String REGISTERED = "REGISTERED";
    private static final long PATIENCE = 2;

    private final Map<String, Lwm2mClient> clients = new ConcurrentSkipListMap<>();

    @Reference(name = "clients", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addClient(Lwm2mClient client, Map<String, Object> properties) {
        clients.put(nameOf(properties), client);
    }

    void removeClient(Lwm2mClient client, Map<String, Object> properties) {
        clients.remove(nameOf(properties), client);
    }

    private static String nameOf(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(Lwm2mClient.NAME, "gateway"));
    }

    @Override
    public Map<String, String> getInfo() {
        var info = new LinkedHashMap<String, String>();
        clients.forEach((name, client) -> describe(info, name, client));
        if (info.isEmpty()) {
            info.put("LwM2M", "no client runs: it needs a configuration of \"LwM2M client\"");
        }
        return info;
    }

    private static void describe(Map<String, String> info, String name, Lwm2mClient client) {
        var title = text("Client %s (%s)".formatted(name, client.endpoint()));
        try {
            var servers = client.servers().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
            info.put(title, summary(servers));
            servers.stream()
                    .filter(server -> !REGISTERED.equals(server.status()))
                    .forEach(server -> info.put(text("%s: %s".formatted(name, server.uri())), reason(server)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            info.put(title, "doesn't answer");
        } catch (ExecutionException e) {
            info.put(title, text(String.valueOf(e.getCause().getMessage())));
        }
    }

    private static String summary(List<ServerStatus> servers) {
        if (servers.isEmpty()) {
            return "has no server: it needs an \"LwM2M server account\"";
        }
        long registered = servers.stream()
                .filter(server -> REGISTERED.equals(server.status()))
                .count();
        return "registered at %d of %d servers".formatted(registered, servers.size());
    }

    private static String reason(ServerStatus server) {
        var status = server.status().toLowerCase(Locale.ROOT).replace('_', ' ');
        return text(server.failure().isEmpty() ? status : status + ": " + server.failure());
    }

    /** Servers write some of it, and whether Kura's page takes it for text or for markup isn't said anywhere. */
    private static String text(String told) {
        return told.replaceAll("[<>&\"'\\p{Cntrl}]", "?");
    }

    /** @throws UnsupportedOperationException always: what LwM2M Servers see are Objects */
    @Override
    public String publish(KuraMessage message) {
        throw new UnsupportedOperationException("LwM2M sends Objects, not messages of publishers");
    }

    @Override
    public void registerSubscriber(Map<String, Object> subscriptionProperties, CloudSubscriberListener listener) {
        // No message ever comes.
    }

    @Override
    public void unregisterSubscriber(CloudSubscriberListener listener) {
        // None is kept.
    }

    @Override
    public void registerCloudDeliveryListener(CloudDeliveryListener listener) {
        // Nothing is ever delivered.
    }

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener listener) {
        // None is kept.
    }
}
