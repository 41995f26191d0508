// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import java.net.InetSocketAddress;
import java.util.EnumSet;
import org.eclipse.leshan.core.SecurityMode;
import org.eclipse.leshan.core.endpoint.Protocol;
import org.eclipse.leshan.core.request.BindingMode;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.ServerConfig;
import org.eclipse.leshan.server.bootstrap.BootstrapConfig.ServerSecurity;
import org.eclipse.leshan.server.bootstrap.InMemoryBootstrapConfigStore;
import org.eclipse.leshan.server.bootstrap.InvalidConfigurationException;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServer;
import org.eclipse.leshan.server.bootstrap.LeshanBootstrapServerBuilder;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.CaliforniumBootstrapServerEndpointsProvider;
import org.eclipse.leshan.server.californium.bootstrap.endpoint.coap.CoapBootstrapServerProtocolProvider;

/** A Leshan Bootstrap-Server that has one server for one client. */
final class LeshanBootstrapEnd implements AutoCloseable {

    private final LeshanBootstrapServer server;

    LeshanBootstrapEnd(String endpoint, String uri) throws InvalidConfigurationException {
        var configurations = new InMemoryBootstrapConfigStore();
        configurations.add(endpoint, configuration(uri));
        server = new LeshanBootstrapServerBuilder()
                .setConfigStore(configurations)
                .setEndpointsProviders(new CaliforniumBootstrapServerEndpointsProvider.Builder(
                                new CoapBootstrapServerProtocolProvider())
                        .addEndpoint(new InetSocketAddress("127.0.0.1", 0), Protocol.COAP)
                        .build())
                .build();
        server.start();
    }

    private static BootstrapConfig configuration(String uri) {
        var security = new ServerSecurity();
        security.uri = uri;
        security.securityMode = SecurityMode.NO_SEC;
        security.serverId = 1;
        var account = new ServerConfig();
        account.shortId = 1;
        account.lifetime = 86_400;
        account.binding = EnumSet.of(BindingMode.U);
        var configuration = new BootstrapConfig();
        // Which has it discover first what there is.
        configuration.autoIdForSecurityObject = true;
        configuration.security.put(0, security);
        configuration.servers.put(0, account);
        return configuration;
    }

    int port() {
        return server.getEndpoint(Protocol.COAP).getURI().getPort();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
