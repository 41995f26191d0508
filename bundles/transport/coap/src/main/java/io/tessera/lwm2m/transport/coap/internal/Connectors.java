// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.EndpointListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.util.Collection;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.util.Filter;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.Connection;

/** Makes, starts and stops the connectors of an endpoint, which share its socket, its threads and what was kept. */
final class Connectors {

    private final SendOnlySocket socket;
    private final Workers workers;
    private final KeptAssociations kept;
    private final AssociationEvents events;
    private BiConsumer<Association, RawData> receiver;

    Connectors(DatagramSocket socket, Workers workers, KeptAssociations kept, Supplier<EndpointListener> listener) {
        try {
            this.socket = new SendOnlySocket(socket);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        this.workers = workers;
        this.kept = kept;
        events = new AssociationEvents(listener);
    }

    void receive(BiConsumer<Association, RawData> newReceiver) {
        receiver = newReceiver;
    }

    AssociationEvents events() {
        return events;
    }

    DtlsConnector of(DtlsConnectorConfig configuration) {
        var connector = new DtlsConnector(configuration, socket);
        connector.workOn(workers);
        return connector;
    }

    /** @param returning takes what was kept for it */
    void start(Association association, Consumer<Collection<Connection>> returning) throws IOException {
        var connector = association.connector();
        connector.setRawDataReceiver(message -> receiver.accept(association, message));
        connector.onAlert((address, proved, alert) -> events.alerted(association, address, proved, alert));
        returning.accept(kept.take(association.label()));
        connector.start();
    }

    /** Of the associations that were kept and that nobody has started yet. */
    Set<String> kept() {
        return kept.labels();
    }

    /** @param stopped does what is to be done before the rest is kept for the next endpoint */
    void stop(Association association, Runnable stopped) {
        association.connector().stop();
        stopped.run();
        kept.leave(association.label(), association.connector());
        association.connector().destroy();
    }

    /** All of them are stopped. */
    void keep() {
        kept.keep();
    }

    /** Runs it when the connector has done what it has to do for its association. */
    void afterwards(DtlsConnector connector, Runnable action) {
        Filter<Connection> last = connection -> {
            workers.execute(action);
            return true;
        };
        connector.startForEach(last);
    }
}
