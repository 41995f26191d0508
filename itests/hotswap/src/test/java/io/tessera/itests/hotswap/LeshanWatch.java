// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import io.tessera.itests.hotswap.agent.Ledger;
import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.core.response.ObserveCompositeResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.eclipse.leshan.server.californium.endpoint.CaliforniumServerEndpoint;
import org.eclipse.leshan.server.observation.ObservationListener;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.registration.RegistrationListener;
import org.eclipse.leshan.server.registration.RegistrationUpdate;
import org.eclipse.leshan.server.security.InMemorySecurityStore;
import org.eclipse.leshan.server.security.NonUniqueSecurityInfoException;
import org.eclipse.leshan.server.security.SecurityInfo;

/** A Leshan server over DTLS that observes, and reads and writes all the time. */
final class LeshanWatch implements AutoCloseable, ObservationListener, RegistrationListener {

    static final int SHORT_SERVER_ID = 102;
    static final byte[] KEY = "a secret of the test".getBytes(StandardCharsets.US_ASCII);

    private static final int SENSOR = 3300;
    private static final int SECONDS = 30;

    private final Ledger ledger = new Ledger();
    private final LeshanServerPeer peer;
    private final Messages messages;
    private final Set<Integer> sent = ConcurrentHashMap.newKeySet();
    private Registration registration;
    private Thread load;
    private volatile boolean resting;

    LeshanWatch(String endpoint, Messages messages) {
        this.messages = messages;
        peer = LeshanServerPeer.secure(builder -> builder.setSecurityStore(store(endpoint)));
        peer.leshan().getObservationService().addListener(this);
        peer.leshan().getRegistrationService().addListener(this);
        var transport = (CaliforniumServerEndpoint) peer.leshan().getEndpoint(Protocol.COAPS);
        transport.getCoapEndpoint().addInterceptor(new MessageInterceptorAdapter() {
            @Override
            public void sendRequest(Request request) {
                count(request);
            }
        });
    }

    private static InMemorySecurityStore store(String endpoint) {
        try {
            var store = new InMemorySecurityStore();
            store.add(SecurityInfo.newPreSharedKeyInfo(endpoint, endpoint, KEY));
            return store;
        } catch (NonUniqueSecurityInfoException e) {
            throw new IllegalStateException(e);
        }
    }

    private void count(Request request) {
        if (!sent.add(request.getMID())) {
            messages.repeatedByServer();
        }
    }

    int port() {
        return peer.uri().getPort();
    }

    Ledger ledger() {
        return ledger;
    }

    void awaitRegistration() throws InterruptedException {
        registration = peer.awaitRegistration();
    }

    void observe(int from, int count) throws InterruptedException {
        for (int i = from; i < from + count; i++) {
            var response = peer.send(registration, new ObserveRequest(ContentFormat.SENML_CBOR, SENSOR, i, 5700));
            if (!response.isSuccess()) {
                throw new AssertionError(response);
            }
            hear(i, response);
        }
    }

    void begin() {
        load = new Thread(this::ask, "leshan load");
        load.start();
    }

    void rest() throws InterruptedException {
        resting = true;
        load.join();
    }

    private void ask() {
        for (int i = 0; !resting; i++) {
            long begin = System.nanoTime();
            var failure = failure(i);
            ledger.answered(System.nanoTime() - begin, failure);
            // A message identifier comes back after 65,536 others; far sooner means that it was sent again.
            sent.clear();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private String failure(int number) {
        try {
            LwM2mResponse response = number % 5 == 0 ? write(number) : read(number);
            return response.isSuccess() ? "" : response.toString();
        } catch (InterruptedException | RuntimeException | AssertionError e) {
            return e.toString();
        }
    }

    private LwM2mResponse write(int number) throws InterruptedException {
        return peer.send(registration, new WriteRequest(ContentFormat.TEXT, 1, 1, 5, 80_000L + number));
    }

    private LwM2mResponse read(int number) throws InterruptedException {
        return peer.send(
                registration,
                number % 2 == 0
                        ? new ReadRequest(ContentFormat.TEXT, 3, 0, 16)
                        : new ReadRequest(ContentFormat.SENML_CBOR, SENSOR, 0, 5700));
    }

    private void hear(int instance, ObserveResponse response) {
        if (response.getContent() instanceof LwM2mSingleResource resource) {
            ledger.heard(instance, ((Number) resource.getValue()).longValue());
            return;
        }
        ledger.answered(0, "observation of %d: %s".formatted(instance, response));
    }

    @Override
    public void onResponse(SingleObservation observation, Registration of, ObserveResponse response) {
        if (observation.getPath().getObjectId() == SENSOR) {
            hear(observation.getPath().getObjectInstanceId(), response);
        }
    }

    @Override
    public void onError(Observation observation, Registration of, Exception error) {
        ledger.answered(0, error.toString());
    }

    @Override
    public void registered(Registration now, Registration before, Collection<Observation> observationsBefore) {
        messages.told("Register");
    }

    @Override
    public void updated(RegistrationUpdate update, Registration now, Registration before) {
        messages.told("Update");
    }

    @Override
    public void unregistered(
            Registration gone, Collection<Observation> observations, boolean expired, Registration next) {
        messages.told("De-register");
    }

    @Override
    public void newObservation(Observation observation, Registration of) {
        // The answer to the request says it.
    }

    @Override
    public void cancelled(Observation observation) {
        // Nobody asks for it.
    }

    @Override
    public void onResponse(CompositeObservation observation, Registration of, ObserveCompositeResponse response) {
        // Nobody asks for it.
    }

    @Override
    public void close() {
        peer.close();
    }
}
