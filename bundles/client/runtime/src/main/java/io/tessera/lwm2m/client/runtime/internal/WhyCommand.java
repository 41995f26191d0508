// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.access.AccessInquiry;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** For the framework's shell, if there is one: {@code why 2 write /3303/0/5750} tells which rule decides. */
@Component(
        name = "io.tessera.lwm2m.client.runtime.why",
        service = WhyCommand.class,
        property = {"osgi.command.scope=lwm2m", "osgi.command.function=why"})
public final class WhyCommand {

    private static final String GATEWAY = "gateway";
    private static final long PATIENCE_SECONDS = 5;

    private final Map<String, AccessInquiry> clients = new TreeMap<>();

    @Reference(name = "clients", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addClient(AccessInquiry client, Map<String, Object> properties) {
        clients.put(nameOf(properties), client);
    }

    synchronized void removeClient(AccessInquiry client, Map<String, Object> properties) {
        clients.remove(nameOf(properties), client);
    }

    private static String nameOf(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(Lwm2mClient.NAME, GATEWAY));
    }

    /** Asks the gateway's own client. */
    public String why(int server, String operation, String path) {
        return why(GATEWAY, server, operation, path);
    }

    /**
     * Asks a client.
     *
     * @param client the name of its configuration
     * @param server a Short Server ID
     * @param operation such as {@code read} or {@code write-attributes}
     * @param path such as {@code /3303/0/5700}
     */
    public String why(String client, int server, String operation, String path) {
        var inquiry = find(client);
        if (inquiry == null) {
            return "there is no client " + client;
        }
        try {
            var asked = Operation.valueOf(operation.toUpperCase(Locale.ROOT).replace('-', '_'));
            return inquiry.why(server, asked, Path.parse(path))
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .toString();
        } catch (IllegalArgumentException e) {
            return "an operation is one of "
                    + Arrays.toString(Operation.values()).toLowerCase(Locale.ROOT);
        } catch (RequestRefused e) {
            return e.diagnostic();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (ExecutionException | TimeoutException e) {
            return "the client doesn't tell: " + e;
        }
    }

    private synchronized AccessInquiry find(String client) {
        return clients.get(client);
    }
}
