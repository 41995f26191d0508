// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The authorities that this device trusts in general: those of the Java platform, which {@code javax.net.ssl.trustStore}
 * replaces. Certificate usages 0 and 1 need them.
 */
final class TrustAnchors {

    private TrustAnchors() {}

    /** @throws IllegalArgumentException if the platform's trust store can't be read */
    static List<X509Certificate> ofPlatform() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The trust store of the Java platform can't be read: " + e, e);
        }
    }
}
