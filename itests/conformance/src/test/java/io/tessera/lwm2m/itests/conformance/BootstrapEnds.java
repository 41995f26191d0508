// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.Role;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.californium.core.coap.CoAP.Code;

/** A client that knows its Bootstrap-Server only, as configuration C.13 has it, and what it is provisioned with. */
final class BootstrapEnds implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Place place;
    private final Stage stage;
    private final String endpoint;
    private BootstrapServerEnd bootstrapServer;
    private Wire wire;

    private BootstrapEnds(Place place, Stage stage, String role) {
        this.place = place;
        this.stage = stage;
        endpoint = endpoint(place, role);
    }

    /** The name of the client with that role. */
    static String endpoint(Place place, String role) {
        return place.endpoint() + "-" + role;
    }

    /** A Bootstrap-Server, and no client yet. */
    static BootstrapEnds open(Place place, Stage stage, String role) throws Exception {
        var ends = new BootstrapEnds(place, stage, role);
        ends.bootstrapServer = ends.push(
                place.pairing().hasOurServer()
                        ? TesseraBootstrapEnd.of(stage.ourServer("server"))
                        : new LeshanBootstrapEnd());
        ends.wire = ends.push(new Wire(new InetSocketAddress("127.0.0.1", ends.bootstrapServer.port())));
        return ends;
    }

    private <T extends AutoCloseable> T push(T opened) {
        open.push(opened);
        return opened;
    }

    /** Something ends with them. */
    <T extends AutoCloseable> T with(T opened) {
        return push(opened);
    }

    BootstrapServerEnd bootstrapServer() {
        return bootstrapServer;
    }

    /** Between the client and the Bootstrap-Server. */
    Wire wire() {
        return wire;
    }

    String endpoint() {
        return endpoint;
    }

    BootstrapGateway gateway() throws Exception {
        return new BootstrapGateway(stage.folder(endpoint));
    }

    /** Starts our client. */
    Role start(BootstrapGateway gateway) throws Exception {
        return push(stage.starting(() -> gateway.start(endpoint, wire.uri())));
    }

    /** Starts the client of this pairing. */
    void startClient(SecureTarget target) throws Exception {
        if (place.pairing().hasOurClient()) {
            start(gateway());
        } else {
            push(LeshanBootstrapClient.at(wire.uri()).start(endpoint, target.trusted()));
        }
    }

    /** The next Bootstrap-Request, accepted. */
    Seen awaitRequest(int mark) throws InterruptedException {
        var asked = wire.await(mark, "Bootstrap-Request", seen -> seen.up() && seen.is(Code.POST, "/bs"));
        Answered.with(wire, asked, "2.04");
        return asked;
    }

    /** The next Bootstrap-Finish. */
    Seen awaitFinish(int mark) throws InterruptedException {
        return awaitDown(mark, Code.POST, "/bs");
    }

    /** The next operation of the Bootstrap-Server on exactly that. */
    Seen awaitDown(int mark, Code method, String path) throws InterruptedException {
        return wire.await(mark, method + " " + path, seen -> !seen.up() && seen.is(method, path));
    }

    /** The next Bootstrap-Write of an Instance of that Object, or of the Object, accepted. */
    Seen awaitWrite(int mark, String object) throws InterruptedException {
        var written = wire.await(
                mark,
                "Bootstrap-Write of " + object,
                seen -> !seen.up() && seen.isPut() && (seen.path() + "/").startsWith(object + "/"));
        Answered.with(wire, written, "2.04");
        return written;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
