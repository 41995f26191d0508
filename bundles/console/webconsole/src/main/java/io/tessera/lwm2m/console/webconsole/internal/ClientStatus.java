// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.ServerStatus;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one client stands with its servers. Of the Security Object, where keys are, nothing is ever read. */
final class ClientStatus {

    private static final int SERVER_OBJECT = 1;
    private static final int SHORT_SERVER_ID = 0;
    private static final int LIFETIME = 1;
    private static final int BINDING = 7;

    private ClientStatus() {}

    /** @throws NoStatus if the client doesn't tell */
    static Map<String, Object> of(String name, Lwm2mClient client) throws NoStatus {
        var status = new LinkedHashMap<String, Object>();
        status.put("name", name);
        status.put("endpoint", client.endpoint());
        var objects = Patience.await(client.objects());
        status.put("objects", objects.stream().map(Path::toString).toList());
        var accounts = accounts(client);
        var servers = new ArrayList<Map<String, Object>>();
        for (var server : Patience.await(client.servers())) {
            servers.add(server(server, accounts.getOrDefault(server.shortServerId(), Map.of())));
        }
        status.put("servers", servers);
        return status;
    }

    /** Lifetime and binding by Short Server ID; nothing of a client that doesn't let them be read. */
    private static Map<Integer, Map<String, Object>> accounts(Lwm2mClient client) {
        var instances = new HashMap<Integer, Map<Integer, String>>();
        for (var value : read(client)) {
            if (value.path().depth() == 3) {
                instances
                        .computeIfAbsent(value.path().instance(), instance -> new HashMap<>())
                        .put(value.path().resource(), value.value().toString());
            }
        }
        var accounts = new HashMap<Integer, Map<String, Object>>();
        for (var resources : instances.values()) {
            var account = new LinkedHashMap<String, Object>();
            putNumber(account, resources.get(LIFETIME));
            putText(account, "binding", resources.getOrDefault(BINDING, ""));
            if (resources.containsKey(SHORT_SERVER_ID)) {
                accounts.put(Integer.valueOf(resources.get(SHORT_SERVER_ID)), account);
            }
        }
        return accounts;
    }

    private static List<PathValue> read(Lwm2mClient client) {
        try {
            return Patience.await(client.read(Caller.DEVICE, Path.of(SERVER_OBJECT)));
        } catch (NoStatus unreadable) {
            return List.of();
        }
    }

    private static void putNumber(Map<String, Object> account, String lifetime) {
        if (lifetime != null && lifetime.matches("-?\\d+")) {
            account.put("lifetime", Long.valueOf(lifetime));
        }
    }

    private static Map<String, Object> server(ServerStatus server, Map<String, Object> account) {
        var status = new LinkedHashMap<String, Object>();
        status.put("shortServerId", server.shortServerId());
        status.put("uri", server.uri());
        status.put("status", server.status());
        putText(status, "location", server.location());
        if (server.confirmed().isAfter(Instant.EPOCH)) {
            status.put("confirmed", server.confirmed().toString());
        }
        putText(status, "failure", server.failure());
        status.putAll(account);
        status.put("observations", server.observations());
        status.put("waiting", server.waiting());
        putText(status, "origin", server.origin());
        return status;
    }

    private static void putText(Map<String, Object> status, String member, String text) {
        if (!text.isEmpty()) {
            status.put(member, text);
        }
    }
}
