// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the configured accounts, and what a bootstrap changes, into Objects 0 and 1, and what these hold into force as
 * sessions. While one of the two Objects isn't there, the sessions stay as they are. Only on the engine.
 */
final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

    private final AccountObjects objects;
    private final AccountPlan plan;
    private final Changeovers changeovers;
    private final AccessKeeper access;
    private final Sessions sessions;
    private final AccountReader reader = new AccountReader();
    private final SharedAddress sharedAddress = new SharedAddress();
    private final Set<String> gone = new HashSet<>();
    private final List<CompletableFuture<List<String>>> waiting = new ArrayList<>();
    private BooleanSupplier isHeld = () -> false;
    private Consumer<Optional<BootstrapAccount>> bootstrapServer = account -> {};
    private boolean started;
    private boolean busy;
    private boolean again;

    Accounts(
            AccountObjects objects, AccountPlan plan, Changeovers changeovers, AccessKeeper access, Sessions sessions) {
        this.objects = objects;
        this.plan = plan;
        this.changeovers = changeovers;
        this.access = access;
        this.sessions = sessions;
    }

    /**
     * Completes it.
     *
     * @param isBootstrapping while so, no configuration is applied
     * @param whoKnowsTheBootstrapServer is told its account each time when all are in force
     */
    void with(BooleanSupplier isBootstrapping, Consumer<Optional<BootstrapAccount>> whoKnowsTheBootstrapServer) {
        isHeld = isBootstrapping;
        bootstrapServer = whoKnowsTheBootstrapServer;
    }

    /** Whether this is one of the Objects that hold the accounts. */
    static boolean areIn(int object) {
        return object == AccountObjects.SECURITY || object == AccountObjects.SERVER;
    }

    /** Whether the Objects that hold them are there. */
    boolean areThere() {
        return objects.areThere();
    }

    /** @param settings empty if the configuration can't be used */
    void configured(String source, Optional<ConfiguredAccount> settings) {
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
        started = true;
        plan.missing().forEach(this::deleted);
        settle();
    }

    /** @return when it is in force, and will be after a power cut as well: what Objects refused of it */
    CompletionStage<List<String>> change(Changeover changeover) {
        var done = new CompletableFuture<List<String>>();
        changeovers.keep(changeover).thenRun(() -> {
            waiting.add(done);
            settle();
        });
        return done;
    }

    /** A bootstrap is over: servers at the Bootstrap-Server's address are turned to again. */
    void turnBack() {
        sessions.turnBack();
    }

    /** Compares what is configured, what the Objects hold and what is in force, and settles the differences. */
    void settle() {
        if (busy) {
            again = true;
            return;
        }
        boolean isLate = changeovers.isPending() && !changeovers.isPossible() && !started;
        if (!objects.areThere() || isLate) {
            return;
        }
        busy = true;
        again = false;
        var changed = changeovers.isPending() ? changeovers.carryOut() : Lwm2mObject.DONE;
        changed.thenCompose(done -> objects.held()).thenCompose(this::step).whenComplete((done, failure) -> {
            busy = false;
            if (failure != null) {
                LOG.error("The server accounts can't be settled: {}", failure.getMessage());
            } else if (again) {
                settle();
            }
        });
    }

    /** One step towards what is wanted, and asks for another; the last one takes the accounts into force. */
    private CompletionStage<Void> step(AccountObjects.Held held) {
        if (!isHeld.getAsBoolean()) {
            var removable = plan.toRemove(gone);
            if (!removable.isEmpty()) {
                again = true;
                boolean isOurs = plan.markRemoved(removable.get(0));
                return isOurs ? objects.remove(held, removable.get(0)) : Lwm2mObject.DONE;
            }
            var next = plan.nextToApply();
            if (next.isPresent()) {
                again = true;
                return apply(held, next.get());
            }
        }
        access.use(AccessAccounts.of(held.keys(), held.terms()));
        var servers = reader.join(held.keys(), held.terms());
        var bootstrap = reader.bootstrapServer(held.keys());
        sessions.use(servers);
        bootstrapServer.accept(bootstrap);
        sharedAddress.check(servers, bootstrap);
        tellThoseWhoWait();
        return Lwm2mObject.DONE;
    }

    private void tellThoseWhoWait() {
        if (!changeovers.isPending()) {
            var told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(each -> each.complete(changeovers.refused()));
        }
    }

    private CompletionStage<Void> apply(AccountObjects.Held held, ConfiguredAccount account) {
        return objects.put(held, account).handle((done, failure) -> {
            if (failure == null) {
                // After the account: a mark without it would keep it from ever being applied.
                plan.markApplied(account);
            } else {
                LOG.error("Account {}: refused: {}", account.shortServerId(), AccountObjects.reason(failure));
                plan.markRefused(account);
            }
            return done;
        });
    }
}
