// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.ContentType;
import org.eclipse.californium.scandium.dtls.DTLSContext;
import org.eclipse.californium.scandium.dtls.Record;
import org.eclipse.californium.scandium.dtls.ResumptionSupportingConnectionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends associations: the peer is told by an alert, its session is forgotten, and what is sent later doesn't go out. */
final class Endings {

    /** Says of an association whether it has to end. */
    interface Verdict {

        /**
         * @param address null if it isn't known now
         * @return with which alert; empty: it goes on
         */
        Optional<AlertMessage> of(InetSocketAddress address, Principal proved);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final DtlsConnector connector;
    private final ResumptionSupportingConnectionStore store;
    private final DtlsConnector.AlertListener listener;

    Endings(DtlsConnector connector, ResumptionSupportingConnectionStore store, DtlsConnector.AlertListener listener) {
        this.connector = connector;
        this.store = store;
        this.listener = listener;
    }

    void end(Verdict verdict) {
        for (var association : store) {
            var proved = association.getEstablishedPeerIdentity();
            if (proved != null) {
                verdict.of(association.getPeerAddress(), proved).ifPresent(alert -> end(association, alert));
            }
        }
    }

    private void end(Connection association, AlertMessage alert) {
        try {
            association.getExecutor().execute(() -> endNow(association, alert));
        } catch (RejectedExecutionException e) {
            // It was ended by somebody else just now.
            store.remove(association, true);
        }
    }

    private void endNow(Connection association, AlertMessage alert) {
        var context = association.getEstablishedDtlsContext();
        var address = association.getPeerAddress();
        var proved = association.getEstablishedPeerIdentity();
        if (context != null && address != null && !association.isResumptionRequired()) {
            tell(association, context, address, alert);
        }
        store.remove(association, true);
        if (address != null && proved != null) {
            listener.alerted(address, proved, DtlsConnector.alert(alert, false));
        }
    }

    /** Not by {@code close}: other messages could come in between. */
    private void tell(Connection association, DTLSContext context, InetSocketAddress address, AlertMessage alert) {
        try {
            var message = new Record(ContentType.ALERT, context.getWriteEpoch(), alert, context, true, 0);
            message.setAddress(address, association.getRouter());
            connector.sendRecord(message);
        } catch (IOException | GeneralSecurityException e) {
            LOG.debug("No {} for {}: {}", alert, address, e.toString());
        }
    }
}
