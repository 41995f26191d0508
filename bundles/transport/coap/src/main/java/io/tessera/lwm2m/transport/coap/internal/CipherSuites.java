// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.californium.scandium.dtls.cipher.CipherSuite;

/** The cipher suites that are used, best first: those that keep old messages secret, then CCM and GCM, CBC last. */
final class CipherSuites {

    static final List<CipherSuite> PRE_SHARED_KEY = supported(
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256,
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_CCM_8,
            CipherSuite.TLS_PSK_WITH_AES_128_CCM,
            CipherSuite.TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_PSK_WITH_AES_128_CBC_SHA256);

    static final List<CipherSuite> PUBLIC_KEY = supported(
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256);

    static final List<CipherSuite> ALL =
            Stream.concat(PUBLIC_KEY.stream(), PRE_SHARED_KEY.stream()).toList();

    private CipherSuites() {}

    private static List<CipherSuite> supported(CipherSuite... suites) {
        return Stream.of(suites).filter(CipherSuite::isSupported).toList();
    }

    /**
     * Those that are usable and allowed.
     *
     * @param allowed IANA numbers; empty: all are
     * @throws IllegalArgumentException if there is none
     */
    static List<CipherSuite> allowed(List<CipherSuite> usable, List<Integer> allowed) {
        if (allowed.isEmpty()) {
            return usable;
        }
        var suites = new ArrayList<CipherSuite>();
        for (var suite : usable) {
            if (allowed.contains(suite.getCode())) {
                suites.add(suite);
            }
        }
        if (suites.isEmpty()) {
            var numbers = allowed.stream().map("0x%04X"::formatted).toList();
            throw new IllegalArgumentException(
                    "None of the cipher suites %s can be used here with these credentials; %s can"
                            .formatted(numbers, usable));
        }
        return suites;
    }
}
