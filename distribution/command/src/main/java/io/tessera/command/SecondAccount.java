// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration file of the gateway's account at the second server; the first one is in the distribution. */
final class SecondAccount {

    private static final String FILE = "io.tessera.lwm2m.client.runtime.account-second.cfg";

    private final Path folder;

    SecondAccount(Path folder) {
        this.folder = folder;
    }

    void write(String server, String identity, Path keyFile) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(FILE),
                """
                # Written by ./tessera run: the gateway's account at the second server.
                lwm2m.client=gateway
                uri=%s
                shortServerId=2
                securityMode=PSK
                identity=%s
                keyFile=%s
                lifetime=300
                """
                        .formatted(server, identity, keyFile));
    }
}
