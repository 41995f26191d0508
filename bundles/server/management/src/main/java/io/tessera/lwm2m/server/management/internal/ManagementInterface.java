// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.QueueListener;
import io.tessera.lwm2m.server.spi.Patience;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerEvent;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The server's end of the Device Management &amp; Service Enablement Interface (Core 1.2, 6.3). */
@Component(
        name = "io.tessera.lwm2m.server.management",
        service = {DeviceManagement.class, ServerInterface.class, ManagementInterface.class})
public final class ManagementInterface extends RequestedOperations implements ServerInterface {

    private final Attachment server;
    private final Outcomes outcomes;

    @Activate
    public ManagementInterface(
            @Reference(name = "codec") Codec codec, @Reference(name = "definitions") ObjectDefinitions definitions) {
        this(codec, new Answers(codec, definitions), new Attachment());
    }

    private ManagementInterface(Codec codec, Answers answers, Attachment server) {
        super(new Operations(codec, answers, server, Patience.USUAL));
        this.server = server;
        outcomes = new Outcomes(answers);
    }

    public void addListener(QueueListener listener) {
        outcomes.add(listener);
    }

    public void removeListener(QueueListener listener) {
        outcomes.remove(listener);
    }

    @Override
    public String name() {
        return MANAGEMENT;
    }

    /** Clients ask nothing of this interface. */
    @Override
    public boolean claims(Request request) {
        return false;
    }

    @Override
    public void handle(String via, Exchange exchange) {
        throw new IllegalStateException("Not claimed: " + exchange.request());
    }

    @Override
    public void event(ServerEvent event) {
        server.now().ifPresent(of -> tell(of, event));
    }

    private void tell(Server of, ServerEvent event) {
        if (event instanceof ServerEvent.Queued queued) {
            outcomes.tell(of, queued);
        }
        if (event instanceof ServerEvent.Settled settled) {
            outcomes.tell(of, settled);
        }
    }

    @Override
    public void attach(Server newServer) {
        server.begin(newServer);
    }

    @Override
    public void detach(Server oldServer) {
        server.end();
    }
}
