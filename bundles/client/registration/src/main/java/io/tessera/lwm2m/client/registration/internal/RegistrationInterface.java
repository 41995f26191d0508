// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The client's end of LWM2M-2, client registration (Core 1.2, 6.2). */
@Component(name = RegistrationConfig.PID, configurationPid = RegistrationConfig.PID, service = ClientInterface.class)
@Designate(ocd = RegistrationConfig.class)
public final class RegistrationInterface implements ClientInterface {

    private final Map<Client, ClientRegistrations> clients = new ConcurrentHashMap<>();
    private final Settings settings;
    private final Messages messages;

    @Activate
    public RegistrationInterface(RegistrationConfig config, @Reference(name = "codec") Codec codec) {
        this(Settings.of(config, () -> ThreadLocalRandom.current().nextDouble()), codec);
    }

    RegistrationInterface(Settings settings, Codec codec) {
        this.settings = settings;
        messages = new Messages(codec, settings.queueMode(), settings.smsNumber(), settings.profile());
    }

    @Override
    public String name() {
        return REGISTRATION;
    }

    /** A server asks nothing of this interface; Disable and the Update Trigger are Resources that it executes. */
    @Override
    public boolean claims(Request request) {
        return false;
    }

    @Override
    public void handle(Session session, Exchange exchange) {
        exchange.respond(Response.of(ResponseCode.METHOD_NOT_ALLOWED));
    }

    @Override
    public void attach(Client client) {
        var registrations = new ClientRegistrations(client, settings, messages);
        clients.put(client, registrations);
        registrations.start();
    }

    @Override
    public void detach(Client client) {
        Optional.ofNullable(clients.remove(client)).ifPresent(ClientRegistrations::close);
    }

    @Override
    public void event(Client client, ClientEvent event) {
        Optional.ofNullable(clients.get(client)).ifPresent(registrations -> registrations.on(event));
    }
}
