// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the configured accounts into Objects 0 and 1, and what these hold into force as sessions. While one of the two
 * Objects isn't there, the sessions stay as they are. Only on the engine.
 */
final class Accounts {

    static final int SECURITY = 0;
    static final int SERVER = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final Mounts mounts;
    private final ObjectCalls calls;
    private final DurableObjects durable;
    private final AccountPlan plan;
    private final AccessKeeper access;
    private final Sessions sessions;
    private final AccountReader reader = new AccountReader();
    private final Set<String> gone = new HashSet<>();
    private boolean busy;
    private boolean again;

    /** What the two Objects hold. */
    private record Held(Lwm2mObject security, Lwm2mObject server, List<PathValue> keys, List<PathValue> terms) {}

    Accounts(
            Mounts mounts,
            ObjectCalls calls,
            DurableObjects durable,
            AccountPlan plan,
            AccessKeeper access,
            Sessions sessions) {
        this.mounts = mounts;
        this.calls = calls;
        this.durable = durable;
        this.plan = plan;
        this.access = access;
        this.sessions = sessions;
    }

    /** Whether this is one of the Objects that hold the accounts. */
    static boolean areIn(int object) {
        return object == SECURITY || object == SERVER;
    }

    /** @param settings empty if the configuration can't be used */
    void configured(String source, Optional<AccountSettings> settings) {
        gone.remove(source);
        plan.put(source, settings);
        settle();
    }

    /** The configuration isn't there, perhaps only for a moment. */
    void unconfigured(String source) {
        plan.drop(source);
    }

    /** The configuration is gone for good, unless it is there again. */
    void deleted(String source) {
        if (!plan.knows(source)) {
            gone.add(source);
            settle();
        }
    }

    /** Whatever was applied from a configuration that hasn't come by now is gone for good. */
    void endStart() {
        plan.missing().forEach(this::deleted);
    }

    /** Compares what is configured, what the Objects hold and what is in force, and settles the differences. */
    void settle() {
        if (busy) {
            again = true;
            return;
        }
        var security = mounts.find(SECURITY);
        var server = mounts.find(SERVER);
        if (security == null || server == null || security.isVacant() || server.isVacant()) {
            return;
        }
        busy = true;
        again = false;
        var holding = hold(security.object(), server.object());
        holding.thenCompose(this::step).whenComplete((done, failure) -> {
            busy = false;
            if (failure != null) {
                LOG.error("The server accounts can't be settled: {}", failure.getMessage());
            } else if (again) {
                settle();
            }
        });
    }

    private CompletionStage<Held> hold(Lwm2mObject security, Lwm2mObject server) {
        return calls.readAll(security)
                .thenCombine(calls.readAll(server), (keys, terms) -> new Held(security, server, keys, terms));
    }

    /** One step towards what is wanted, and asks for another; the last one takes the accounts into force. */
    private CompletionStage<Void> step(Held held) {
        var removable = plan.toRemove(gone);
        if (!removable.isEmpty()) {
            again = true;
            return remove(held, removable.get(0));
        }
        var next = plan.nextToApply();
        if (next.isPresent()) {
            again = true;
            return apply(held, next.get());
        }
        access.use(AccessAccounts.of(held.keys(), held.terms()));
        sessions.use(reader.join(held.keys(), held.terms()));
        return Lwm2mObject.DONE;
    }

    private CompletionStage<Void> apply(Held held, AccountSettings account) {
        var securityInstance = securityInstance(held, account.shortServerId());
        var serverInstance = serverInstance(held, account.shortServerId());
        var written = put(
                held.security(),
                securityInstance,
                instance -> account.security(held.security().definition(), instance));
        var all = written.thenCompose(done -> put(
                held.server(),
                serverInstance,
                instance -> account.server(held.server().definition(), instance)));
        return all.handle((done, failure) -> {
            if (failure == null) {
                // Before the mark: a mark without the account would keep it from ever being applied.
                durable.write(SECURITY);
                durable.write(SERVER);
                plan.markApplied(account);
            } else {
                LOG.error("Account {}: refused: {}", account.shortServerId(), reason(failure));
                plan.markRefused(account);
            }
            return done;
        });
    }

    private CompletionStage<Void> put(
            Lwm2mObject object, Optional<Integer> instance, IntFunction<List<PathValue>> values) {
        var path = Path.of(object.definition().id(), instance.orElseGet(() -> free(object)));
        var content = values.apply(path.instance());
        return calls.call(
                path,
                () -> instance.isPresent()
                        ? object.write(Caller.BOOTSTRAP_SERVER, path, true, content)
                        : object.create(Caller.BOOTSTRAP_SERVER, path.instance(), content));
    }

    private CompletionStage<Void> remove(Held held, int shortServerId) {
        plan.markRemoved(shortServerId);
        var deletions = new ArrayList<CompletableFuture<Void>>();
        securityInstance(held, shortServerId).ifPresent(id -> deletions.add(delete(held.security(), id)));
        serverInstance(held, shortServerId).ifPresent(id -> deletions.add(delete(held.server(), id)));
        return CompletableFuture.allOf(deletions.toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<Void> delete(Lwm2mObject object, int instance) {
        var path = Path.of(object.definition().id(), instance);
        return calls.call(path, () -> object.delete(Caller.BOOTSTRAP_SERVER, path))
                .handle((done, failure) -> {
                    if (failure != null) {
                        LOG.error("{} can't be deleted: {}", path, reason(failure));
                    }
                    return done;
                })
                .toCompletableFuture();
    }

    private static Optional<Integer> securityInstance(Held held, int shortServerId) {
        return AccountReader.instanceOf(held.keys(), SecurityInstance.SHORT_SERVER_ID, shortServerId);
    }

    private static Optional<Integer> serverInstance(Held held, int shortServerId) {
        return AccountReader.instanceOf(held.terms(), AccountReader.SHORT_SERVER_ID, shortServerId);
    }

    private static int free(Lwm2mObject object) {
        int id = 0;
        while (Arrays.binarySearch(object.instances(), id) >= 0) {
            id++;
        }
        return id;
    }

    private static String reason(Throwable failure) {
        var cause = failure.getCause() instanceof RequestRefused ? failure.getCause() : failure;
        return cause.getMessage();
    }
}
