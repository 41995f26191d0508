// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Peer;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from the beginnings and ends of secure associations with servers. Only on the engine. */
final class Associations {

    private static final Logger LOG = LoggerFactory.getLogger(Associations.class);
    private static final int ALERT_CODE = 11;

    private final Sessions sessions;
    private final Mounts mounts;
    private final ObjectCalls calls;
    private final Consumer<ClientEvent> events;

    Associations(Sessions sessions, Mounts mounts, ObjectCalls calls, Consumer<ClientEvent> events) {
        this.sessions = sessions;
        this.mounts = mounts;
        this.calls = calls;
        this.events = events;
    }

    /** While the client isn't registered, the Register that began the association tells the server all. */
    void renewed(Peer peer) {
        sessions.of(peer)
                .filter(session -> session.registration().isRegistered())
                .ifPresent(session -> events.accept(new ClientEvent.AssociationRenewed(session)));
    }

    /** What a server sent is kept in /1/x/11 (Core 1.2, appendix E.2). The end in good order is no event. */
    void alert(Peer peer, Alert alert) {
        var session = sessions.of(peer);
        if (session.isEmpty() || !alert.isFatal()) {
            return;
        }
        var account = session.get().account();
        LOG.warn(
                "Server {} at {}: DTLS alert {} {}",
                account.shortServerId(),
                account.uri(),
                alert.description(),
                alert.isReceived() ? "received" : "sent");
        if (alert.isReceived()) {
            keep(Path.of(AccountObjects.SERVER, account.serverInstance()).child(ALERT_CODE), alert.description());
        }
    }

    private void keep(Path resource, int description) {
        var server = mounts.find(AccountObjects.SERVER);
        if (server == null || server.isVacant()) {
            return;
        }
        var value = List.of(new PathValue(resource, new Value.UnsignedIntegerValue(description)));
        calls.call(resource, () -> server.object().write(Caller.DEVICE, resource, false, value))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.warn("{} can't be set: {}", resource, failure.getMessage());
                    }
                });
    }
}
