// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.CoapResource;
import org.eclipse.californium.core.CoapServer;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.server.resources.CoapExchange;
import org.eclipse.californium.elements.config.Configuration;

/** An LwM2M Server of the barest kind: it takes down what one client says, message by message. */
final class NotingServer implements AutoCloseable {

    private static final long SECONDS = 30;

    /** Bytes: an Event Log is large. */
    private static final int LARGEST = 1 << 20;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Map<String, BlockingQueue<Response>> notifications = new ConcurrentHashMap<>();
    private final CoapEndpoint endpoint;
    private final CoapServer server;
    private volatile InetSocketAddress client;
    private Heard last;

    /** @param what {@code Register}, {@code Update} or {@code De-register}; without links where there was no payload */
    record Heard(String what, Set<String> links) {}

    NotingServer() throws IOException {
        CoapConfig.register();
        var configuration = new Configuration().set(CoapConfig.MAX_RESOURCE_BODY_SIZE, LARGEST);
        endpoint = new CoapEndpoint.Builder()
                .setConfiguration(configuration)
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build();
        endpoint.addNotificationListener((request, response) ->
                queue(request.getOptions().getUriPathString()).add(response));
        server = new CoapServer(configuration);
        server.addEndpoint(endpoint);
        server.add(new Directory().add(new Entry()));
        server.start();
    }

    private final class Directory extends CoapResource {

        private Directory() {
            super("rd");
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            client = exchange.getSourceSocketAddress();
            note("Register", exchange);
            exchange.setLocationPath("rd/it");
            exchange.respond(ResponseCode.CREATED);
        }
    }

    private final class Entry extends CoapResource {

        private Entry() {
            super("it");
        }

        @Override
        public void handlePOST(CoapExchange exchange) {
            client = exchange.getSourceSocketAddress();
            note("Update", exchange);
            exchange.respond(ResponseCode.CHANGED);
        }

        @Override
        public void handleDELETE(CoapExchange exchange) {
            note("De-register", exchange);
            exchange.respond(ResponseCode.DELETED);
        }
    }

    private void note(String what, CoapExchange exchange) {
        var links = new TreeSet<String>();
        for (var link : exchange.getRequestText().split(",(?=<)")) {
            if (!link.isEmpty()) {
                links.add(link);
            }
        }
        heard.add(new Heard(what, links));
    }

    String uri() {
        return "coap://127.0.0.1:" + endpoint.getAddress().getPort();
    }

    /** What the client says next at the registration interface, or has said already. */
    Heard next() throws InterruptedException {
        last = awaited(heard, "message of the client after " + last);
        return last;
    }

    Response execute(String path) throws InterruptedException {
        return send(Request.newPost(), path);
    }

    /** It is observed from now on, in the client's own format. */
    void observe(String path) throws InterruptedException {
        observe(Request.newGet(), path);
    }

    /** The same, for a Resource, as text. */
    void observeText(String path) throws InterruptedException {
        var request = Request.newGet();
        request.getOptions().setAccept(MediaTypeRegistry.TEXT_PLAIN);
        observe(request, path);
    }

    private void observe(Request request, String path) throws InterruptedException {
        queue(path).clear();
        var answer = send(request.setObserve(), path);
        if (!answer.getOptions().hasObserve()) {
            throw new AssertionError("%s isn't observed: %s".formatted(path, answer));
        }
    }

    /** The next one of what is observed there. */
    Response nextNotification(String path) throws InterruptedException {
        return awaited(queue(path), "notification of " + path);
    }

    /** Those that nobody asked for yet. */
    int notificationsLeft(String path) {
        return queue(path).size();
    }

    private BlockingQueue<Response> queue(String path) {
        return notifications.computeIfAbsent(path, unseen -> new LinkedBlockingQueue<>());
    }

    private static <T> T awaited(BlockingQueue<T> queue, String what) throws InterruptedException {
        var next = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no " + what);
        }
        return next;
    }

    private Response send(Request request, String path) throws InterruptedException {
        request.setURI("coap://127.0.0.1:%d/%s".formatted(client.getPort(), path));
        endpoint.sendRequest(request);
        var response = request.waitForResponse(TimeUnit.SECONDS.toMillis(SECONDS));
        if (response == null) {
            throw new AssertionError("no answer to " + request);
        }
        return response;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
