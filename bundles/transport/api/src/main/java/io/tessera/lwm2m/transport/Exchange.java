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
}
