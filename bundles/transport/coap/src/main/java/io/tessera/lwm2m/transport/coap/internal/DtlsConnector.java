// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Alert;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.eclipse.californium.elements.util.DataStreamReader;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.ContentType;
import org.eclipse.californium.scandium.dtls.ReadWriteLockConnectionStore;
import org.eclipse.californium.scandium.dtls.Record;
import org.eclipse.californium.scandium.dtls.ResumptionSupportingConnectionStore;

/** Scandium on a socket that it doesn't own, without threads of its own, and telling which alerts were received. */
final class DtlsConnector extends DTLSConnector {

    /** Is told of alerts that were sent or received. */
    interface AlertListener {

        /** @param proved who was proved to be at the other end of the association; null if nobody was yet */
        void alerted(InetSocketAddress address, Principal proved, Alert alert);
    }

    /** Whose record is sent or received, and what is in it, as far as alerts need it: Scandium forgets it before it tells. */
    private record Passing(AlertMessage alert, InetSocketAddress address, Principal proved, boolean isReceived) {}

    private final SendOnlySocket socket;
    private final ThreadLocal<Passing> passing = new ThreadLocal<>();

    private final ResumptionSupportingConnectionStore store;
    private volatile AlertListener listener = (address, proved, alert) -> {};

    DtlsConnector(DtlsConnectorConfig configuration, SendOnlySocket socket) {
        this(configuration, socket, createConnectionStore(configuration));
    }

    private DtlsConnector(
            DtlsConnectorConfig configuration, SendOnlySocket socket, ResumptionSupportingConnectionStore store) {
        super(configuration, store);
        this.socket = socket;
        this.store = store;
    }

    /** Scandium tells the store of its own threads only, and a store without any can't take up what comes later. */
    void workOn(ExecutorService workers) {
        setExecutor(workers);
        if (store instanceof ReadWriteLockConnectionStore shared) {
            shared.setExecutor(workers);
        }
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

    void onAlert(AlertListener newListener) {
        listener = newListener;
        setAlertHandler((peer, alert) -> {
            var last = passing.get();
            // One that was neither sent nor received is only Scandium's way to say why it goes no further.
            if (last != null && (last.isReceived || last.alert == alert)) {
                newListener.alerted(peer == null ? last.address : peer, last.proved, alert(alert, last.isReceived));
            }
        });
    }

    static Alert alert(AlertMessage message, boolean isReceived) {
        return new Alert(message.getLevel().getCode(), message.getDescription().getCode(), isReceived);
    }

    @Override
    public void processRecord(Record message, Connection association) {
        boolean isAlert = message.getType() == ContentType.ALERT || message.getType() == ContentType.TLS12_CID;
        if (isAlert) {
            var proved = association.getEstablishedPeerIdentity();
            passing.set(new Passing(null, message.getPeerAddress(), proved, true));
        }
        try {
            super.processRecord(message, association);
        } finally {
            passing.remove();
        }
    }

    @Override
    protected void sendRecord(Record message) throws IOException {
        if (message.getFragment() instanceof AlertMessage alert && !isAnswer(alert)) {
            passing.set(new Passing(alert, message.getPeerAddress(), null, false));
        }
        super.sendRecord(message);
    }

    /** The farewell that a farewell is answered with is no news. */
    private boolean isAnswer(AlertMessage alert) {
        var last = passing.get();
        return last != null && last.isReceived && alert.getDescription() == AlertMessage.AlertDescription.CLOSE_NOTIFY;
    }

    /** Ends the associations of those in good order. */
    void end(Predicate<Principal> whose) {
        end((address, proved) -> Optional.of(
                        new AlertMessage(AlertMessage.AlertLevel.WARNING, AlertMessage.AlertDescription.CLOSE_NOTIFY))
                .filter(notice -> whose.test(proved)));
    }

    /** Ends associations, and tells so. */
    void end(Endings.Verdict verdict) {
        new Endings(this, store, listener).end(verdict);
    }

    @Override
    public int save(OutputStream out, long quietSeconds) throws IOException {
        SavedProofs.write(out, store);
        return super.save(out, quietSeconds);
    }

    /**
     * What was saved; nothing of it is in force until it is {@link #takeUp taken up}.
     *
     * @throws IllegalArgumentException if it isn't what was saved
     */
    static List<Connection> saved(InputStream in, long nanoShift) throws IOException {
        var proofs = SavedProofs.read(in);
        var associations = new ArrayList<Connection>();
        var reader = new DataStreamReader(in);
        var next = Connection.fromReader(reader, nanoShift);
        while (next != null) {
            var proved = next.getEstablishedPeerIdentity();
            if (proved != null) {
                next.setEstablishedPeerIdentity(Identities.amended(proved, proofs.get(next.getConnectionId())));
            }
            associations.add(next);
            next = Connection.fromReader(reader, nanoShift);
        }
        return associations;
    }

    /** From now on it is one of ours. */
    void takeUp(Connection association) {
        if (isRunning()) {
            // Its handshake is long over; only at the start these are sorted out.
            association.startByClientHello(null);
        }
        store.restore(association);
    }
}
