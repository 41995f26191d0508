// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapListener;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.server.bootstrap.BootstrapStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the event stream how devices are provisioned. */
@Component(name = "io.tessera.lwm2m.server.rest.bootstrap", service = BootstrapListener.class)
public final class BootstrapEvents implements BootstrapListener {

    private final RestServlet rest;

    @Activate
    public BootstrapEvents(@Reference(name = "rest") RestServlet rest) {
        this.rest = rest;
    }

    @Override
    public void started(BootstrapSession session) {
        publish("bootstrap-started", session);
    }

    @Override
    public void step(BootstrapSession session, BootstrapStep step) {
        int place = session.steps().indexOf(step);
        rest.publish("bootstrap-step", session.endpoint(), json -> {
            json.writeStartObject();
            json.writeNumberField("session", session.id());
            json.writeStringField("endpoint", session.endpoint());
            json.writeNumberField("place", place < 0 ? session.steps().size() : place);
            SessionJson.write(json, step);
            json.writeEndObject();
        });
    }

    @Override
    public void finished(BootstrapSession session) {
        publish("bootstrap-finished", session);
    }

    @Override
    public void failed(BootstrapSession session) {
        publish("bootstrap-failed", session);
    }

    private void publish(String type, BootstrapSession session) {
        rest.publish(type, session.endpoint(), json -> {
            json.writeStartObject();
            SessionJson.writeHead(json, session);
            json.writeEndObject();
        });
    }
}
