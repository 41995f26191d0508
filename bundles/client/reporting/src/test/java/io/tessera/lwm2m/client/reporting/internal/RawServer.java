// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapHandler;
import org.eclipse.californium.core.CoapObserveRelation;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.core.server.resources.Resource;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;

/** A server made of plain Californium: it takes registrations and keeps every request of the client for the test. */
final class RawServer implements AutoCloseable {

    /** A request of the client: {@code POST rd/1?lt=600}, and its payload. */
    record Heard(String line, String payload) {}

    static {
        CoapConfig.register();
        UdpConfig.register();
    }

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger registrations = new AtomicInteger();
    private final CoapEndpoint endpoint = CoapEndpoint.builder()
            .setConfiguration(Configuration.createStandardWithoutFile()
                    .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1)
                    .set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                    .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1))
            .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .build();
    private final CoapServer server = new CoapServer(endpoint.getConfig());
    private volatile InetSocketAddress client;
    private volatile boolean forgetful;
    private volatile String spoken = "";

    RawServer() {
        server.addEndpoint(endpoint);
        server.add(new Registrations());
        server.start();
    }

    int port() {
        return endpoint.getAddress().getPort();
    }

    /** From now on it knows no registration. */
    void forget() {
        forgetful = true;
    }

    /** From now on it refuses who doesn't speak this LwM2M version. */
    void speakOnly(String lwm2m) {
        spoken = "lwm2m=" + lwm2m;
    }

    /** The next request of the client. */
    Heard next() throws InterruptedException {
        var next = heard.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("a request of the client").isNotNull();
        return next;
    }

    /** Asks the client: {@code GET /3/0/0}. */
    CoapResponse ask(Code code, String path, String payload, int format, int accept) throws Exception {
        var request = new Request(code);
        request.setURI(uri(path));
        request.setPayload(payload);
        if (format >= 0) {
            request.getOptions().setContentFormat(format);
        }
        if (accept >= 0) {
            request.getOptions().setAccept(accept);
        }
        return toClient().advanced(request);
    }

    CoapObserveRelation observe(String path, BlockingQueue<String> values) {
        return observe(path, 0, values);
    }

    CoapObserveRelation observe(String path, int accept, BlockingQueue<String> values) {
        return toClient(path)
                .observe(
                        new CoapHandler() {
                            @Override
                            public void onLoad(CoapResponse response) {
                                values.add(response.getResponseText());
                            }

                            @Override
                            public void onError() {
                                values.add("error");
                            }
                        },
                        accept);
    }

    private CoapClient toClient() {
        return toClient("");
    }

    private CoapClient toClient(String path) {
        var asking = new CoapClient(uri(path));
        asking.setEndpoint(endpoint);
        asking.setTimeout(10_000L);
        return asking;
    }

    private String uri(String path) {
        return "coap://127.0.0.1:" + client.getPort() + path;
    }

    @Override
    public void close() {
        server.destroy();
    }

    private final class Registrations extends CoapResource {

        private Registrations() {
            super("rd");
        }

        /** One answers for all that is below. */
        @Override
        public Resource getChild(String name) {
            return this;
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            boolean isRegister = exchange.getRequestOptions().getUriPath().size() == 1;
            if (isRegister) {
                client = exchange.getSourceSocketAddress();
            }
            if (isRegister && !exchange.getRequestOptions().getUriQueryString().contains(spoken)) {
                exchange.respond(ResponseCode.PRECONDITION_FAILED);
                return;
            }
            keep(exchange);
            if (isRegister) {
                forgetful = false;
                exchange.setLocationPath("rd/" + registrations.incrementAndGet());
                exchange.respond(ResponseCode.CREATED);
            } else {
                exchange.respond(forgetful ? ResponseCode.NOT_FOUND : ResponseCode.CHANGED);
            }
        }

        @Override
        public void handleDELETE(CoapExchange exchange) {
            keep(exchange);
            exchange.respond(ResponseCode.DELETED);
        }

        private void keep(CoapExchange exchange) {
            var options = exchange.getRequestOptions();
            var query = options.getUriQueryString();
            heard.add(new Heard(
                    exchange.getRequestCode() + " " + options.getUriPathString() + (query.isEmpty() ? "" : "?" + query),
                    exchange.getRequestText()));
        }
    }
}
