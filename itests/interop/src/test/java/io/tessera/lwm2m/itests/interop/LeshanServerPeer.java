// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.DownlinkRequest;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.core.response.ObserveCompositeResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.eclipse.leshan.server.LeshanServer;
import org.eclipse.leshan.server.LeshanServerBuilder;
import org.eclipse.leshan.server.californium.endpoint.CaliforniumServerEndpointsProvider;
import org.eclipse.leshan.server.californium.endpoint.ServerProtocolProvider;
import org.eclipse.leshan.server.californium.endpoint.coap.CoapServerProtocolProvider;
import org.eclipse.leshan.server.californium.endpoint.coaps.CoapsServerProtocolProvider;
import org.eclipse.leshan.server.model.VersionedModelProvider;
import org.eclipse.leshan.server.observation.ObservationListener;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationListener;
import org.eclipse.leshan.server.registration.RegistrationUpdate;

/** A Leshan server on a free port of the loopback, and what it hears. */
public final class LeshanServerPeer implements AutoCloseable, RegistrationListener, ObservationListener {

    private static final int SECONDS = 30;

    private final LeshanServer server;
    private final Protocol protocol;
    private final BlockingQueue<Registration> registrations = new LinkedBlockingQueue<>();
    private final BlockingQueue<RegistrationUpdate> updates = new LinkedBlockingQueue<>();
    private final BlockingQueue<Registration> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<ObserveResponse> notifications = new LinkedBlockingQueue<>();
    private final BlockingQueue<ObserveCompositeResponse> compositeNotifications = new LinkedBlockingQueue<>();

    public LeshanServerPeer() {
        this(builder -> {});
    }

    /** @param further what it is told beside where it listens and which Objects it knows */
    public LeshanServerPeer(Consumer<LeshanServerBuilder> further) {
        this(new CoapServerProtocolProvider(), further);
    }

    /** A server over DTLS, which is told of keys as well. */
    public static LeshanServerPeer secure(Consumer<LeshanServerBuilder> further) {
        return new LeshanServerPeer(new CoapsServerProtocolProvider(), further);
    }

    private LeshanServerPeer(ServerProtocolProvider spoken, Consumer<LeshanServerBuilder> further) {
        protocol = spoken.getProtocol();
        var endpoints = new CaliforniumServerEndpointsProvider.Builder(spoken)
                .addEndpoint(new InetSocketAddress("127.0.0.1", 0), protocol)
                .build();
        var builder = new LeshanServerBuilder()
                .setEndpointsProviders(endpoints)
                .setObjectModelProvider(new VersionedModelProvider(models()));
        further.accept(builder);
        server = builder.build();
        server.getRegistrationService().addListener(this);
        server.getObservationService().addListener(this);
        server.start();
    }

    /** Leshan brings models of some versions only; what it needs of the others, the types, is the same. */
    private static List<ObjectModel> models() {
        var models = new ArrayList<ObjectModel>();
        for (var model : ObjectLoader.loadDefault()) {
            for (var version : List.of("1.0", "1.1", "1.2")) {
                models.add(new ObjectModel(
                        model.id,
                        model.name,
                        model.description,
                        version,
                        model.multiple,
                        model.mandatory,
                        model.resources.values()));
            }
        }
        return models;
    }

    public URI uri() {
        return server.getEndpoint(protocol).getURI();
    }

    public LeshanServer leshan() {
        return server;
    }

    public Registration awaitRegistration() throws InterruptedException {
        return awaited(registrations, "Register");
    }

    /** Updates until now are of no interest. */
    public void forgetUpdates() {
        updates.clear();
    }

    public RegistrationUpdate awaitUpdate() throws InterruptedException {
        return awaited(updates, "Update");
    }

    public Registration awaitEnd() throws InterruptedException {
        return awaited(ends, "De-register");
    }

    public ObserveResponse awaitNotification() throws InterruptedException {
        return awaited(notifications, "Notify");
    }

    public ObserveCompositeResponse awaitCompositeNotification() throws InterruptedException {
        return awaited(compositeNotifications, "composite Notify");
    }

    private static <T> T awaited(BlockingQueue<T> queue, String what) throws InterruptedException {
        var heard = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (heard == null) {
            throw new AssertionError("no %s within %d s".formatted(what, SECONDS));
        }
        return heard;
    }

    public <T extends LwM2mResponse> T send(Registration registration, DownlinkRequest<T> request)
            throws InterruptedException {
        var response = server.send(registration, request, SECONDS * 1000L);
        if (response == null) {
            throw new AssertionError("no answer to " + request);
        }
        return response;
    }

    @Override
    public void close() {
        server.destroy();
    }

    @Override
    public void registered(Registration registration, Registration before, Collection<Observation> observationsBefore) {
        registrations.add(registration);
    }

    @Override
    public void updated(RegistrationUpdate update, Registration now, Registration before) {
        updates.add(update);
    }

    @Override
    public void unregistered(
            Registration registration, Collection<Observation> observations, boolean expired, Registration next) {
        ends.add(registration);
    }

    @Override
    public void newObservation(Observation observation, Registration registration) {
        // The answer to the request says it.
    }

    @Override
    public void cancelled(Observation observation) {
        // Asked for by the test itself.
    }

    @Override
    public void onResponse(SingleObservation observation, Registration registration, ObserveResponse response) {
        notifications.add(response);
    }

    @Override
    public void onResponse(
            CompositeObservation observation, Registration registration, ObserveCompositeResponse response) {
        compositeNotifications.add(response);
    }

    @Override
    public void onError(Observation observation, Registration registration, Exception error) {
        throw new AssertionError("notification not understood", error);
    }
}
