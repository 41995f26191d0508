// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import io.tessera.lwm2m.model.Value.OpaqueValue;

/**
 * With what a device and an LwM2M Server know each other: the Security Mode /0/x/2 and its keys (Core 1.2, appendix
 * E.1). Keys are never part of {@link #toString()}.
 *
 * <p>Where it says so, placeholders stand for what differs from device to device: <code>{endpoint}</code> for the
 * Endpoint Client Name, <code>{server}</code> for the Short Server ID.
 */
public sealed interface Protection {

    /** /0/x/2: 0 pre-shared key, 1 raw public key, 2 certificate, 3 no security. */
    int mode();

    /** Security Mode 3. */
    record NoSecurity() implements Protection {

        /** The one that there is. */
        public static final NoSecurity INSTANCE = new NoSecurity();

        @Override
        public int mode() {
            return 3;
        }
    }

    /**
     * Security Mode 0 with a key that is drawn for each device and each server when it is needed first, and kept until
     * {@link BootstrapServer#forget}.
     *
     * @param identity the PSK identity; with placeholders, different for each device. Two servers in one framework need
     *     different identities. At most 128 bytes in UTF-8
     * @param length of the key in bytes, 16 to 64
     */
    record GeneratedKey(String identity, int length) implements Protection {

        /** What {@link #identity} is as a rule. */
        public static final String USUAL_IDENTITY = "{endpoint}-{server}";

        /** What {@link #length} is as a rule. */
        public static final int USUAL_LENGTH = 16;

        @Override
        public int mode() {
            return 0;
        }
    }

    /**
     * Security Mode 0 with one key for all devices of the configuration: for a configuration of one device.
     *
     * @param identity the PSK identity; with placeholders. At most 128 bytes in UTF-8
     * @param key 1 to 64 bytes
     */
    record PreSharedKey(String identity, Secret key) implements Protection {

        @Override
        public int mode() {
            return 0;
        }
    }

    /**
     * Security Mode 1.
     *
     * @param publicKey /0/x/3: the device's SubjectPublicKeyInfo
     * @param privateKey /0/x/5: the device's, PKCS#8
     * @param serverPublicKey /0/x/4: the server's SubjectPublicKeyInfo
     */
    record RawPublicKey(OpaqueValue publicKey, Secret privateKey, OpaqueValue serverPublicKey) implements Protection {

        @Override
        public int mode() {
            return 1;
        }
    }

    /**
     * Security Mode 2. Matching type (/0/x/13), server name (/0/x/14) and certificate usage (/0/x/15) are among {@link
     * ServerEntry#resources}.
     *
     * @param certificate /0/x/3: the device's, X.509 in DER
     * @param privateKey /0/x/5: the device's, PKCS#8
     * @param serverCertificate /0/x/4: the server's, or what stands for it
     */
    record Certificate(OpaqueValue certificate, Secret privateKey, OpaqueValue serverCertificate)
            implements Protection {

        @Override
        public int mode() {
            return 2;
        }
    }
}
