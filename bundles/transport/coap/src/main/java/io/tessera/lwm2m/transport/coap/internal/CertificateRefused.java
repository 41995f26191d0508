// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.security.cert.X509Certificate;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertLevel;
import org.eclipse.californium.scandium.dtls.HandshakeException;

/** A peer's certificate or public key isn't accepted. */
final class CertificateRefused extends Exception {

    private static final long serialVersionUID = 1;

    private final AlertDescription alert;

    CertificateRefused(AlertDescription alert, String why) {
        super(why, null, false, false);
        this.alert = alert;
    }

    /** @param why goes on from "the certificate of NAME" */
    static CertificateRefused of(X509Certificate certificate, AlertDescription alert, String why) {
        return new CertificateRefused(alert, "the certificate of %s %s".formatted(name(certificate), why));
    }

    private static String name(X509Certificate certificate) {
        var subject = certificate.getSubjectX500Principal().getName();
        return subject.isEmpty() ? "number " + certificate.getSerialNumber().toString(16) : subject;
    }

    HandshakeException toFailure() {
        return new HandshakeException(getMessage(), new AlertMessage(AlertLevel.FATAL, alert));
    }
}
