// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One LwM2M Client as its interfaces see it. It is an executor: what is given to {@link #execute} runs on its engine,
 * one task at a time, in order; all its state is touched only there.
 */
@ProviderType
public interface Client extends Executor {

    /** The name of its configuration, by which Objects and interfaces refer to it. */
    String name();

    /** The Endpoint Client Name (Core 1.2, 7.5). */
    String endpoint();

    /** The segments of the path under which servers find its Objects; empty for the root (Transport 1.2, 6.4.1). */
    default List<String> alternatePath() {
        return List.of();
    }

    /** Any thread may ask. */
    Clock clock();

    /**
     * Runs a task on the engine after a delay. Any thread may ask.
     *
     * @return ends it, if it hasn't run
     */
    Timer schedule(Duration delay, Runnable task);

    ObjectTree tree();

    /** One for each server account, by ascending Short Server ID. */
    Collection<Session> sessions();

    Optional<Session> session(int shortServerId);

    /** How it comes by its accounts. */
    default Provisioning provisioning() {
        throw new UnsupportedOperationException("this client can't be bootstrapped");
    }

    /** Something that will be done later. */
    @ProviderType
    interface Timer {

        void cancel();
    }
}
