// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.ClientEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the interfaces that this is the end, and waits a moment for what they send. */
record Farewell(Engine engine, Events events, Transport transport, String client) {

    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final long PATIENCE_SECONDS = 1;

    void say() {
        var idle = new CompletableFuture<Void>();
        engine.execute(() -> {
            events.accept(new ClientEvent.Stopping());
            engine.execute(() -> transport.whenIdle(() -> idle.complete(null)));
        });
        try {
            idle.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("{}: not every server answered the farewell", client);
        }
    }
}
