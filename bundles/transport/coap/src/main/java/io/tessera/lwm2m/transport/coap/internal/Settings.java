// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.time.Duration;

/**
 * How an endpoint behaves.
 *
 * @param name names its threads
 * @param blockSize the largest payload of one message, in bytes: 16, 32 … 1024 (RFC 7959, 2.2)
 * @param maxBody the largest body that is put together from blocks, in bytes
 * @param transferMemory bytes for all the bodies that are being transferred in blocks
 * @param duplicateMemory bytes for the answers to recent messages, so that a repeated one is answered alike
 * @param threads that handle messages, beside the one that reads the socket
 * @param ackTimeout ACK_TIMEOUT (RFC 7252, 4.8)
 * @param acknowledgeAfter when a request is acknowledged though its answer isn't there yet
 */
public record Settings(
        String name,
        int blockSize,
        int maxBody,
        int transferMemory,
        int duplicateMemory,
        int threads,
        Duration ackTimeout,
        Duration acknowledgeAfter) {

    /** MAX_RETRANSMIT (RFC 7252, 4.8). */
    static final int MAX_RETRANSMIT = 4;
    /** ACK_RANDOM_FACTOR (RFC 7252, 4.8). */
    static final float ACK_RANDOM_FACTOR = 1.5f;
    /** EXCHANGE_LIFETIME in seconds (RFC 7252, 4.8.2): how long a message id means the same message. */
    static final int EXCHANGE_LIFETIME = 247;

    /** @throws IllegalArgumentException naming the setting that is out of range */
    public Settings {
        if (Integer.bitCount(blockSize) != 1 || blockSize < 16 || blockSize > 1024) {
            throw new IllegalArgumentException(
                    "blockSize is %d; it must be 16, 32, 64, 128, 256, 512 or 1024".formatted(blockSize));
        }
        atLeast("maxBody", maxBody, 1024);
        atLeast("transferMemory", transferMemory, maxBody);
        atLeast("duplicateMemory", duplicateMemory, 65_536);
        atLeast("threads", threads, 1);
        atLeast("ackTimeout", (int) ackTimeout.toMillis(), 10);
    }

    private static void atLeast(String setting, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d; it must be at least %d".formatted(setting, value, least));
        }
    }

    /** The values of RFC 7252, and what suits a gateway. */
    public static Settings standard(String name) {
        return new Settings(name, 1024, 64 << 10, 8 << 20, 8 << 20, 2, Duration.ofSeconds(2), Duration.ofMillis(250));
    }

    /** The same with another ACK_TIMEOUT: for tests that don't want to wait for two seconds. */
    public Settings withAckTimeout(Duration newAckTimeout) {
        return new Settings(
                name, blockSize, maxBody, transferMemory, duplicateMemory, threads, newAckTimeout, acknowledgeAfter);
    }

    /** The same with another block size. */
    public Settings withBlockSize(int newBlockSize) {
        return new Settings(
                name, newBlockSize, maxBody, transferMemory, duplicateMemory, threads, ackTimeout, acknowledgeAfter);
    }

    /** MAX_TRANSMIT_WAIT (RFC 7252, 4.8.2): 93 s with the ACK_TIMEOUT of the RFC. */
    Duration maxTransmitWait() {
        int sendings = (2 << MAX_RETRANSMIT) - 1;
        return Duration.ofMillis((long) (ackTimeout.toMillis() * sendings * ACK_RANDOM_FACTOR));
    }
}
