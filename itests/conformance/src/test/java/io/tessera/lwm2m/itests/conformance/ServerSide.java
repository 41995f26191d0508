// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import io.tessera.lwm2m.itests.interop.Rest;
import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.leshan.server.queue.StaticClientAwakeTimeProvider;

/** A server, and the wire that leads to it. */
record ServerSide(AutoCloseable process, ServerEnd end, Wire wire) implements AutoCloseable {

    /** How long both ends take a client in queue mode for awake, in place of MAX_TRANSMIT_WAIT, 93 s. */
    static final int AWAKE_SECONDS = 3;

    private static final String LOOPBACK = "127.0.0.1";

    static ServerSide start(Pairing pairing, Path folder) throws Exception {
        return pairing.hasOurServer() ? ours(folder) : leshan();
    }

    private static ServerSide ours(Path folder) throws Exception {
        writeConfiguration(folder.resolve("config"));
        int coap = Role.freeUdpPort();
        int http = Role.freeTcpPort();
        var role = Role.server(folder, coap, http);
        var rest = new Rest(http);
        rest.followEvents();
        var end = new TesseraServerEnd(rest, Pair.ENDPOINT);
        return new ServerSide(role, end, new Wire(new InetSocketAddress(LOOPBACK, coap)));
    }

    /** Nothing is observed but by the case; clients in queue mode sleep soon. */
    private static void writeConfiguration(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("io.tessera.lwm2m.server.rest.observe.config"), "patterns=[\"/65533\"]\n");
        Files.writeString(folder.resolve("io.tessera.lwm2m.server.runtime.cfg"), "awakeSeconds=" + AWAKE_SECONDS);
    }

    private static ServerSide leshan() throws IOException {
        var awake = new StaticClientAwakeTimeProvider(AWAKE_SECONDS * 1000);
        var peer = new LeshanServerPeer(builder -> builder.setClientAwakeTimeProvider(awake));
        var wire = new Wire(new InetSocketAddress(LOOPBACK, peer.uri().getPort()));
        return new ServerSide(peer, new LeshanServerEnd(peer, Pair.ENDPOINT), wire);
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

    @Override
    public void close() throws Exception {
        wire.close();
        process.close();
    }
}
