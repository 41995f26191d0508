// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import java.time.Instant;

/**
 * A request that waits for a client in queue mode (Transport 1.2, 6.5).
 *
 * @param id of this request; later ones have greater ids, over restarts too
 * @param endpoint the client's Endpoint Client Name
 * @param request method and path, such as {@code GET /3303/0}
 * @param sent whether the client's answer is all that is missing
 * @param since when it was asked for
 * @param expires when it is given up unless it was sent before; {@link Instant#MAX}: never
 */
public record WaitingRequest(
        String id, String endpoint, String request, boolean sent, Instant since, Instant expires) {}
