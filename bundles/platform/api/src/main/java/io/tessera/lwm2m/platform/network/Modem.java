// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.network;

import io.tessera.lwm2m.platform.NetworkBearer;
import io.tessera.lwm2m.platform.NetworkInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** The gateway's modem; registered only while there is one. Nothing blocks; what isn't known is absent. */
@ConsumerType
public interface Modem {

    /** How it is now. */
    Status status();

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);

    /**
     * From then on the modem connects by these, the first one that there is.
     *
     * @param order at least one
     * @return when that is so; fails with {@link UnsupportedOperationException} where it isn't allowed, and with
     *     {@link IllegalArgumentException} if the modem can't do that
     */
    default CompletionStage<Void> prefer(List<PreferredBearer> order) {
        return CompletableFuture.failedStage(new UnsupportedOperationException("the bearer can't be chosen here"));
    }

    /**
     * A modem at one moment.
     *
     * @param links the host's names of the links that it is connected by, such as {@code wwan0}
     * @param bearer the network that it is registered in
     * @param radio what it receives
     * @param cell the cell that serves
     * @param preferred by what it connects, the first one preferred; empty where it doesn't tell
     */
    record Status(
            List<String> links,
            Optional<NetworkBearer> bearer,
            Optional<NetworkInfo.Radio> radio,
            Optional<NetworkInfo.Cell> cell,
            List<PreferredBearer> preferred) {

        public Status {
            links = List.copyOf(links);
            preferred = List.copyOf(preferred);
        }
    }
}
