// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The way to a server: where it is, with which credentials, over which endpoint. Only on the engine. */
final class ServerRoute {

    private final Transport transport;
    private URI uri;
    private Credentials credentials;
    private ServerAddress address;
    private Optional<Destination> destination = Optional.empty();

    ServerRoute(Transport transport) {
        this.transport = transport;
    }

    void use(URI newUri, Credentials newCredentials, ServerAddress newAddress) {
        uri = newUri;
        credentials = newCredentials;
        if (address == null || !newAddress.isOf(address)) {
            address = newAddress;
        }
        meet();
    }

    /** Sees to it that the server is known by its address and credentials before this end speaks. */
    void meet() {
        address.resolve().whenComplete((found, unknown) -> {
            if (unknown == null) {
                transport.peer(destination(found));
            }
        });
    }

    /** Ends the association when all that is due is said. */
    void leave() {
        transport.whenIdle(() -> destination.ifPresent(transport::endAssociation));
    }

    /** Whether the association with its address is another server's. */
    boolean isDisplaced() {
        return destination.filter(transport::isDisplaced).isPresent();
    }

    boolean isTo(Peer peer) {
        return destination.flatMap(transport::peer).filter(peer::equals).isPresent();
    }

    /** Fails with {@link io.tessera.lwm2m.transport.NoAnswer} only; the address is then looked up anew. */
    CompletionStage<Response> send(Request request) {
        var answer = new CompletableFuture<Response>();
        address.resolve().whenComplete((found, unknown) -> {
            if (unknown == null) {
                transport
                        .send(destination(found), request)
                        .whenComplete((response, failure) -> complete(answer, response, failure));
            } else {
                complete(answer, null, unknown);
            }
        });
        return answer;
    }

    void notify(Token token, Response notification, boolean confirmable, Consumer<Delivery> delivery) {
        address.resolve().whenComplete((found, unknown) -> {
            if (unknown == null) {
                transport.notify(destination(found), token, notification, confirmable, delivery);
            } else {
                delivery.accept(Delivery.FAILED);
            }
        });
    }

    private void complete(CompletableFuture<Response> answer, Response response, Throwable failure) {
        if (failure == null) {
            answer.complete(response);
            return;
        }
        address.doubt();
        answer.completeExceptionally(failure);
    }

    /** The one in use as long as it is right. */
    private Destination destination(InetSocketAddress found) {
        var now = new Destination(uri.getScheme(), found, credentials);
        if (destination.filter(now::equals).isEmpty()) {
            destination.ifPresent(transport::endAssociation);
            destination = Optional.of(now);
        }
        return destination.get();
    }
}
