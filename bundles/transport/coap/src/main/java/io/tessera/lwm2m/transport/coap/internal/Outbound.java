// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.function.UnaryOperator;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.MessageCallback;
import org.eclipse.californium.elements.RawData;

/**
 * A message on its way out: tells its sender of the association as it is known here.
 *
 * @param seen makes our context of Scandium's
 */
record Outbound(RawData message, UnaryOperator<EndpointContext> seen) implements MessageCallback {

    /** The message as an association takes it. */
    RawData to(EndpointContext context) {
        return RawData.outbound(message.getBytes(), context, this, false);
    }

    @Override
    public void onConnecting() {
        message.onConnecting();
    }

    @Override
    public void onDtlsRetransmission(int flight) {
        message.onDtlsRetransmission(flight);
    }

    @Override
    public void onContextEstablished(EndpointContext context) {
        message.onContextEstablished(seen.apply(context));
    }

    @Override
    public void onSent() {
        message.onSent();
    }

    @Override
    public void onError(Throwable error) {
        message.onError(error);
    }
}
