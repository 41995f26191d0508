// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.subject;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.Notification;
import io.tessera.lwm2m.server.NotificationListener;
import io.tessera.lwm2m.server.Registrations;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Tessera's server under load: an application in its framework. */
@Component(name = "io.tessera.itests.subject")
public final class TesseraServer implements ServerSubject, NotificationListener {

    private static final Path DEVICE = Path.of(3, 0);
    private static final Path TIMEZONE = Path.of(3, 0, 15);
    private static final Path SENSOR_VALUE = Path.of(3303, 0, 5700);
    private static final List<PathValue> WRITTEN = List.of(new PathValue(TIMEZONE, Value.of("Europe/Berlin")));

    private final Registrations registrations;
    private final DeviceManagement management;
    private final InformationReporting reporting;
    private final AtomicLong notifications = new AtomicLong();
    private final Thread control = new Thread(this::serve, "load-control");

    @Activate
    public TesseraServer(
            @Reference(name = "registrations") Registrations registrations,
            @Reference(name = "management") DeviceManagement management,
            @Reference(name = "reporting") InformationReporting reporting) {
        this.registrations = registrations;
        this.management = management;
        this.reporting = reporting;
        control.start();
    }

    @Deactivate
    void stop() {
        control.interrupt();
    }

    private void serve() {
        try {
            Control.serve(this);
        } catch (IOException e) {
            System.err.println("the load run is gone: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int clients() {
        return registrations.all().size();
    }

    @Override
    public long notifications() {
        return notifications.get();
    }

    @Override
    public CompletionStage<Boolean> perform(Operation operation, int client) {
        var endpoint = ServerSubject.endpoint(client);
        var answer =
                switch (operation) {
                    case READ_TLV -> management.read(endpoint, DEVICE, ContentFormat.TLV);
                    case READ_CBOR -> management.read(endpoint, DEVICE, ContentFormat.SENML_CBOR);
                    case WRITE -> management.replace(endpoint, TIMEZONE, WRITTEN, ContentFormat.TEXT);
                    case OBSERVE -> reporting.observe(endpoint, SENSOR_VALUE, ContentFormat.TLV, List.of());
                };
        return answer.thenApply(Answer::isSuccess);
    }

    @Override
    public void notification(Notification notification) {
        if (!notification.first()) {
            notifications.incrementAndGet();
        }
    }
}
