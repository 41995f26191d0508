// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A server account that is in use: the connection to the server, and everything that is kept per server. What the
 * setters are given is durable. Only on the client's engine.
 */
@ProviderType
public interface Session {

    Client client();

    /** As it is in force now. */
    ServerAccount account();

    /** The server as a caller of operations. */
    default Caller caller() {
        return new Caller(account().shortServerId());
    }

    /**
     * Sends a request to the server.
     *
     * @return the response, of whatever code, on the engine; fails with {@link io.tessera.lwm2m.transport.NoAnswer}
     */
    CompletionStage<Response> send(Request request);

    /**
     * Sends a notification, with the next sequence number of its observation.
     *
     * @param last whether it ends the observation, and so carries no sequence number
     * @param delivery is told on the engine what became of it
     */
    void notify(
            Observation observation, Response response, boolean confirmable, boolean last, Consumer<Delivery> delivery);

    /** The sequence number for the answer to the Observe request itself; larger than all before. */
    int nextSequence(Token token);

    Registration registration();

    /** Whether the server knows where the client is: it is registered there, and this process told it so. */
    boolean isReachable();

    /** Keeps how the client stands with this server; tells the interfaces when that begins or ends being registered. */
    void registration(Registration registration);

    /** What the server attached, by path; only what is not empty. */
    Map<Path, NotificationAttributes> attributes();

    /** What is in force at a path: its own attributes, and those that it inherits (Core 1.2, 7.3.2). */
    default NotificationAttributes attributesInForce(Path path) {
        var attached = attributes();
        var inForce = NotificationAttributes.NONE;
        for (int depth = path.depth(); depth > 0 && !attached.isEmpty(); depth--) {
            var here = attached.get(path.cut(depth));
            inForce = here == null ? inForce : inForce.orElse(here);
        }
        return inForce;
    }

    /** Attaches to a path; {@link NotificationAttributes#NONE} takes everything away. */
    void attributes(Path path, NotificationAttributes attributes);

    Collection<Observation> observations();

    Optional<Observation> observation(Token token);

    /** Adds an observation; one of the same token is replaced. */
    void observe(Observation observation);

    /** Ends an observation; nothing happens if there is none of that token. */
    void cancel(Token token);

    /**
     * Whether notifications went out since this session was opened, whose acknowledgements may still come. If not, there
     * is no use in waiting for those of a session before.
     */
    default boolean hasNotified() {
        return true;
    }

    /** The notifications that wait for the server, the oldest first. Those of an observation go with it. */
    List<StoredNotification> stored();

    /**
     * Keeps a notification until it is dropped.
     *
     * @param time when it was due, milliseconds since the epoch
     */
    StoredNotification store(Token token, long time, List<PathValue> values);

    /** Nothing happens if it isn't kept. */
    void dropStored(StoredNotification notification);
}
