// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.ServerAccount;
import io.tessera.lwm2m.transport.Credentials;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once where an LwM2M Server shares address and port with the Bootstrap-Server, but not the key. */
final class SharedAddress {

    private static final Logger LOG = LoggerFactory.getLogger(SharedAddress.class);
    private static final int COAPS_PORT = 5684;

    private List<Integer> told = List.of();

    void check(Collection<ServerAccount> servers, Optional<BootstrapAccount> bootstrapServer) {
        var sharing = new ArrayList<Integer>();
        for (var server : servers) {
            if (bootstrapServer.filter(there -> isShared(server, there)).isPresent()) {
                sharing.add(server.shortServerId());
            }
        }
        sharing.stream().filter(server -> !told.contains(server)).forEach(server -> tell(server, bootstrapServer));
        told = sharing;
    }

    private static boolean isShared(ServerAccount server, BootstrapAccount other) {
        boolean isSecure = !(server.credentials() instanceof Credentials.NoSecurity)
                && !(other.credentials() instanceof Credentials.NoSecurity);
        return isSecure
                && place(server.uri()).equals(place(other.uri()))
                && !server.credentials().equals(other.credentials());
    }

    private static List<Object> place(URI uri) {
        int port = uri.getPort() < 0 ? COAPS_PORT : uri.getPort();
        return List.of(uri.getScheme(), String.valueOf(uri.getHost()), port);
    }

    private static void tell(int server, Optional<BootstrapAccount> other) {
        LOG.warn(
                "Server {} (/1/x/0) and the Bootstrap-Server (/0/{}) are both at {} with different keys: there is one"
                        + " association at a time, each bootstrap takes two more handshakes; give one of them another port",
                server,
                other.map(BootstrapAccount::instance).orElseThrow(),
                other.map(BootstrapAccount::uri).orElseThrow());
    }
}
