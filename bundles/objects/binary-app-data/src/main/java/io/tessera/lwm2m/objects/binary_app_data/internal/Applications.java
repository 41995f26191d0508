// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.appdata.AppData;
import io.tessera.lwm2m.platform.appdata.DataApplication;
import io.tessera.lwm2m.platform.appdata.DataOutlet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The applications that there are. Several may have the same App ID: each of them gets what servers write. */
final class Applications {

    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
    private static final int MOST = 65_535;

    private final Containers containers;
    private final int waiting;
    private final Map<DataApplication, Delivery> deliveries = new ConcurrentHashMap<>();

    Applications(Containers containers, int waiting) {
        this.containers = containers;
        this.waiting = waiting;
    }

    void add(DataApplication application, Object appId) {
        if (!(appId instanceof Number number) || number.longValue() < 0 || number.longValue() > MOST) {
            LOG.warn("{} has no App ID from 0 to 65535 in {}", application, DataApplication.APP_ID);
            return;
        }
        var delivery = new Delivery(number.intValue(), application, waiting);
        deliveries.put(application, delivery);
        delivery.connect(application.connect(new Outlet(containers, delivery.id())));
        containers.all().forEach((instance, container) -> {
            if (container.origin().isReceived() && container.application() == delivery.id()) {
                delivery.add(instance, container.toAppData());
            }
        });
    }

    void remove(DataApplication application) {
        var delivery = deliveries.remove(application);
        if (delivery != null) {
            close(delivery);
        }
    }

    void close() {
        List.copyOf(deliveries.keySet()).forEach(this::remove);
    }

    /** @throws RequestRefused with 5.03 if too much waits for who it is for */
    void checkRoom(int instance, Container container) throws RequestRefused {
        var data = container.toAppData();
        for (var delivery : deliveries.values()) {
            if (delivery.id() == container.application() && !delivery.hasRoom(instance, data)) {
                throw new RequestRefused(
                        ResponseCode.SERVICE_UNAVAILABLE, "application %d is busy".formatted(delivery.id()));
            }
        }
    }

    void deliver(int instance, Container container) {
        for (var delivery : deliveries.values()) {
            if (delivery.id() == container.application()) {
                delivery.add(instance, container.toAppData());
            }
        }
    }

    private static void close(Delivery delivery) {
        try {
            delivery.close();
        } catch (Exception e) {
            LOG.warn("Application {} doesn't let go", delivery.id(), e);
        }
    }

    private record Outlet(Containers containers, int application) implements DataOutlet {

        @Override
        public void offer(AppData data) {
            try {
                containers.offer(application, data);
            } catch (RequestRefused e) {
                throw new IllegalArgumentException("Not offered: " + e.getMessage(), e);
            }
        }

        @Override
        public void withdraw() {
            containers.withdraw(application);
        }
    }
}
