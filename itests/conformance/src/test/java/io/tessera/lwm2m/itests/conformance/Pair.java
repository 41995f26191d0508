// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.eclipse.californium.core.coap.CoAP.Code;

/** A client that is registered at a server, and the wire between them. */
final class Pair implements AutoCloseable {

    static final String ENDPOINT = "client";

    static final Duration SETTLING = Duration.ofMillis(500);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private ServerSide side;
    private LeshanClientEnd leshanClient;
    private GatewayWork gateway;

    private Pair() {}

    /** Starts both; returns when the client is registered. */
    static Pair open(Pairing pairing, Path work, boolean queueMode) throws Exception {
        var pair = new Pair();
        var folder = work.resolve(pairing.name());
        try {
            pair.side = ServerSide.start(pairing, folder.resolve("server"));
            pair.open.push(pair.side);
            pair.startClient(pairing, folder.resolve("gateway"), queueMode);
            pair.awaitRegister(0);
            // What arrives right behind the 2.01 may overtake it in the client, which then ignores it.
            pair.wire().isQuiet(SETTLING, seen -> true);
        } catch (Exception | AssertionError e) {
            pair.close();
            throw e;
        }
        return pair;
    }

    private void startClient(Pairing pairing, Path folder, boolean queueMode) throws IOException {
        var uri = wire().uri();
        if (pairing.hasOurClient()) {
            gateway = GatewayWork.write(folder, queueMode, List.of(uri));
            open.push(Role.gateway(folder, ENDPOINT, uri, 0));
            return;
        }
        leshanClient = new LeshanClientEnd(ENDPOINT, uri, queueMode);
        open.push(leshanClient);
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
