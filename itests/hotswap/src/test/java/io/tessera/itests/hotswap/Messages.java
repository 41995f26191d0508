// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Counts on the wire: who had to send something again, and which handshakes and registrations there were. */
final class Messages {

    private static final long EXCHANGE_LIFETIME = TimeUnit.SECONDS.toNanos(247);
    private static final int POST = 2;
    private static final int DELETE = 4;
    private static final int CON = 0;
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;

    private final Map<Integer, Long> ofServer = new HashMap<>();
    private final Map<Integer, Long> ofClient = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private int repeatedByServer;
    private int repeatedByClient;

    /** @param told messages of the client that concern its registration, and its handshakes */
    record Count(int byServer, int byClient, List<String> told) {}

    synchronized void coapOfServer(byte[] message) {
        repeatedByServer += isRepeated(message, ofServer) ? 1 : 0;
    }

    synchronized void coapOfClient(byte[] message) {
        repeatedByClient += isRepeated(message, ofClient) ? 1 : 0;
        int code = message[1] & 0xFF;
        if (code == POST || code == DELETE) {
            told.add(code == DELETE ? "De-register" : path(message));
        }
    }

    /** Records of DTLS tell only whether they belong to a handshake. */
    synchronized void dtls(byte[] datagram) {
        boolean isHello = datagram[0] == HANDSHAKE && datagram[4] == 0 && datagram[13] == CLIENT_HELLO;
        if (isHello) {
            told.add("ClientHello");
        }
    }

    private static boolean isRepeated(byte[] message, Map<Integer, Long> seen) {
        boolean isConfirmable = (message[0] >> 4 & 3) == CON && message[1] != 0;
        if (!isConfirmable) {
            return false;
        }
        long now = System.nanoTime();
        int mid = (message[2] & 0xFF) << 8 | message[3] & 0xFF;
        var before = seen.put(mid, now);
        return before != null && now - before < EXCHANGE_LIFETIME;
    }

    /** A location has a second segment. */
    private static String path(byte[] message) {
        int segments = 0;
        int number = 0;
        int at = 4 + (message[0] & 15);
        while (at < message.length && message[at] != -1) {
            int delta = message[at] >> 4 & 15;
            int length = message[at] & 15;
            at++;
            if (delta == 13) {
                delta += message[at++] & 0xFF;
            }
            if (length == 13) {
                length += message[at++] & 0xFF;
            }
            number += delta;
            segments += number == 11 ? 1 : 0;
            at += length;
        }
        return segments == 1 ? "Register" : "Update";
    }

    synchronized void repeatedByServer() {
        repeatedByServer++;
    }

    synchronized void told(String what) {
        told.add(what);
    }

    /** What there was since this was asked last. */
    synchronized Count count() {
        var count = new Count(repeatedByServer, repeatedByClient, List.copyOf(told));
        repeatedByServer = 0;
        repeatedByClient = 0;
        told.clear();
        return count;
    }
}
