// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.transport.OwnKey;
import java.net.InetAddress;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.LeshanClientBuilder;
import org.eclipse.leshan.client.californium.endpoint.CaliforniumClientEndpointsProvider;
import org.eclipse.leshan.client.californium.endpoint.coap.CoapClientProtocolProvider;
import org.eclipse.leshan.client.californium.endpoint.coaps.CoapsClientProtocolProvider;
import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.object.Server;
import org.eclipse.leshan.client.observer.LwM2mClientObserverAdapter;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.client.resource.SimpleInstanceEnabler;
import org.eclipse.leshan.client.servers.LwM2mServer;
import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.RegisterRequest;
import org.eclipse.leshan.core.util.datatype.ULong;

/** A device on Leshan's client, with Objects 0, 1 and 3, and what became of its attempts to register. */
public final class LeshanDevice extends LwM2mClientObserverAdapter implements AutoCloseable {

    public static final String REGISTERED = "registered";
    public static final String NO_ANSWER = "no answer";

    private static final int SERVER = 123;
    private static final int BOOTSTRAP_SERVER = 1;
    private static final int SECONDS = 10;

    private final LeshanClient client;
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

    /** @param isPatient whether it repeats its part of the handshake as usual, or gives up within a second */
    public LeshanDevice(String endpoint, Security security, boolean isPatient, Certificate... trusted) {
        var objects = new ObjectsInitializer();
        objects.setInstancesForObject(0, security);
        if (isOfBootstrapServer(security)) {
            objects.setClassForObject(1, Server.class);
        } else {
            objects.setInstancesForObject(1, new Server(SERVER, 300));
        }
        objects.setInstancesForObject(
                3, new SimpleInstanceEnabler(0, Map.of(0, "Acme", 1, "M1", 15, "Europe/Paris", 16, "U")));
        var endpoints = new CaliforniumClientEndpointsProvider.Builder(
                new CoapClientProtocolProvider(), new CoapsClientProtocolProvider());
        var configuration = endpoints.createDefaultConfiguration();
        if (!isPatient) {
            configuration.set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 200, TimeUnit.MILLISECONDS);
            configuration.set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 1);
        }
        client = new LeshanClientBuilder(endpoint)
                .setObjects(objects.createAll())
                .setTrustStore(List.of(trusted))
                .setEndpointsProviders(endpoints
                        .setConfiguration(configuration)
                        .setClientAddress(InetAddress.getLoopbackAddress())
                        .build())
                .build();
        client.addObserver(this);
        client.start();
    }

    private static boolean isOfBootstrapServer(Security security) {
        var resource = (LwM2mSingleResource)
                security.read(LwM2mServer.SYSTEM, BOOTSTRAP_SERVER).getContent();
        return (Boolean) resource.getValue();
    }

    public static Security open(String uri) {
        return Security.noSec(uri, SERVER);
    }

    public static Security preShared(String uri, String identity, String key) {
        return Security.psk(uri, SERVER, identity.getBytes(UTF_8), key.getBytes(UTF_8));
    }

    public static Security raw(String uri, OwnKey own, OwnKey server) {
        return Security.rpk(
                uri,
                SERVER,
                own.publicKey().getEncoded(),
                own.privateKey().getEncoded(),
                server.publicKey().getEncoded());
    }

    public static Security certified(String uri, OwnKey own, Certificate expected, int usage)
            throws CertificateEncodingException {
        return Security.x509(
                uri,
                SERVER,
                own.chain().get(0).getEncoded(),
                own.privateKey().getEncoded(),
                expected.getEncoded(),
                ULong.valueOf(usage));
    }

    /** {@link #REGISTERED}, {@link #NO_ANSWER}, or the code of the refusal. */
    public String awaitOutcome() throws InterruptedException {
        var outcome = outcomes.poll(SECONDS, TimeUnit.SECONDS);
        if (outcome == null) {
            throw new AssertionError("it has not tried to register within %d s".formatted(SECONDS));
        }
        return outcome;
    }

    @Override
    public void onRegistrationSuccess(LwM2mServer server, RegisterRequest request, String registrationId) {
        outcomes.add(REGISTERED);
    }

    @Override
    public void onRegistrationFailure(
            LwM2mServer server, RegisterRequest request, ResponseCode code, String message, Exception cause) {
        outcomes.add(code == null ? NO_ANSWER : code.toString());
    }

    @Override
    public void onRegistrationTimeout(LwM2mServer server, RegisterRequest request) {
        outcomes.add(NO_ANSWER);
    }

    /** It de-registers. */
    @Override
    public void close() {
        client.destroy(true);
    }
}
