// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.Path;
import java.time.Instant;

/**
 * A request that waits for a client in queue mode (Transport 1.2, 6.5).
 *
 * @param id of this request; later ones have greater ids, over restarts too
 * @param endpoint the client's Endpoint Client Name
 * @param operation as the specification calls it, such as {@code Read} or {@code Write-Attributes}
 * @param path that it is about, whatever the client's alternate path; the root for a composite operation
 * @param request method and path as they are sent, such as {@code GET /3303/0}
 * @param sent whether the client's answer is all that is missing
 * @param since when it was asked for
 * @param expires when it is given up unless it was sent before; {@link Instant#MAX}: never
 */
public record WaitingRequest(
        String id,
        String endpoint,
        String operation,
        Path path,
        String request,
        boolean sent,
        Instant since,
        Instant expires) {}
