// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

/**
 * A TLS or DTLS alert (RFC 5246, 7.2): what a handshake failed with, or an association ended with. The description is
 * what /1/x/11 shows.
 *
 * @param level 1 warning, 2 fatal
 * @param description its number, 0 to 255
 * @param isReceived whether the peer sent it; otherwise it was sent to the peer
 */
public record Alert(int level, int description, boolean isReceived) {

    /** The association ended in good order. */
    public static final int CLOSE_NOTIFY = 0;

    /** The certificate of whom it is sent to was revoked. */
    public static final int CERTIFICATE_REVOKED = 44;

    /** Whether the association, or the attempt at one, is over. */
    public boolean isFatal() {
        return level == 2;
    }
}
