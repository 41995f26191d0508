// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuiteParameters;
import org.eclipse.californium.scandium.dtls.cipher.DefaultCipherSuiteSelector;

/** Leaves out what the key at hand can't do: a peer that asks for a certificate where there is none isn't our mistake. */
final class SuiteSelector extends DefaultCipherSuiteSelector {

    @Override
    protected boolean selectForCertificate(CipherSuiteParameters parameters, CipherSuite suite) {
        if (parameters.getPublicKey() == null) {
            return false;
        }
        var types = parameters.getServerCertTypes();
        boolean asksForCertificate = !types.isEmpty() && types.get(0) == CertificateType.X_509;
        if (asksForCertificate && parameters.getCertificateChain() == null) {
            return false;
        }
        return super.selectForCertificate(parameters, suite);
    }
}
