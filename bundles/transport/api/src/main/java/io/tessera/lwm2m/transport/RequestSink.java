// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the body of one request as it comes, so that it can be larger than what is held in memory. Called on threads of
 * the transport, one call at a time: hand over at once. The peer is told to go on when a piece was taken, so that no
 * more than one piece waits.
 */
@ConsumerType
public interface RequestSink {

    /**
     * Takes the bytes that follow.
     *
     * @param piece never empty, and not kept by the transport
     * @return when there is room for the next one; fails with {@link io.tessera.lwm2m.model.RequestRefused}, which is
     *     answered and ends the transfer
     */
    CompletionStage<Void> take(byte[] piece);

    /** That was all. @return the answer to the request */
    CompletionStage<Response> end();

    /**
     * The rest never comes: the peer fell silent or began anew, a piece was refused, the transport ends. Called once,
     * and not after {@link #end}.
     */
    void abandon();
}
