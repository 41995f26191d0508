// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.californium.elements.auth.X509CertPath;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends associations whose certificates were revoked after they were made. */
final class RevocationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationWatch.class);
    private static final int SECONDS = 10;

    private final RevocationLists lists;
    private final Supplier<Stream<DtlsConnector>> connectors;
    private Optional<Future<?>> looking = Optional.empty();

    RevocationWatch(RevocationLists lists, Supplier<Stream<DtlsConnector>> connectors) {
        this.lists = lists;
        this.connectors = connectors;
    }

    synchronized void start(Workers workers) {
        if (lists.areKept()) {
            looking = Optional.of(workers.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS));
        }
    }

    synchronized void stop() {
        looking.ifPresent(task -> task.cancel(false));
    }

    void look() {
        try {
            var now = lists.now();
            if (!now.isEmpty()) {
                connectors.get().forEach(connector -> connector.end((peer, proved) -> verdict(now, peer, proved)));
            }
        } catch (RuntimeException e) {
            LOG.error("Associations can't be held against the revocation lists", e);
        }
    }

    private static Optional<AlertMessage> verdict(List<X509CRL> lists, InetSocketAddress peer, Principal proved) {
        if (!(proved instanceof X509CertPath certified)) {
            return Optional.empty();
        }
        var chain = certified.getPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList();
        try {
            RevocationLists.check(chain, lists);
            return Optional.empty();
        } catch (CertificateRefused e) {
            LOG.warn("The association with {} ended: {}", peer, e.getMessage());
            return Optional.of(new AlertMessage(AlertLevel.FATAL, AlertDescription.CERTIFICATE_REVOKED));
        }
    }
}
