// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/** Californium with a pre-shared key, for requests that no sound LwM2M Client sends. */
final class SecureCoap implements AutoCloseable {

    static {
        CoapConfig.register();
        DtlsConfig.register();
    }

    private final String uri;
    private final CoapEndpoint endpoint;
    private final CoapClient client = new CoapClient();

    SecureCoap(String uri, String identity, String key) {
        this.uri = uri;
        var configuration = Configuration.createStandardWithoutFile();
        configuration.set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY);
        var dtls = DtlsConnectorConfig.builder(configuration)
                .setAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key.getBytes(US_ASCII)))
                .build();
        endpoint = CoapEndpoint.builder()
                .setConfiguration(configuration)
                .setConnector(new DTLSConnector(dtls))
                .build();
        client.setEndpoint(endpoint);
        client.setTimeout(10_000L);
    }

    /** @return the path of the registration */
    String register(String endpointName) throws ConnectorException, IOException {
        var request = Request.newPost();
        request.setPayload("</1/0>,</3/0>");
        request.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_LINK_FORMAT);
        var answer = send(request, "/rd?lt=300&lwm2m=1.1&b=U&ep=" + endpointName);
        assertThat(answer.getCode().text).isEqualTo("2.01");
        return "/" + answer.getOptions().getLocationPathString();
    }

    String update(String path) throws ConnectorException, IOException {
        return send(Request.newPost(), path).getCode().text;
    }

    String deregister(String location) throws ConnectorException, IOException {
        return send(Request.newDelete(), location).getCode().text;
    }

    private CoapResponse send(Request request, String path) throws ConnectorException, IOException {
        request.setURI(uri + path);
        var answer = client.advanced(request);
        assertThat(answer).as("answer to %s", request).isNotNull();
        return answer;
    }

    @Override
    public void close() {
        client.shutdown();
        endpoint.destroy();
    }
}
