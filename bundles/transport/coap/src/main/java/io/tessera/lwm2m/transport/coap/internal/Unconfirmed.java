// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Delivery;
import java.util.function.Consumer;

/** The non-confirmable notifications that a reset may still come for (RFC 7641, 3.6). */
final class Unconfirmed {

    /** NON_LIFETIME in seconds (RFC 7252, 4.8.2). */
    private static final int NON_LIFETIME = 145;

    private static final int MOST = 10_000;

    private final Remembered<MessageKey, Consumer<Delivery>> sent = Remembered.entries(MOST, NON_LIFETIME);

    void sent(MessageKey key, Consumer<Delivery> delivery) {
        sent.put(key, delivery);
    }

    /** Whether no reset came so far. */
    boolean isAwaited(MessageKey key) {
        return sent.get(key) != null;
    }

    void forget(MessageKey key) {
        sent.remove(key);
    }

    /** A reset came; whether it was for one of these. */
    boolean rejected(MessageKey key) {
        var delivery = sent.remove(key);
        if (delivery == null) {
            return false;
        }
        delivery.accept(Delivery.REJECTED);
        return true;
    }
}
