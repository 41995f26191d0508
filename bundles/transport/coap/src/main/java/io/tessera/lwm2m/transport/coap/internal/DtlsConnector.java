// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Alert;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.BiConsumer;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.Record;
import org.eclipse.californium.scandium.dtls.ResumptionSupportingConnectionStore;

/** Scandium on a socket that it doesn't own, without threads of its own, and telling which alerts were received. */
final class DtlsConnector extends DTLSConnector {

    private final SendOnlySocket socket;
    private final ThreadLocal<AlertMessage> sent = new ThreadLocal<>();

    private final ResumptionSupportingConnectionStore store;

    DtlsConnector(DtlsConnectorConfig configuration, SendOnlySocket socket) {
        this(configuration, socket, createConnectionStore(configuration));
    }

    private DtlsConnector(
            DtlsConnectorConfig configuration, SendOnlySocket socket, ResumptionSupportingConnectionStore store) {
        super(configuration, store);
        this.socket = socket;
        this.store = store;
    }

    /** Whether another association would have to take the place of one that there is. */
    boolean isFull() {
        return store.remainingCapacity() == 0;
    }

    @Override
    protected void start(InetSocketAddress local) throws IOException {
        if (!isRunning()) {
            init(local, socket, null);
        }
    }

    void onAlert(BiConsumer<InetSocketAddress, Alert> told) {
        setAlertHandler((peer, alert) -> {
            boolean isOurs = alert == sent.get();
            sent.remove();
            told.accept(peer, alert(alert, !isOurs));
        });
    }

    static Alert alert(AlertMessage message, boolean isReceived) {
        return new Alert(message.getLevel().getCode(), message.getDescription().getCode(), isReceived);
    }

    @Override
    protected void sendRecord(Record message) throws IOException {
        if (message.getFragment() instanceof AlertMessage alert) {
            sent.set(alert);
        }
        super.sendRecord(message);
    }
}
