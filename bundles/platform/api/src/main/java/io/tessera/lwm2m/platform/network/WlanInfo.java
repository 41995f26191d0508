// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.network;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Knows the gateway's WLAN interfaces. Nothing blocks. */
@ConsumerType
public interface WlanInfo {

    /** All that there are, by ascending id. */
    List<Wlan> wlans();

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);

    /**
     * Switches the radio on or off; where the host knows one switch only, all of them.
     *
     * @param id of an interface
     * @return when that is so; fails with {@link UnsupportedOperationException} where it isn't allowed
     */
    default CompletionStage<Void> enable(int id, boolean enabled) {
        return CompletableFuture.failedStage(new UnsupportedOperationException("WLAN can't be changed here"));
    }

    /**
     * Has what the interface is connected with use another network name, and connects anew.
     *
     * @param id of an interface
     * @param name 1 to 32 bytes
     * @return when it is connected; fails with {@link UnsupportedOperationException} where it isn't allowed
     */
    default CompletionStage<Void> join(int id, String name) {
        return CompletableFuture.failedStage(new UnsupportedOperationException("WLAN can't be changed here"));
    }
}
