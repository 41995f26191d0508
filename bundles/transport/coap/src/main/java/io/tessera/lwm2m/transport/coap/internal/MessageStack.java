// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import org.eclipse.californium.core.network.ExtendedCoapStackFactory;
import org.eclipse.californium.core.network.Outbox;
import org.eclipse.californium.core.network.stack.BaseCoapStack;
import org.eclipse.californium.core.network.stack.CoapStack;
import org.eclipse.californium.core.network.stack.ExchangeCleanupLayer;
import org.eclipse.californium.core.network.stack.Layer;
import org.eclipse.californium.core.network.stack.ReliabilityLayer;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;

/**
 * What is used of Californium's layers: retransmission. Its observe layer takes the Observe option from every response
 * without a relation in memory, and its block-wise layer sets a whole body's memory aside for each first block that a
 * peer sends; both are done here instead.
 */
final class MessageStack extends BaseCoapStack {

    /** Makes the stack of an endpoint. */
    static final class Factory implements ExtendedCoapStackFactory {

        /** What Californium called before 3.1. */
        @Override
        @Deprecated
        public CoapStack createCoapStack(
                String protocol, String tag, Configuration configuration, Outbox outbox, Object argument) {
            return new MessageStack(configuration, outbox);
        }

        @Override
        public CoapStack createCoapStack(
                String protocol,
                String tag,
                Configuration configuration,
                EndpointContextMatcher matcher,
                Outbox outbox,
                Object argument) {
            return new MessageStack(configuration, outbox);
        }
    }

    private MessageStack(Configuration configuration, Outbox outbox) {
        super(outbox);
        setLayers(new Layer[] {new ExchangeCleanupLayer(configuration), new ReliabilityLayer(configuration)});
    }
}
