// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is listened to, so that listening ends when the service goes. */
final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final Map<Object, AutoCloseable> byService = Collections.synchronizedMap(new IdentityHashMap<>());

    void add(Object service, AutoCloseable listening) {
        byService.put(service, listening);
    }

    void remove(Object service) {
        var listening = byService.remove(service);
        if (listening != null) {
            end(listening);
        }
    }

    void close() {
        List.copyOf(byService.keySet()).forEach(this::remove);
    }

    private static void end(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("A platform service doesn't let go of its listener", e);
        }
    }
}
