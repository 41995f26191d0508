// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.InMemoryMessageExchangeStore;
import org.eclipse.californium.core.network.MessageExchangeStore;
import org.eclipse.californium.core.network.MessageIdProvider;
import org.eclipse.californium.core.network.deduplication.NoDeduplicator;
import org.eclipse.californium.core.network.serialization.UdpDataSerializer;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;

/**
 * Californium, set up as it is used here: it parses, retransmits, and finds the request for a response.
 *
 * @param matcher knows the identity of a peer by which exchanges are kept
 */
record Californium(
        CoapEndpoint endpoint,
        MessageExchangeStore exchanges,
        MessageIdProvider messageIds,
        EndpointContextMatcher matcher,
        Link link) {

    static Californium over(Link link, EndpointContextMatcher matcher, Settings settings, Workers workers) {
        var messageIds = new MessageIds(link::whoIsAt);
        var tokens = new Tokens();
        var configuration = configuration(settings);
        var exchanges = new InMemoryMessageExchangeStore(configuration, tokens);
        exchanges.setDeduplicator(new NoDeduplicator());
        exchanges.setMessageIdProvider(messageIds);
        var endpoint = CoapEndpoint.builder()
                .setConnector(link)
                .setConfiguration(configuration)
                .setTokenGenerator(tokens)
                .setMessageExchangeStore(exchanges)
                .setObservationStore(new NoObservations())
                .setEndpointContextMatcher(matcher)
                .setDataSerializerAndParser(new UdpDataSerializer(), new MessageParser())
                .setCoapStackFactory(new MessageStack.Factory())
                .build();
        endpoint.setExecutors(workers, workers);
        return new Californium(endpoint, exchanges, messageIds, matcher, link);
    }

    private static Configuration configuration(Settings settings) {
        // One of its own: Californium's standard configuration would be written to a file.
        return new Configuration(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(CoapConfig.ACK_TIMEOUT, (int) settings.ackTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .set(CoapConfig.ACK_INIT_RANDOM, Settings.ACK_RANDOM_FACTOR)
                .set(CoapConfig.MAX_RETRANSMIT, Settings.MAX_RETRANSMIT)
                .set(CoapConfig.MULTICAST_BASE_MID, 0)
                .set(SystemConfig.HEALTH_STATUS_INTERVAL, 0, TimeUnit.SECONDS);
    }
}
