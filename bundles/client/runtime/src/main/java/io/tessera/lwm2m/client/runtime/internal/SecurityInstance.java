// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.ExpectedCertificate;
import io.tessera.lwm2m.transport.ExpectedCertificate.Matching;
import io.tessera.lwm2m.transport.ExpectedCertificate.Usage;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.OwnKey;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes credentials of what a Security Instance holds (Core 1.2, appendix E.1). */
final class SecurityInstance {

    static final int SERVER_URI = 0;
    static final int IS_BOOTSTRAP_SERVER = 1;
    static final int SECURITY_MODE = 2;
    static final int PUBLIC_KEY_OR_IDENTITY = 3;
    static final int SERVER_PUBLIC_KEY = 4;
    static final int SECRET_KEY = 5;
    static final int SHORT_SERVER_ID = 10;
    static final int HOLD_OFF = 11;

    static final int ACCOUNT_TIMEOUT = 12;

    static final int MATCHING_TYPE = 13;
    static final int SERVER_NAME = 14;
    static final int CERTIFICATE_USAGE = 15;
    static final int CIPHER_SUITES = 16;

    /** To OSCORE, MQTT Server and COSE: by which Resource an Instance of which Object is linked to. */
    static final Map<Integer, Integer> LINKS = Map.of(17, 21, 26, 24, 27, 23);

    static final int OSCORE = 17;

    static final int PRE_SHARED_KEY = 0;
    static final int RAW_PUBLIC_KEY = 1;
    static final int CERTIFICATE = 2;
    static final int NO_SECURITY = 3;

    private static final Set<String> SECURE = Set.of("coaps", "coaps+tcp");
    private static final Pattern ADDRESS = Pattern.compile("\\[.*]|[0-9.]+");
    private static final int IDENTITY_BYTES = 128;

    private SecurityInstance() {}

    /**
     * The credentials of the Security Mode.
     *
     * @throws IllegalArgumentException if they can't be used; the message names the Resource and never a key
     */
    static Credentials credentials(InstanceValues security, URI uri) {
        int mode = (int) security.number(SECURITY_MODE, NO_SECURITY);
        if (SECURE.contains(uri.getScheme()) != (mode != NO_SECURITY)) {
            throw new IllegalArgumentException("Security Mode %d doesn't go with %s".formatted(mode, uri.getScheme()));
        }
        return switch (mode) {
            case PRE_SHARED_KEY -> preSharedKey(security, terms(security, uri));
            case RAW_PUBLIC_KEY -> rawPublicKey(security, terms(security, uri));
            case CERTIFICATE -> certificate(security, terms(security, uri));
            case NO_SECURITY -> Credentials.NoSecurity.INSTANCE;
            default -> throw new IllegalArgumentException("Security Mode %d can't be used".formatted(mode));
        };
    }

    private static Credentials preSharedKey(InstanceValues security, HandshakeTerms terms) {
        var identity = security.bytes(PUBLIC_KEY_OR_IDENTITY);
        if (identity.length == 0 || identity.length > IDENTITY_BYTES) {
            throw new IllegalArgumentException("Resource 3, the PSK identity, must have 1 to 128 bytes");
        }
        return new Credentials.PreSharedKey(text(identity), security.bytes(SECRET_KEY), terms);
    }

    private static Credentials rawPublicKey(InstanceValues security, HandshakeTerms terms) {
        var own = OwnKey.raw(security.bytes(SECRET_KEY), security.bytes(PUBLIC_KEY_OR_IDENTITY));
        return new Credentials.RawPublicKey(own, OwnKey.publicKey(security.bytes(SERVER_PUBLIC_KEY)), terms);
    }

    private static Credentials certificate(InstanceValues security, HandshakeTerms terms) {
        var usage = Usage.of(security.number(CERTIFICATE_USAGE, Usage.DOMAIN_ISSUED.ordinal()));
        boolean needsAnchors = usage == Usage.CA_CONSTRAINT || usage == Usage.SERVICE_CONSTRAINT;
        var own = OwnKey.certified(security.bytes(SECRET_KEY), security.bytes(PUBLIC_KEY_OR_IDENTITY));
        var expected = new ExpectedCertificate(
                usage,
                Matching.of(security.number(MATCHING_TYPE, Matching.EXACT.ordinal())),
                security.bytes(SERVER_PUBLIC_KEY),
                needsAnchors ? TrustAnchors.ofPlatform() : List.of());
        return new Credentials.Certificate(own, expected, terms);
    }

    /** SNI where it is set, else the name in the URI; an address is no name. */
    private static HandshakeTerms terms(InstanceValues security, URI uri) {
        var host = ADDRESS.matcher(uri.getHost()).matches() ? "" : uri.getHost();
        var suites =
                security.numbers(CIPHER_SUITES).stream().map(Long::intValue).toList();
        return new HandshakeTerms(security.text(SERVER_NAME, host), suites);
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Resource 3, the PSK identity, must be UTF-8", e);
        }
    }
}
