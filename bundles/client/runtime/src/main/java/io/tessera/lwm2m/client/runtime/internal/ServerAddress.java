// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.NoAnswer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Where a server is. A host name is looked up off the engine; until it is looked up again, the last address counts.
 * Only on the engine.
 */
final class ServerAddress {

    private static final int COAP_PORT = 5683;
    private static final int COAPS_PORT = 5684;

    private final Executor engine;
    private final Executor blocking;
    private final String host;
    private final int port;
    private InetSocketAddress known;
    private boolean stale;
    private CompletableFuture<InetSocketAddress> lookup;

    ServerAddress(Executor engine, Executor blocking, URI uri) {
        this.engine = engine;
        this.blocking = blocking;
        var text = uri.getHost() == null ? "" : uri.getHost();
        this.host = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        int standard = uri.getScheme().startsWith("coaps") ? COAPS_PORT : COAP_PORT;
        this.port = uri.getPort() < 0 ? standard : uri.getPort();
    }

    /** Whether it is of the same host and port. */
    boolean isOf(ServerAddress other) {
        return host.equals(other.host) && port == other.port;
    }

    boolean is(InetSocketAddress address) {
        return address.equals(known);
    }

    /** Looks the name up again before the next use. */
    void doubt() {
        stale = true;
    }

    /** The address; the stage completes on the engine, and fails with {@link NoAnswer} if the name is unknown. */
    CompletionStage<InetSocketAddress> resolve() {
        if (known != null && !stale) {
            return CompletableFuture.completedStage(known);
        }
        if (lookup != null) {
            return lookup;
        }
        var started = new CompletableFuture<InetSocketAddress>();
        lookup = started;
        if (isLiteral()) {
            lookUp(started, Runnable::run);
            return started;
        }
        try {
            blocking.execute(() -> lookUp(started, engine));
        } catch (RejectedExecutionException e) {
            finish(started, null);
        }
        return started;
    }

    private boolean isLiteral() {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    private void lookUp(CompletableFuture<InetSocketAddress> started, Executor back) {
        InetAddress found = null;
        try {
            found = preferred(InetAddress.getAllByName(host));
        } catch (UnknownHostException | SecurityException e) {
            // No address: the stage below fails with the reason.
            found = null;
        }
        var address = found == null ? null : new InetSocketAddress(found, port);
        back.execute(() -> finish(started, address));
    }

    private void finish(CompletableFuture<InetSocketAddress> started, InetSocketAddress address) {
        lookup = null;
        if (address == null) {
            started.completeExceptionally(
                    new NoAnswer(NoAnswer.Reason.UNREACHABLE, "the host name " + host + " isn't known"));
            return;
        }
        known = address;
        stale = false;
        started.complete(address);
    }

    private static InetAddress preferred(InetAddress[] addresses) {
        for (var address : addresses) {
            if (address instanceof Inet4Address) {
                return address;
            }
        }
        return addresses[0];
    }
}
