// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the Bootstrap-Server, whose folder this is, tells the gateway: its servers, and what each of them may do. */
final class Provisioning {

    private static final String GROUP = "io.tessera.lwm2m.server.bootstrap.configuration-gateway.config";
    private static final String SERVER = "io.tessera.lwm2m.server.bootstrap.server-%d.config";

    private final Path work;
    private final String endpoint;

    Provisioning(Path work, String endpoint) {
        this.work = work;
        this.endpoint = endpoint;
    }

    /**
     * @param servers their addresses, by Short Server ID from 1 on
     * @param keys with the gateway, of each of them
     */
    void write(List<String> servers, List<DrawnKey> keys) throws IOException {
        var config = Files.createDirectories(work.resolve("config"));
        for (int id = 1; id <= servers.size(); id++) {
            var keyFile = keys.get(id - 1).giveTo(work);
            Files.writeString(config.resolve(SERVER.formatted(id)), server(id, servers.get(id - 1), keyFile));
        }
        Files.writeString(config.resolve(GROUP), group(servers.size()));
    }

    private String group(int servers) {
        var ids =
                IntStream.rangeClosed(1, servers).mapToObj("\"%d\""::formatted).collect(Collectors.joining(","));
        return """
                # Written by ./tessera run: what the gateway is provisioned with.
                name="gateway"
                endpoints=["%s"]
                servers=I[%s]
                """
                .formatted(endpoint, ids);
    }

    private static String server(int id, String uri, Path keyFile) {
        return """
                # Written by ./tessera run: one of the gateway's servers.
                configuration="gateway"
                shortServerId=I"%d"
                uri="%s"
                securityMode="PSK"
                identity="{endpoint}"
                keyFile="%s"
                lifetime=L"300"
                local=B"false"
                """
                .formatted(id, uri, keyFile);
    }
}
