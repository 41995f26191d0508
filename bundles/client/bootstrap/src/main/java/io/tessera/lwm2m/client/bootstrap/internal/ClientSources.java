// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.BootstrapSource.Origin;
import io.tessera.lwm2m.client.spi.Client;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client takes from its smartcard and its factory: what it holds is taken once, and again when it is another
 * (Core 1.2, 6.1.3.1, 6.1.3.2). Only on the client's engine.
 */
final class ClientSources {

    private static final Logger LOG = LoggerFactory.getLogger(ClientSources.class);

    private final Client client;
    private final Sources sources;
    private CompletableFuture<Void> checking;

    ClientSources(Client client, Sources sources) {
        this.client = client;
        this.sources = sources;
    }

    /** The smartcard, and where there is none, the factory (Core 1.2, 6.1.4); what fails, the log tells. */
    CompletionStage<Void> bring() {
        var card = read(Origin.SMARTCARD).thenCompose(found -> {
            var taken = sources.has(client.name(), Origin.SMARTCARD) ? take(Origin.SMARTCARD, found) : done();
            return taken.thenApply(done -> found.isPresent());
        });
        return card.exceptionally(failure -> complain(Origin.SMARTCARD, failure))
                .thenCompose(hasCard -> hasCard ? done() : factory());
    }

    /** Looks whether the card is there and the same; completes when what is in force is what it holds. */
    CompletionStage<Void> checkCard() {
        if (!sources.has(client.name(), Origin.SMARTCARD)) {
            return CompletableFuture.failedStage(new IOException("there is no smartcard reader"));
        }
        if (checking == null) {
            var check = new CompletableFuture<Void>();
            checking = check;
            read(Origin.SMARTCARD)
                    .thenCompose(found -> take(Origin.SMARTCARD, found))
                    .whenComplete((done, failure) -> {
                        checking = null;
                        if (failure == null) {
                            check.complete(null);
                        } else {
                            complain(Origin.SMARTCARD, failure);
                            check.completeExceptionally(cause(failure));
                        }
                    });
            return check;
        }
        return checking;
    }

    private CompletionStage<Void> factory() {
        return read(Origin.FACTORY)
                .thenCompose(found -> found.isPresent() ? take(Origin.FACTORY, found) : done())
                .exceptionally(failure -> {
                    complain(Origin.FACTORY, failure);
                    return null;
                });
    }

    private CompletionStage<Optional<BootstrapInformation>> read(Origin origin) {
        return sources.has(client.name(), origin)
                ? sources.read(client.name(), origin, client)
                : CompletableFuture.completedStage(Optional.empty());
    }

    private CompletionStage<Void> take(Origin origin, Optional<BootstrapInformation> found) {
        var provisioning = client.provisioning();
        var before = provisioning.fingerprint(origin);
        if (before.equals(found.map(BootstrapInformation::fingerprint))) {
            return done();
        }
        LOG.info("{}: {} {}", client.name(), origin, found.isPresent() ? "has other accounts" : "is gone");
        var taken = provisioning.provision(origin, found);
        boolean mayStay = origin == Origin.FACTORY || before.isEmpty() || found.isEmpty();
        if (mayStay) {
            return taken;
        }
        return taken.handle((done, failure) -> failure)
                .thenCompose(failure -> failure == null ? done() : disable(failure));
    }

    /** What the card held before isn't there any more; what it holds now can't be used. */
    private CompletionStage<Void> disable(Throwable failure) {
        complain(Origin.SMARTCARD, failure);
        return client.provisioning().provision(Origin.SMARTCARD, Optional.empty());
    }

    private boolean complain(Origin origin, Throwable failure) {
        LOG.warn(
                "{}: nothing is taken from {}: {}",
                client.name(),
                origin,
                cause(failure).getMessage());
        return false;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedStage(null);
    }
}
