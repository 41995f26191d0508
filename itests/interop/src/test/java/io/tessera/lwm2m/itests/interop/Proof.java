// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.time.Duration;

/** How the gateway and one of the servers prove who they are, or why the gateway must not talk to that server. */
public enum Proof {
    PSK(1, "PSK", -1, 0),
    RPK(2, "RPK", -1, 0),
    CA_CONSTRAINT(3, "X509", 0, 0),
    SERVICE_CONSTRAINT(4, "X509", 1, 0),
    TRUST_ANCHOR(5, "X509", 2, 0),
    DOMAIN_ISSUED(6, "X509", 3, 0),
    DOMAIN_ISSUED_HASH(7, "X509", 3, 1),
    OTHER_HOST(8, "X509", 2, 0),
    EXPIRED(9, "X509", 2, 0),
    NOT_YET_VALID(10, "X509", 2, 0);

    private final int shortServerId;
    private final String mode;
    private final int usage;
    private final int matching;

    Proof(int shortServerId, String mode, int usage, int matching) {
        this.shortServerId = shortServerId;
        this.mode = mode;
        this.usage = usage;
        this.matching = matching;
    }

    String mode() {
        return mode;
    }

    /** /0/x/15 */
    int usage() {
        return usage;
    }

    /** /0/x/13 */
    int matching() {
        return matching;
    }

    int shortServerId() {
        return shortServerId;
    }

    boolean isSound() {
        return this != OTHER_HOST && this != EXPIRED && this != NOT_YET_VALID;
    }

    /** What the server's certificate says. */
    Certified certified() {
        // Without an extended key usage: Leshan wants to be a client of its clients as well.
        var sound = new Certified("leshan").address("127.0.0.1");
        return switch (this) {
            case OTHER_HOST -> sound.address("127.0.0.2");
            case EXPIRED -> sound.valid(Duration.ofDays(-2), Duration.ofDays(-1));
            case NOT_YET_VALID -> sound.valid(Duration.ofDays(1), Duration.ofDays(2));
            default -> sound;
        };
    }
}
