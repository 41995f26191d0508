// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import io.tessera.lwm2m.itests.interop.Rest;
import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.leshan.server.queue.StaticClientAwakeTimeProvider;

/** A client that is registered at a server, and the wire between them. */
final class Pair implements AutoCloseable {

    static final String ENDPOINT = "client";

    private final Pairing pairing;
    private final Path work;
    private final boolean queueMode;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Wire wire;
    private ServerEnd server;
    private LeshanClientEnd leshanClient;
    private GatewayWork gateway;

    private Pair(Pairing pairing, Path work, boolean queueMode) {
        this.pairing = pairing;
        this.work = work.resolve(pairing.name());
        this.queueMode = queueMode;
    }

    /** Starts both; returns when the client is registered. */
    static Pair open(Pairing pairing, Path work, boolean queueMode) throws Exception {
        var pair = new Pair(pairing, work, queueMode);
        try {
            pair.startServer();
            pair.startClient();
            pair.awaitRegister(0);
        } catch (Exception | AssertionError e) {
            pair.close();
            throw e;
        }
        return pair;
    }

    private void startServer() throws Exception {
        if (pairing.hasOurServer()) {
            var folder = work.resolve("server");
            writeServerConfiguration(folder.resolve("config"));
            int coap = Role.freeUdpPort();
            int http = Role.freeTcpPort();
            open.push(Role.server(folder, coap, http));
            var rest = new Rest(http);
            rest.followEvents();
            server = new TesseraServerEnd(rest, ENDPOINT);
            wire = new Wire(new InetSocketAddress("127.0.0.1", coap));
        } else {
            var peer = new LeshanServerPeer(builder -> builder.setClientAwakeTimeProvider(
                    new StaticClientAwakeTimeProvider(QueueMode.AWAKE_SECONDS * 1000)));
            open.push(peer);
            server = new LeshanServerEnd(peer, ENDPOINT);
            wire = new Wire(new InetSocketAddress("127.0.0.1", peer.uri().getPort()));
        }
        open.push(wire);
    }

    /** Nothing is observed but by the case; clients in queue mode sleep soon. */
    private static void writeServerConfiguration(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("io.tessera.lwm2m.server.rest.observe.config"), "patterns=[\"/65533\"]\n");
        Files.writeString(
                folder.resolve("io.tessera.lwm2m.server.runtime.cfg"), "awakeSeconds=" + QueueMode.AWAKE_SECONDS);
    }

    private void startClient() throws IOException {
        if (pairing.hasOurClient()) {
            gateway = GatewayWork.write(work.resolve("gateway"), queueMode, List.of(wire.uri()));
            open.push(Role.gateway(gateway.folder(), ENDPOINT, wire.uri(), 0));
            return;
        }
        leshanClient = new LeshanClientEnd(ENDPOINT, wire.uri(), queueMode);
        open.push(leshanClient);
    }

    /** The next Register that the server accepts. */
    Seen awaitRegister(int mark) throws InterruptedException {
        var from = mark;
        while (true) {
            var register = wire.await(from, "Register", Seen::isRegister);
            if (wire.answer(register).code().equals("2.01")) {
                return register;
            }
            from = register.number() + 1;
        }
    }

    /** The next Update that is like this, which the server accepts. */
    Seen awaitUpdate(int mark, Predicate<Seen> wanted) throws InterruptedException {
        var update = wire.await(mark, "Update", seen -> seen.isUpdate() && wanted.test(seen));
        var code = wire.answer(update).code();
        if (!code.equals("2.04")) {
            throw new AssertionError("Update answered with " + code);
        }
        return update;
    }

    Pairing pairing() {
        return pairing;
    }

    Wire wire() {
        return wire;
    }

    ServerEnd server() {
        return server;
    }

    /** Present where the client is Leshan's. */
    Optional<LeshanClientEnd> leshanClient() {
        return Optional.ofNullable(leshanClient);
    }

    /** The first power source has another voltage from now on. */
    void voltage(long millivolts) throws IOException {
        if (gateway == null) {
            leshanClient.voltage(millivolts);
        } else {
            gateway.set("BAT0/voltage_now", Long.toString(millivolts * 1000));
        }
    }

    /** Does something at the server, and finds what that came to on the wire. */
    Done done(Code method, String path, Callable<ServerEnd.Reply> operation) throws Exception {
        int mark = wire.mark();
        var reply = operation.call();
        var request = wire.await(mark, method + " " + path, seen -> !seen.up() && seen.is(method, path));
        return new Done(reply, request, wire.answer(request));
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
