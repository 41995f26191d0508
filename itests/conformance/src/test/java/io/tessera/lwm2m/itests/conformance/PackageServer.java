// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.config.Configuration;

/** Where a gateway fetches packages by HTTP and CoAP. */
final class PackageServer implements AutoCloseable {

    private final AtomicReference<byte[]> offered = new AtomicReference<>(new byte[0]);
    private final HttpServer http;
    private final CoapServer coap;
    private final CoapEndpoint endpoint;

    PackageServer() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        http.createContext("/package", exchange -> answer(exchange, offered.get().length));
        http.createContext("/cut", exchange -> answer(exchange, offered.get().length + 1L));
        http.createContext("/none", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        http.start();
        var configuration = new Configuration();
        endpoint = new CoapEndpoint.Builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(loopback, 0))
                .build();
        coap = new CoapServer(configuration);
        coap.addEndpoint(endpoint);
        coap.add(new CoapResource("package") {
            @Override
            public void handleGET(CoapExchange exchange) {
                exchange.respond(ResponseCode.CONTENT, offered.get());
            }
        });
        coap.start();
    }

    /** Says that so many bytes come; where fewer do, the connection is cut. */
    private void answer(HttpExchange exchange, long announced) throws IOException {
        exchange.sendResponseHeaders(200, announced);
        try {
            exchange.getResponseBody().write(offered.get());
            exchange.getResponseBody().flush();
        } finally {
            exchange.close();
        }
    }

    void offer(byte[] bytes) {
        offered.set(bytes);
    }

    /** @param path {@code package}, {@code cut} for one that ends early, {@code none} */
    String http(String path) {
        return "http://127.0.0.1:%d/%s".formatted(http.getAddress().getPort(), path);
    }

    String coap() {
        return "coap://127.0.0.1:%d/package".formatted(endpoint.getAddress().getPort());
    }

    @Override
    public void close() {
        http.stop(0);
        coap.destroy();
    }
}
