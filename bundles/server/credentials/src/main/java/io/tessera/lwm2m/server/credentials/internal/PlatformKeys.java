// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.platform.keys.GuardedKey;
import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.transport.OwnKey;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own key, and perhaps authorities, from a key store of the platform. That may be a device or another
 * process, and a handshake waits for neither: it is asked every minute on a thread of its own, and what it said last counts.
 */
final class PlatformKeys implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformKeys.class);
    private static final int SECONDS = 60;
    private static final Content NOTHING = new Content(Optional.empty(), List.of());

    private record Content(Optional<OwnKey> key, List<X509Certificate> trusted) {}

    private final String alias;
    private final boolean trusts;
    private final AtomicReference<KeyProvider> provider = new AtomicReference<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, PlatformKeys::thread);
    private volatile Future<?> looking = CompletableFuture.completedFuture(null);
    private volatile Content content = NOTHING;
    private volatile String complaint = "";

    /** Asks nobody until there is somebody to {@link #ask}. */
    PlatformKeys(CredentialsConfig config) {
        alias = config.keyAlias().trim();
        trusts = config.trustPlatform();
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "lwm2m-server-keys");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether the configuration wants any of this. */
    boolean areWanted() {
        return !alias.isEmpty() || trusts;
    }

    Optional<OwnKey> ownKey() {
        return content.key;
    }

    List<X509Certificate> trusted() {
        return content.trusted;
    }

    void ask(KeyProvider store) {
        provider.set(store);
        if (areWanted()) {
            looking.cancel(false);
            looking = thread.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
        }
    }

    /** What it said last counts until there is another one. */
    void askNoMore(KeyProvider store) {
        provider.compareAndSet(store, null);
    }

    synchronized void look() {
        var store = provider.get();
        if (store == null) {
            return;
        }
        try {
            content = new Content(key(store), trusts ? store.trusted() : List.of());
            complaint = "";
        } catch (IOException | RuntimeException e) {
            complain("The key store of the platform can't be used; what it had before counts: " + e.getMessage());
        }
    }

    private Optional<OwnKey> key(KeyProvider store) throws IOException {
        if (alias.isEmpty()) {
            return Optional.empty();
        }
        var key = store.key(alias);
        if (key.isEmpty()) {
            throw new IOException("it has no private key " + alias);
        }
        return key.map(PlatformKeys::own);
    }

    private static OwnKey own(GuardedKey key) {
        return OwnKey.certified(key.privateKey(), key.chain());
    }

    /** Once, and not every minute. */
    private void complain(String what) {
        if (!what.equals(complaint)) {
            complaint = what;
            LOG.error(what);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
