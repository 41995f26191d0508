// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import org.osgi.annotation.versioning.ProviderType;

/** A request that came in and waits for its answer. */
@ProviderType
public interface Exchange {

    Request request();

    Peer peer();

    /**
     * Answers, now or later, from any thread. A late answer is sent separately from the acknowledgement. Only the first
     * call counts. An exchange that is never answered is dropped after the transport's exchange lifetime.
     */
    void respond(Response response);

    /**
     * Drops it, in silence: the peer gets neither an answer nor, if it doesn't have one yet, an acknowledgement, and
     * nothing is kept of it. This is what "ignore" means (Core 1.2, 5.2 and 6.2: a server that isn't known, a
     * registration that isn't acknowledged yet). When the peer sends it again, it is a new request. Counts as the
     * answer: a {@link #respond} after it does nothing, and it does nothing after one.
     */
    void ignore();
}
