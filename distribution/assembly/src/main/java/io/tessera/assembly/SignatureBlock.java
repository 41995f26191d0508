// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * The signature of a signature file: SignedData (RFC 5652, 5) without signed attributes, of which one would be the time
 * of day. What Java 17 writes has them always.
 */
final class SignatureBlock {

    private static final byte[] SIGNED_DATA = HexFormat.of().parseHex("06092a864886f70d010702");
    private static final byte[] DATA = HexFormat.of().parseHex("06092a864886f70d010701");
    private static final byte[] SHA256 = HexFormat.of().parseHex("300d06096086480165030402010500");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] ECDSA_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");
    private static final byte[] ONE = {2, 1, 1};
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT_0 = 0xA0;
    private static final int SHORT_FORM = 0x80;

    private SignatureBlock() {}

    static byte[] of(byte[] content, PrivateKey key, List<? extends Certificate> chain)
            throws GeneralSecurityException {
        boolean rsa = key.getAlgorithm().equals("RSA");
        var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(key);
        signature.update(content);
        var signer = (X509Certificate) chain.get(0);
        var name = der(
                SEQUENCE,
                signer.getIssuerX500Principal().getEncoded(),
                der(INTEGER, signer.getSerialNumber().toByteArray()));
        var signerInfo = der(SEQUENCE, ONE, name, SHA256, rsa ? RSA : ECDSA_SHA256, der(OCTETS, signature.sign()));
        var certificates = new byte[chain.size()][];
        for (int index = 0; index < certificates.length; index++) {
            certificates[index] = chain.get(index).getEncoded();
        }
        var signed = der(
                SEQUENCE,
                ONE,
                der(SET, SHA256),
                der(SEQUENCE, DATA),
                der(CONTEXT_0, certificates),
                der(SET, signerInfo));
        return der(SEQUENCE, SIGNED_DATA, der(CONTEXT_0, signed));
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var out = new ByteArrayOutputStream();
        out.write(tag);
        writeLength(out, length);
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length < SHORT_FORM) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
        out.write(SHORT_FORM | bytes);
        for (int index = bytes - 1; index >= 0; index--) {
            out.write(length >> index * Byte.SIZE);
        }
    }
}
