// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.BootstrapServer;
import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.client.spi.BootstrapTransaction;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Provisioning;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a client is provisioned: one transaction at a time. Only on the engine. */
final class ClientProvisioning implements Provisioning {

    private static final Logger LOG = LoggerFactory.getLogger(ClientProvisioning.class);

    private static final int SHOWN_PROBLEMS = 4;

    /** Much longer than a Bootstrap-Server is waited for. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(30);

    private final Engine engine;
    private final Mounts mounts;
    private final Transport transport;
    private final Accounts accounts;
    private final Provenance provenance;
    private final BootstrapLink link;
    private final SmartcardGate gate;
    private final Consumer<ClientEvent> events;
    private final Clock clock;
    private final AccountTimeout timeout;
    private Optional<Staging> open = Optional.empty();
    /** Whether something that isn't a Bootstrap-Server is being taken into force. */
    private boolean busy;

    ClientProvisioning(
            Engine engine,
            Clock clock,
            Mounts mounts,
            Transport transport,
            Accounts accounts,
            Provenance provenance,
            BootstrapLink link,
            SmartcardGate gate,
            Consumer<ClientEvent> events) {
        this.engine = engine;
        this.mounts = mounts;
        this.transport = transport;
        this.accounts = accounts;
        this.provenance = provenance;
        this.link = link;
        this.gate = gate;
        this.events = events;
        this.clock = clock;
        timeout = new AccountTimeout(engine, clock, provenance, this::purge);
        accounts.with(this::isUnderWay, this::settled);
    }

    /** Whether nothing else may change the accounts now. */
    boolean isUnderWay() {
        return open.isPresent() || busy;
    }

    @Override
    public boolean isKnown() {
        return link.isKnown();
    }

    @Override
    public Optional<BootstrapServer> bootstrapServer() {
        return link.server();
    }

    @Override
    public Optional<Origin> origin(int shortServerId) {
        return provenance.origin(shortServerId);
    }

    @Override
    public Optional<BootstrapTransaction> transaction() {
        return open.map(staging -> staging);
    }

    @Override
    public BootstrapTransaction begin() {
        if (isUnderWay()) {
            throw new IllegalStateException("a bootstrap is under way");
        }
        var staging = new Staging(mounts, this::commit, this::forget);
        open = Optional.of(staging);
        transport.holdContacts();
        watch(staging, staging.touches());
        return staging;
    }

    @Override
    public Optional<String> fingerprint(BootstrapSource.Origin source) {
        return Optional.ofNullable(provenance.state().fingerprints().get(source));
    }

    @Override
    public CompletionStage<Void> provision(BootstrapSource.Origin source, Optional<BootstrapInformation> information) {
        if (isUnderWay()) {
            return refused("a bootstrap is under way");
        }
        var origin = Origin.valueOf(source.name());
        var staging = new Staging(mounts, this::commit, this::forget);
        try {
            new Sourcing(staging, provenance).bring(origin, information);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
        var state = provenance.state().withFingerprint(source, information.map(BootstrapInformation::fingerprint));
        return change(staging, origin, state, false);
    }

    @Override
    public AutoCloseable checkSmartcard(Supplier<CompletionStage<Void>> check) {
        return gate.use(check);
    }

    private CompletionStage<Void> commit(Staging staging) {
        if (busy || open.filter(staging::equals).isEmpty()) {
            return refused("this bootstrap is over");
        }
        var before = link.account();
        if (staging.bootstrapServers().size() > 1) {
            // Of two the one that was there before goes, if the other one is new (Core 1.2, 6.1.3.3, step 3).
            before.map(BootstrapAccount::instance)
                    .filter(instance ->
                            !staging.written(AccountObjects.SECURITY).contains(instance))
                    .ifPresent(instance -> staging.drop(AccountObjects.SECURITY, instance));
        }
        return change(staging, Origin.BOOTSTRAP, provenance.state(), true);
    }

    private CompletionStage<Void> change(Staging staging, Origin origin, Provenance.State state, boolean needsServer) {
        if (!accounts.areThere()) {
            return refused("the Objects that hold the accounts aren't there");
        }
        var problems = Consistency.problems(staging, transport.schemes(), needsServer);
        if (!problems.isEmpty()) {
            return refused(String.join("; ", problems.subList(0, Math.min(problems.size(), SHOWN_PROBLEMS))));
        }
        busy = true;
        staging.stamp(clock.instant());
        var now = new Attribution(mounts, staging, clock).of(origin, state);
        return accounts.change(new Changeover(staging.changes(), now)).thenAccept(refused -> {
            staging.leftOut(refused);
            LOG.info("Provisioned by {}: servers {}", origin, now.origins());
            engine.execute(this::takeEffect);
        });
    }

    /**
     * After whoever asked for it has answered: a server that the client turns to now may be at the address of the
     * Bootstrap-Server, and its association takes the place of the one that the answer needs.
     */
    private void takeEffect() {
        busy = false;
        end();
        events.accept(new ClientEvent.Bootstrapped());
    }

    private void forget(Staging staging) {
        if (open.filter(staging::equals).isPresent() && !busy) {
            end();
        }
    }

    /** A bootstrap whose interface is gone for good doesn't stop the client for ever. */
    private void watch(Staging staging, int touches) {
        engine.schedule(LONGEST_SILENCE, () -> {
            if (staging.touches() == touches) {
                forget(staging);
            } else {
                watch(staging, staging.touches());
            }
        });
    }

    private void end() {
        open = Optional.empty();
        accounts.settle();
        transport.letContactsGo();
        accounts.turnBack();
    }

    /** All accounts are in force as the Objects have them. */
    private void settled(Optional<BootstrapAccount> account) {
        link.use(account);
        timeout.check();
    }

    private void purge() {
        if (isUnderWay() || !isKnown()) {
            return;
        }
        var staging = new Staging(mounts, this::commit, this::forget);
        for (int server : staging.bootstrapServers()) {
            for (var value : staging.values(Path.of(AccountObjects.SECURITY, server, SecurityInstance.OSCORE))) {
                Sourcing.dropLinked(staging, value.value());
            }
            staging.drop(AccountObjects.SECURITY, server);
        }
        LOG.info("The account of the Bootstrap-Server is deleted: its time is over");
        busy = true;
        var state = provenance.state().withPurge(0).withOrigins(origins -> origins.remove(BOOTSTRAP_SERVER));
        accounts.change(new Changeover(staging.changes(), state)).thenRun(() -> {
            busy = false;
            end();
        });
    }

    private static <T> CompletionStage<T> refused(String why) {
        return Lwm2mObject.refused(ResponseCode.NOT_ACCEPTABLE, why);
    }
}
