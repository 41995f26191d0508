// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.transport.OwnKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;

/**
 * A client's account with one server, whose Short Server ID is 1, as Object 0 has it.
 *
 * @param mode /0/x/2
 * @param own /0/x/3: the identity, or the client's certificate
 * @param server /0/x/4: what the server's certificate is checked with
 * @param secret /0/x/5
 */
record Account(String uri, Mode mode, byte[] own, byte[] server, byte[] secret) {

    /** /0/x/15 of accounts with certificates: what is checked with is a trust anchor. */
    static final int TRUST_ANCHOR = 2;

    private static final byte[] NOTHING = {};

    enum Mode {
        PRE_SHARED_KEY,
        CERTIFICATE,
        NONE
    }

    static Account open(String uri) {
        return new Account(uri, Mode.NONE, NOTHING, NOTHING, NOTHING);
    }

    static Account preShared(String uri, String identity, String key) {
        return new Account(uri, Mode.PRE_SHARED_KEY, identity.getBytes(US_ASCII), NOTHING, key.getBytes(US_ASCII));
    }

    static Account certified(String uri, OwnKey own, Certificate anchor) throws CertificateEncodingException {
        return new Account(
                uri,
                Mode.CERTIFICATE,
                own.chain().get(0).getEncoded(),
                anchor.getEncoded(),
                own.privateKey().getEncoded());
    }
}
