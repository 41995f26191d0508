// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/** What one server sees of the gateway: told by its event stream, so nothing is polled. */
final class ServerView {

    private static final int CHANGES_THAT_CONVINCE = 3;

    /** A value as the server got it. */
    record Seen(String path, Object value, String units, Instant received) {}

    private final String name;
    private final String endpoint;
    private final ServerApi api;
    private final CompletableFuture<Map<String, Object>> registered = new CompletableFuture<>();
    private final CompletableFuture<Void> changing = new CompletableFuture<>();
    private final Map<String, Seen> values = new ConcurrentSkipListMap<>();
    private final Set<String> changed = new HashSet<>();

    ServerView(String name, URI base, String login, String endpoint) {
        this.name = name;
        this.endpoint = endpoint;
        api = new ServerApi(base, login);
        var reader = new Thread(this::follow, "events-of-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    String name() {
        return name;
    }

    CompletableFuture<Map<String, Object>> registered() {
        return registered;
    }

    /** Completes once several values differ from what they were. */
    CompletableFuture<Void> changing() {
        return changing;
    }

    List<Seen> values() {
        return List.copyOf(values.values());
    }

    /** Objects and their instances as registered; Security is never among them. */
    List<Map<String, Object>> objects() throws IOException, InterruptedException {
        var objects = new ArrayList<Map<String, Object>>();
        for (var object : list(map(api.get(href())).get("objects"))) {
            objects.add(map(object));
        }
        return objects;
    }

    private String href() {
        return (String) registered.join().get("href");
    }

    private void follow() {
        try {
            api.follow("/api/events", this::onEvent);
            throw new IOException("the event stream ended");
        } catch (IOException | UncheckedIOException e) {
            registered.completeExceptionally(e);
            changing.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onEvent(String event, Object data) {
        switch (event) {
            case "ready", "reset" -> lookForClient();
            case "registered", "updated" -> onRegistration(map(data));
            case "notification" -> onNotification(map(data));
            default -> {
                // other events don't concern the demonstration
            }
        }
    }

    private void lookForClient() {
        try {
            list(api.get("/api/clients")).forEach(client -> onRegistration(map(client)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onRegistration(Map<String, Object> registration) {
        if (endpoint.equals(registration.get("endpoint"))) {
            registered.complete(registration);
        }
    }

    private void onNotification(Map<String, Object> notification) {
        if (endpoint.equals(notification.get("endpoint"))) {
            remember(notification, Boolean.TRUE.equals(notification.get("first")));
        }
    }

    private synchronized void remember(Map<String, Object> content, boolean first) {
        var now = Instant.now();
        for (var element : list(content.get("values"))) {
            var value = map(element);
            var seen = new Seen(
                    (String) value.get("path"), value.get("value"), (String) value.getOrDefault("units", ""), now);
            var before = values.put(seen.path(), seen);
            if (!first && before != null && !String.valueOf(before.value()).equals(String.valueOf(seen.value()))) {
                changed.add(seen.path());
            }
        }
        if (changed.size() >= CHANGES_THAT_CONVINCE) {
            changing.complete(null);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object json) {
        return json == null ? List.of() : (List<Object>) json;
    }
}
