// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.transport.Token;
import java.util.HexFormat;

/** An observation's id is its token in hex. */
final class Tokens {

    private Tokens() {}

    static Token of(Observation observation) {
        return Token.of(HexFormat.of().parseHex(observation.id()));
    }
}
