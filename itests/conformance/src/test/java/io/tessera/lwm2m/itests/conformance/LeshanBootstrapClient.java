// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.net.InetAddress;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import org.eclipse.leshan.client.LeshanClient;
import org.eclipse.leshan.client.LeshanClientBuilder;
import org.eclipse.leshan.client.californium.endpoint.CaliforniumClientEndpointsProvider;
import org.eclipse.leshan.client.californium.endpoint.coap.CoapClientProtocolProvider;
import org.eclipse.leshan.client.californium.endpoint.coaps.CoapsClientProtocolProvider;
import org.eclipse.leshan.client.engine.DefaultRegistrationEngineFactory;
import org.eclipse.leshan.client.object.Security;
import org.eclipse.leshan.client.object.Server;
import org.eclipse.leshan.client.resource.ObjectsInitializer;
import org.eclipse.leshan.client.resource.SimpleInstanceEnabler;

/** A Leshan client that knows its Bootstrap-Server, with and without security. */
final class LeshanBootstrapClient {

    private static final int REQUEST_MILLIS = 3000;

    private final ObjectsInitializer objects = new ObjectsInitializer();
    private final Security bootstrapServer;

    private LeshanBootstrapClient(String bootstrapUri) {
        bootstrapServer = Security.noSecBootstrap(bootstrapUri);
        objects.setInstancesForObject(0, bootstrapServer);
        objects.setClassForObject(1, Server.class);
        objects.setClassForObject(2, SimpleInstanceEnabler.class);
        objects.setInstancesForObject(
                3,
                new SimpleInstanceEnabler(0, Map.of(0, "Example Ltd", 1, "Gateway 7", 2, "0001", 3, "1.0.0", 16, "U")));
    }

    static LeshanBootstrapClient at(String bootstrapUri) {
        return new LeshanBootstrapClient(bootstrapUri);
    }

    /** It has an account already. */
    LeshanBootstrapClient withServer(String uri) {
        objects.setInstancesForObject(0, bootstrapServer, Security.noSec(uri, 1));
        objects.setInstancesForObject(1, new Server(1, Steps.LIFETIME));
        return this;
    }

    /** Starts it; who closes what is returned ends it. */
    AutoCloseable start(String endpoint, List<Certificate> trusted) {
        var endpoints = new CaliforniumClientEndpointsProvider.Builder(
                        new CoapClientProtocolProvider(), new CoapsClientProtocolProvider())
                .setClientAddress(InetAddress.getLoopbackAddress())
                .build();
        LeshanClient client = new LeshanClientBuilder(endpoint)
                .setObjects(objects.createAll())
                .setTrustStore(trusted)
                .setEndpointsProviders(endpoints)
                .setRegistrationEngineFactory(
                        new DefaultRegistrationEngineFactory().setRequestTimeoutInMs(REQUEST_MILLIS))
                .build();
        client.start();
        return () -> client.destroy(true);
    }
}
