// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.transport.ExpectedCertificate;
import io.tessera.lwm2m.transport.ExpectedCertificate.Usage;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;

/**
 * The authorities that the platform trusts in general, if it has a place for them. They count instead of those that come
 * with the credentials, for the certificate usages that need any.
 *
 * @param keys where they are; may be another place each time
 */
public record TrustStore(Supplier<Optional<KeyProvider>> keys) {

    /** The platform has none. */
    static final TrustStore NONE = new TrustStore(Optional::empty);

    ExpectedCertificate inPlaceOf(ExpectedCertificate expected) throws CertificateRefused {
        boolean isNeeded = expected.usage() == Usage.CA_CONSTRAINT || expected.usage() == Usage.SERVICE_CONSTRAINT;
        var trusted = isNeeded ? trusted() : List.<X509Certificate>of();
        return trusted.isEmpty()
                ? expected
                : new ExpectedCertificate(expected.usage(), expected.matching(), expected.data(), trusted);
    }

    /** What can't be read is no reason to trust others. */
    private List<X509Certificate> trusted() throws CertificateRefused {
        var place = keys.get();
        try {
            return place.isEmpty() ? List.of() : place.get().trusted();
        } catch (IOException e) {
            throw new CertificateRefused(
                    AlertDescription.INTERNAL_ERROR,
                    "the trust store of the platform can't be read: " + e.getMessage());
        }
    }
}
