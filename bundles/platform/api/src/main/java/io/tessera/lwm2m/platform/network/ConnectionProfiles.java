// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.network;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows with which profiles the gateway connects to cellular networks. Nothing blocks. */
@ConsumerType
public interface ConnectionProfiles {

    /** All that there are, by ascending id; empty without a modem and without profiles. */
    List<ConnectionProfile> profiles();

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);

    /**
     * Allows a profile to be used and connects with it, or forbids it and ends its connection.
     *
     * @param id of a profile
     * @return when that is so; fails with {@link UnsupportedOperationException} where it isn't allowed
     */
    default CompletionStage<Void> enable(int id, boolean enabled) {
        return CompletableFuture.failedStage(new UnsupportedOperationException("profiles can't be changed here"));
    }
}
