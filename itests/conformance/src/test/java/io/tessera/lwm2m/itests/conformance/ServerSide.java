// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.leshan.server.model.VersionedModelProvider;
import org.eclipse.leshan.server.queue.StaticClientAwakeTimeProvider;

/**
 * A server for one client, and the wire between them.
 *
 * @param process what ends with it
 */
record ServerSide(AutoCloseable process, ServerEnd end, Wire wire) implements AutoCloseable {

    /** How long both ends take a client in queue mode for awake, in place of MAX_TRANSMIT_WAIT, 93 s. */
    static final int AWAKE_SECONDS = 2;

    static ServerSide leshan(String endpoint) throws IOException {
        var awake = new StaticClientAwakeTimeProvider(AWAKE_SECONDS * 1000);
        var peer = new LeshanServerPeer(builder -> builder.setClientAwakeTimeProvider(awake)
                .setObjectModelProvider(new VersionedModelProvider(LeshanObjects.modelsOfAllVersions())));
        var wire = new Wire(new InetSocketAddress("127.0.0.1", peer.uri().getPort()));
        return new ServerSide(peer, LeshanServerEnd.of(peer, endpoint), wire);
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
