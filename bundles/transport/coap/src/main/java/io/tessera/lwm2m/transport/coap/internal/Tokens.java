// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.security.SecureRandom;
import org.eclipse.californium.core.coap.Token;
import org.eclipse.californium.core.network.KeyToken;
import org.eclipse.californium.core.network.TokenGenerator;

/** Tokens of 32 random bits (RFC 7252, 5.3.1). Each peer has its own; those of observations are the caller's. */
final class Tokens implements TokenGenerator {

    private static final int LENGTH = 4;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Token createToken(Scope scope) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new Token(bytes);
    }

    @Override
    public Scope getScope(Token token) {
        return Scope.SHORT_TERM_CLIENT_LOCAL;
    }

    @Override
    public KeyToken getKeyToken(Token token, Object peer) {
        return new KeyToken(token, peer);
    }
}
