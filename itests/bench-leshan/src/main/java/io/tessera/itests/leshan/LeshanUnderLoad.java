// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.leshan;

import io.tessera.itests.subject.Control;
import io.tessera.itests.subject.Operation;
import io.tessera.itests.subject.ServerSubject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.DownlinkDeviceManagementRequest;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.LeshanServerBuilder;
import org.eclipse.leshan.transport.californium.server.endpoint.CaliforniumServerEndpointsProvider;
import org.eclipse.leshan.transport.californium.server.endpoint.coap.CoapServerProtocolProvider;

/**
 * Leshan's server, as its builder makes it. Arguments: the CoAP port; then perhaps how many seconds it remembers
 * messages for duplicate detection, where what else it keeps is to be measured.
 */
public final class LeshanUnderLoad implements ServerSubject {

    private final LeshanServer server;
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicLong notifications = new AtomicLong();

    private LeshanUnderLoad(LeshanServer server) {
        this.server = server;
        server.getRegistrationService().addListener(new CountedRegistrations(clients));
        server.getObservationService().addListener(new CountedNotifications(notifications));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var endpoints = new CaliforniumServerEndpointsProvider.Builder(new CoapServerProtocolProvider())
                .setConfiguration(configuration -> remember(configuration, arguments))
                .addEndpoint(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
                        Protocol.COAP)
                .build();
        var server = new LeshanServerBuilder().setEndpointsProviders(endpoints).build();
        var subject = new LeshanUnderLoad(server);
        server.start();
        Control.serve(subject);
        server.destroy();
    }

    private static void remember(Configuration configuration, String[] arguments) {
        if (arguments.length > 1) {
            configuration.set(CoapConfig.EXCHANGE_LIFETIME, Integer.parseInt(arguments[1]), TimeUnit.SECONDS);
            configuration.set(CoapConfig.MARK_AND_SWEEP_INTERVAL, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public int clients() {
        return clients.get();
    }

    @Override
    public long notifications() {
        return notifications.get();
    }

    @Override
    public CompletionStage<Boolean> perform(Operation operation, int client) {
        var done = new CompletableFuture<Boolean>();
        var registration = server.getRegistrationService().getByEndpoint(ServerSubject.endpoint(client));
        server.send(
                registration,
                request(operation),
                response -> done.complete(response.isSuccess()),
                done::completeExceptionally);
        return done;
    }

    private static DownlinkDeviceManagementRequest<?> request(Operation operation) {
        return switch (operation) {
            case READ_TLV -> new ReadRequest(ContentFormat.TLV, 3, 0);
            case READ_CBOR -> new ReadRequest(ContentFormat.SENML_CBOR, 3, 0);
            case WRITE -> new WriteRequest(ContentFormat.TEXT, 3, 0, 15, "Europe/Berlin");
            case OBSERVE -> new ObserveRequest(ContentFormat.TLV, 3303, 0, 5700);
        };
    }
}
