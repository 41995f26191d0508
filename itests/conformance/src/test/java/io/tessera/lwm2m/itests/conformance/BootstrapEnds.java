// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.Role;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A client, its Bootstrap-Server, and the server that it is told of.
 *
 * @param wire between the client and the Bootstrap-Server
 * @param client what ends with it
 */
record BootstrapEnds(Wire wire, ServerSide server, AutoCloseable bootstrapServer, AutoCloseable client)
        implements AutoCloseable {

    static BootstrapEnds open(Place place, Stage stage) throws Exception {
        var endpoint = place.endpoint();
        var server = stage.side(place.pairing(), endpoint);
        var folder = stage.folder(endpoint + "-bootstrap");
        if (place.pairing().hasOurServer()) {
            configure(folder.resolve("config"), endpoint, server.wire().uri());
            var ours = OurServer.start(folder);
            return open(place, stage, server, ours, ours.coap());
        }
        var leshan = new LeshanBootstrapEnd(endpoint, server.wire().uri());
        return open(place, stage, server, leshan, leshan.port());
    }

    private static BootstrapEnds open(
            Place place, Stage stage, ServerSide server, AutoCloseable bootstrapServer, int port) throws Exception {
        var wire = new Wire(new InetSocketAddress("127.0.0.1", port));
        return new BootstrapEnds(wire, server, bootstrapServer, client(place, stage, wire.uri()));
    }

    private static AutoCloseable client(Place place, Stage stage, String uri) throws Exception {
        var endpoint = place.endpoint();
        if (!place.pairing().hasOurClient()) {
            return LeshanClientEnd.bootstrapped(endpoint, uri);
        }
        return Role.bootstrappedGateway(stage.folder(endpoint), endpoint, uri);
    }

    private static void configure(Path folder, String endpoint, String uri) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("io.tessera.lwm2m.server.bootstrap.configuration-one.config"),
                """
                name="one"
                endpoints=["%s"]
                servers=I["1"]
                """
                        .formatted(endpoint));
        Files.writeString(
                folder.resolve("io.tessera.lwm2m.server.bootstrap.server-one.config"),
                """
                configuration="one"
                shortServerId="1"
                uri="%s"
                securityMode="NoSec"
                lifetime="86400"
                local="false"
                """
                        .formatted(uri));
    }

    @Override
    public void close() throws Exception {
        client.close();
        wire.close();
        bootstrapServer.close();
        server.close();
    }
}
