// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

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

    AlertDescription alert() {
        return alert;
    }

    HandshakeException toFailure() {
        return new HandshakeException(getMessage(), new AlertMessage(AlertLevel.FATAL, alert));
    }
}
