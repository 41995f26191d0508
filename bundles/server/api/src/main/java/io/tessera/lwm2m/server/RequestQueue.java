// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import java.util.List;

/**
 * What waits for a client.
 *
 * @param awake whether a request that is made now would be sent as soon as those before it are answered
 * @param requests in the order in which they are sent
 */
public record RequestQueue(boolean awake, List<WaitingRequest> requests) {

    /** Of a client that isn't registered. */
    public static final RequestQueue NONE = new RequestQueue(false, List.of());

    public RequestQueue {
        requests = List.copyOf(requests);
    }
}
