// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.Secret;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** With what a device and a server know each other, out of JSON. A key that isn't given stays as it was. */
final class ProtectionBody {

    private static final String KIND = "kind";

    private ProtectionBody() {}

    static Protection parse(Field field) throws Problem {
        var kind = field.at(KIND);
        return switch (kind.text()) {
            case "none" -> none(field);
            case "generated" -> generated(field);
            case "psk" -> preSharedKey(field);
            case "public-key" -> rawPublicKey(field);
            case "certificate" -> certificate(field);
            default -> throw kind.wrong("generated, psk, public-key, certificate or none is expected");
        };
    }

    private static Protection none(Field field) throws Problem {
        field.only(KIND);
        return Protection.NoSecurity.INSTANCE;
    }

    private static Protection generated(Field field) throws Problem {
        field.only(KIND, "identity", "length");
        var length = field.at("length");
        return new Protection.GeneratedKey(
                field.at("identity").text(Protection.GeneratedKey.USUAL_IDENTITY),
                length.isPresent() ? length.integer() : Protection.GeneratedKey.USUAL_LENGTH);
    }

    private static Protection preSharedKey(Field field) throws Problem {
        field.only(KIND, "identity", "key");
        var key = field.at("key");
        return new Protection.PreSharedKey(
                field.at("identity").text(), key.isPresent() ? hexadecimal(key) : Secret.KEPT);
    }

    private static Protection rawPublicKey(Field field) throws Problem {
        field.only(KIND, "publicKey", "privateKey", "serverPublicKey");
        return new Protection.RawPublicKey(
                opaque(field.at("publicKey")), privateKey(field), opaque(field.at("serverPublicKey")));
    }

    private static Protection certificate(Field field) throws Problem {
        field.only(KIND, "certificate", "privateKey", "serverCertificate");
        return new Protection.Certificate(
                opaque(field.at("certificate")), privateKey(field), opaque(field.at("serverCertificate")));
    }

    private static OpaqueValue opaque(Field field) throws Problem {
        try {
            return new OpaqueValue(Base64.getMimeDecoder().decode(field.text()));
        } catch (IllegalArgumentException e) {
            throw field.wrong("Base64 is expected");
        }
    }

    private static Secret privateKey(Field protection) throws Problem {
        var field = protection.at("privateKey");
        if (!field.isPresent()) {
            return Secret.KEPT;
        }
        var text = StandardCharsets.ISO_8859_1
                .encode(CharBuffer.wrap(field.secret()))
                .array();
        try {
            return secret(field, Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw field.wrong("PKCS#8 in Base64 is expected");
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static Secret hexadecimal(Field field) throws Problem {
        var digits = field.secret();
        try {
            return secret(field, HexFormat.of().parseHex(digits, 0, digits.length));
        } catch (IllegalArgumentException e) {
            throw field.wrong("hexadecimal digits are expected, two for each byte");
        }
    }

    private static Secret secret(Field field, byte[] bytes) throws Problem {
        if (bytes.length == 0) {
            throw field.wrong("it is empty; leave it out to keep the key that there is");
        }
        var secret = Secret.of(bytes);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }
}
