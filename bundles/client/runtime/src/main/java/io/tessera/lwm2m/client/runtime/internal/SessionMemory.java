// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.transport.Token;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a session knows of its server, in memory and in the store alike. */
final class SessionMemory {

    private final SessionRecords records;
    private final Map<Token, Observation> observations = new LinkedHashMap<>();
    private final Map<Path, NotificationAttributes> attributes;
    private final NotificationMemory notifications;
    private Registration registration;
    private boolean toldHere;
    private boolean forgotten;

    /** Goes on from what the records hold. */
    SessionMemory(SessionRecords records) {
        this.records = records;
        var kept = records.registration();
        registration = kept.registration();
        toldHere = kept.process().equals(ThisProcess.ID);
        attributes = records.attributes();
        records.observations().forEach(observation -> observations.put(observation.token(), observation));
        notifications = new NotificationMemory(records.notifications(), observations.keySet());
    }

    /** Nothing is kept in the store any more; memory stays for who still uses the session. */
    void forget() {
        forgotten = true;
        notifications.forget();
        records.clear();
    }

    Registration registration() {
        return registration;
    }

    /** Whether the server heard from this process. */
    boolean isToldHere() {
        return toldHere;
    }

    void registration(Registration now) {
        registration = now;
        toldHere = true;
        keep(() -> records.registration(now));
    }

    Map<Path, NotificationAttributes> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    void attributes(Path path, NotificationAttributes attached) {
        var before = attached.isEmpty() ? attributes.remove(path) : attributes.put(path, attached);
        if (!attached.equals(before)) {
            keep(() -> records.attributes(attributes));
        }
    }

    void forgetAttributes(Path path) {
        if (attributes.keySet().removeIf(path::covers)) {
            keep(() -> records.attributes(attributes));
        }
    }

    /** A copy, so that observations may be cancelled while one goes through them. */
    List<Observation> observations() {
        return List.copyOf(observations.values());
    }

    Optional<Observation> observation(Token token) {
        return Optional.ofNullable(observations.get(token));
    }

    void observe(Observation observation) {
        notifications.removeAll(observation.token());
        observations.put(observation.token(), observation);
        keep(() -> records.add(observation));
    }

    void cancel(Token token) {
        if (observations.remove(token) != null) {
            notifications.removeAll(token);
            keep(() -> records.remove(token));
        }
    }

    NotificationMemory notifications() {
        return notifications;
    }

    private void keep(Runnable write) {
        if (!forgotten) {
            write.run();
        }
    }
}
