// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.client.spi.BootstrapSource.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sources that there are, and the thread on which they are read. Any thread may call it. */
final class Sources {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

    private final List<Known> known = new CopyOnWriteArrayList<>();
    private final Executor worker;

    private record Known(BootstrapSource source, String client, AutoCloseable listening) {

        boolean isFor(String aClient, Origin origin) {
            return client.equals(aClient) && source.origin() == origin;
        }

        void leave() {
            try {
                listening.close();
            } catch (Exception e) {
                LOG.debug("{} of {}: {}", source.origin(), client, e.getMessage());
            }
        }
    }

    /** @param worker runs one task at a time, and may be blocked */
    Sources(Executor worker) {
        this.worker = worker;
    }

    /** @param changed what to do when it says that a look is worth it */
    void add(BootstrapSource source, String client, Runnable changed) {
        known.add(new Known(source, client, source.listen(changed)));
    }

    void remove(BootstrapSource source) {
        known.removeIf(each -> {
            boolean isIt = each.source() == source;
            if (isIt) {
                each.leave();
            }
            return isIt;
        });
    }

    /** Whether there is a source of that origin at all. */
    boolean has(String client, Origin origin) {
        return known.stream().anyMatch(each -> each.isFor(client, origin));
    }

    /**
     * Reads the first that has something.
     *
     * @param engine on which the stage completes; fails with {@link IOException}
     */
    CompletionStage<Optional<BootstrapInformation>> read(String client, Origin origin, Executor engine) {
        var result = new CompletableFuture<Optional<BootstrapInformation>>();
        try {
            worker.execute(() -> read(client, origin, engine, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new IOException("nothing is read any more"));
        }
        return result;
    }

    private void read(
            String client, Origin origin, Executor engine, CompletableFuture<Optional<BootstrapInformation>> result) {
        try {
            var found = first(client, origin);
            engine.execute(() -> result.complete(found));
        } catch (IOException e) {
            engine.execute(() -> result.completeExceptionally(e));
        } catch (RuntimeException | LinkageError e) {
            // Only what kind of failure it is: its message might quote what is secret.
            var failure = new IOException("the source failed: " + e.getClass().getName());
            engine.execute(() -> result.completeExceptionally(failure));
        }
    }

    private Optional<BootstrapInformation> first(String client, Origin origin) throws IOException {
        for (var each : known) {
            if (each.isFor(client, origin)) {
                var found = each.source().read();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
