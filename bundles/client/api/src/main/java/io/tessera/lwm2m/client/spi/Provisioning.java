// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** How a client comes by its accounts, and what is kept of that (Core 1.2, 6.1). Only on the client's engine. */
@ProviderType
public interface Provisioning {

    /** Where an account comes from. */
    enum Origin {
        /** The framework's configuration, such as a file in {@code config/} or the console. */
        CONFIGURATION,
        /** A {@link BootstrapSource} of that origin. */
        FACTORY,
        /** A {@link BootstrapSource} of that origin. */
        SMARTCARD,
        /** A Bootstrap-Server wrote it. */
        BOOTSTRAP
    }

    /** In {@link #origin}: the account of the Bootstrap-Server. */
    int BOOTSTRAP_SERVER = 65535;

    /** Whether Objects 0 and 1 are there and what they hold is in force; not at once after the start. */
    boolean isKnown();

    /** Empty if there is none, or if its account can't be used. */
    Optional<BootstrapServer> bootstrapServer();

    /** @return empty if there is no such account */
    Optional<Origin> origin(int shortServerId);

    /** The bootstrap that is under way; it outlives the interface that began it. */
    Optional<BootstrapTransaction> transaction();

    /**
     * Begins one. Until it is over, servers' requests are ignored (Core 1.2, 6.1.1).
     *
     * @throws IllegalStateException if one is under way
     */
    BootstrapTransaction begin();

    /** The fingerprint of what was taken from there last; empty for nothing, or if that was taken back. */
    Optional<String> fingerprint(BootstrapSource.Origin origin);

    /**
     * Takes into force what comes from a source other than a Bootstrap-Server, as one transaction. What it brought
     * before, and nobody else wrote since, goes.
     *
     * @param information empty if there is none any more
     * @return when it is in force and outlives a power cut; fails with {@link io.tessera.lwm2m.model.RequestRefused} if it
     *     doesn't fit together, or while a bootstrap is under way: then nothing changed
     */
    CompletionStage<Void> provision(BootstrapSource.Origin origin, Optional<BootstrapInformation> information);

    /**
     * Has this done before each Register and Update to a server that came from a smartcard (Core 1.2, 6.1.3.2); until
     * there is something to do it, and if it fails, they aren't sent.
     *
     * @param check completes on the engine when what is in force is what the card holds
     * @return ends it
     */
    AutoCloseable checkSmartcard(Supplier<CompletionStage<Void>> check);
}
