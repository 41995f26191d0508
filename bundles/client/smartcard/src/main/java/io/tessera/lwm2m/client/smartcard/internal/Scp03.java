// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** Establishes the secure channel SCP03 with static keys (Core 1.2, appendix H; GlobalPlatform Amendment D, 7.1). */
final class Scp03 implements BootstrapCard.ChannelSecurity {

    private static final int INITIALIZE_UPDATE = 0x50;
    private static final int EXTERNAL_AUTHENTICATE = 0x82;

    /** C-DECRYPTION, R-ENCRYPTION, C-MAC and R-MAC, as appendix H wants it. */
    private static final int ALL_PROTECTED = 0x33;

    private static final int CHALLENGE = 8;
    private static final int PROTOCOL_AT = 11;
    private static final int CHALLENGE_AT = 13;
    private static final int CRYPTOGRAM_AT = 21;
    private static final int SHORTEST = 29;
    private static final int WITH_SEQUENCE = 32;

    private final StaticKeys keys;
    private final SecureRandom random;

    Scp03(StaticKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * @param version 0 for the first that the card has
     * @param encryption KEY_ENC
     * @param mac KEY_MAC; KEY_DEK isn't used for reading
     */
    record StaticKeys(int version, byte[] encryption, byte[] mac) {

        @Override
        public String toString() {
            return "StaticKeys[version " + version + "]";
        }
    }

    @Override
    public CardChannel over(CardChannel channel) throws IOException {
        var challenge = new byte[CHALLENGE];
        random.nextBytes(challenge);
        int cla = Apdu.cla(Apdu.GLOBAL_PLATFORM, channel.number());
        var command = Apdu.command(cla, INITIALIZE_UPDATE, keys.version(), 0, challenge, Apdu.ANY_LE);
        var answer = Answer.of(channel.transmit(command)).orFail("begin a secure channel");
        var session = session(challenge, answer.data());
        var secured = new SecureChannel(channel, session);
        var confirmation = secured.authenticated(
                Apdu.command(cla, EXTERNAL_AUTHENTICATE, ALL_PROTECTED, 0, Apdu.NO_DATA, Apdu.NO_LE),
                session.hostCryptogram());
        Answer.of(channel.transmit(confirmation)).orFail("open a secure channel");
        return secured;
    }

    /** @throws IOException if the card doesn't have the same keys */
    private SessionKeys session(byte[] challenge, byte[] response) throws IOException {
        boolean isKnown =
                (response.length == SHORTEST || response.length == WITH_SEQUENCE) && response[PROTOCOL_AT] == 3;
        if (!isKnown) {
            throw new IOException("the card has another secure channel than SCP03 with challenges of 8 bytes");
        }
        var session = SessionKeys.derive(
                keys.encryption(),
                keys.mac(),
                challenge,
                Arrays.copyOfRange(response, CHALLENGE_AT, CHALLENGE_AT + CHALLENGE));
        var cryptogram = Arrays.copyOfRange(response, CRYPTOGRAM_AT, SHORTEST);
        if (!MessageDigest.isEqual(session.cardCryptogram(), cryptogram)) {
            throw new IOException("the card doesn't know the keys of the secure channel");
        }
        return session;
    }
}
