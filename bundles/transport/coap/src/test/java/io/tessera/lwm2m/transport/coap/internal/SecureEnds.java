// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A client and a server with DTLS between them. */
final class SecureEnds implements AutoCloseable {

    static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    static final byte[] KEY = "not to be seen in any log".getBytes(StandardCharsets.UTF_8);
    static final Settings IMPATIENT = Settings.standard("impatient").withAckTimeout(Duration.ofMillis(100));

    final KnownPeers known = new KnownPeers().withKey("device", KEY);
    final Listener atClient = new Listener();
    final Listener atServer = new Listener();
    final CoapEndpoints.Open client;
    final CoapEndpoints.Open server;

    SecureEnds() {
        this(Settings.standard("secure"));
    }

    SecureEnds(Settings settings) {
        client = CoapEndpoints.openSecure(ANY, settings, Security.NOBODY);
        server = CoapEndpoints.openSecure(ANY, settings, known);
        client.listen(atClient);
        server.listen(atServer);
    }

    Peer connect(Credentials credentials) {
        return client.useCredentials(server.localAddress(), credentials);
    }

    Peer connect() {
        return connect(new Credentials.PreSharedKey("device", KEY));
    }

    /** Sends a request, and returns the text of the answer. */
    String ask(Peer peer) {
        return Listener.text(await(client.send(peer, Listener.get("3", "0"))));
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Why there is no answer. */
    static NoAnswer failure(CompletionStage<Response> stage) {
        try {
            throw new AssertionError("Answered: " + await(stage));
        } catch (CompletionException e) {
            return (NoAnswer) e.getCause();
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
