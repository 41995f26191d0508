// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.Rest;
import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our server in a process of its own, which serves any number of clients. */
record OurServer(Role role, int coap, int http) implements AutoCloseable {

    static OurServer start(Path folder) throws IOException {
        writeConfiguration(folder.resolve("config"));
        int coap = Role.freeUdpPort();
        int http = Role.freeTcpPort();
        return new OurServer(Role.server(folder, coap, http), coap, http);
    }

    /** Nothing is observed but by the case; clients in queue mode sleep soon; operators need no login. */
    private static void writeConfiguration(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("io.tessera.lwm2m.server.rest.observe.config"), "patterns=[\"/65533\"]\n");
        Files.writeString(folder.resolve("io.tessera.lwm2m.server.rest.access.config"), "authentication=\"off\"\n");
        Files.writeString(
                folder.resolve("io.tessera.lwm2m.server.runtime.cfg"), "awakeSeconds=" + ServerSide.AWAKE_SECONDS);
    }

    /** It, as that client and an operator see it. */
    ServerSide side(String endpoint) throws Exception {
        var rest = new Rest(http);
        rest.followEvents();
        var wire = new Wire(new InetSocketAddress("127.0.0.1", coap));
        return new ServerSide(() -> {}, new TesseraServerEnd(rest, endpoint), wire);
    }

    @Override
    public void close() throws IOException {
        role.close();
    }
}
