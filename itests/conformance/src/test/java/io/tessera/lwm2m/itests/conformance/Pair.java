// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.leshan.core.request.ContentFormat;

/** A client that is registered at a server, and the wire between them. */
final class Pair implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ServerSide side;
    private final String endpoint;

    private LeshanClientEnd leshanClient;
    private GatewayWork gateway;
    private Role process;

    private Pair(ServerSide side, String endpoint) {
        this.side = side;
        this.endpoint = endpoint;
        open.push(side);
    }

    /** Starts the client; returns when it is registered. */
    static Pair open(Pairing pairing, ServerSide side, String endpoint, Path folder, GatewayWork.Options options)
            throws Exception {
        var pair = new Pair(side, endpoint);
        try {
            pair.startClient(pairing, folder, options);
            pair.awaitRegister(0);
        } catch (Exception | AssertionError e) {
            pair.close();
            throw e;
        }
        return pair;
    }

    private void startClient(Pairing pairing, Path folder, GatewayWork.Options options) throws IOException {
        if (pairing.hasOurClient()) {
            gateway = GatewayWork.write(folder, options, List.of(wire().uri()));
            startGateway();
            return;
        }
        leshanClient = new LeshanClientEnd(endpoint, wire().uri(), options.queueMode());
        open.push(leshanClient);
    }

    private void startGateway() throws IOException {
        process = Role.gateway(gateway.folder(), endpoint, wire().uri(), 0);
        open.push(process);
    }

    /** The host that was told to restart does so. */
    void reboot(Done told) throws Exception {
        if (gateway == null) {
            assertThat(leshanClient.hasExecuted(4)).isTrue();
            leshanClient.restart();
            return;
        }
        wire().await(told.request().number(), "De-register", Seen::isDeregister);
        process.close();
        startGateway();
    }

    String endpoint() {
        return endpoint;
    }

    /** The next Register that the server accepts. */
    Seen awaitRegister(int mark) throws InterruptedException {
        return side.awaitRegister(mark);
    }

    /** The next Update that is like this, which the server accepts. */
    Seen awaitUpdate(int mark, Predicate<Seen> wanted) throws InterruptedException {
        var update = wire().await(mark, "Update", seen -> seen.isUpdate() && wanted.test(seen));
        var code = wire().answer(update).code();
        if (!code.equals("2.04")) {
            throw new AssertionError("Update answered with %s: %s".formatted(code, wire().since(mark)));
        }
        return update;
    }

    Wire wire() {
        return side.wire();
    }

    ServerEnd server() {
        return side.end();
    }

    /** Present where the client is Leshan's. */
    Optional<LeshanClientEnd> leshanClient() {
        return Optional.ofNullable(leshanClient);
    }

    /** The first power source has another voltage from now on. */
    void voltage(long millivolts) throws IOException {
        if (gateway == null) {
            leshanClient.voltage(millivolts);
            return;
        }
        gateway.set("BAT0/voltage_now", Long.toString(millivolts * 1000));
    }

    /** The client sends these values to the server; the request. */
    Seen send(ContentFormat format, List<String> paths) throws Exception {
        int mark = wire().mark();
        if (gateway == null) {
            assertThat(leshanClient.send(format, paths)).isTrue();
        } else {
            gateway.send(format == ContentFormat.SENML_JSON ? "senml-json" : "senml-cbor", paths);
        }
        return wire().await(mark, "Send", seen -> seen.isSend() && seen.contentFormat() == format.getCode());
    }

    /** Our client sends nothing by itself any more. */
    void stopSending() throws IOException {
        if (gateway != null) {
            gateway.send("senml-cbor", List.of());
        }
    }

    /** Does something at the server, and finds what that came to on the wire. */
    Done done(Code method, String path, Callable<ServerEnd.Reply> operation) throws Exception {
        int mark = wire().mark();
        var reply = operation.call();
        var request = wire().await(mark, method + " " + path, seen -> !seen.up() && seen.is(method, path));
        return new Done(reply, request, wire().answer(request));
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
