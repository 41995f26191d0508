// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tessera.lwm2m.itests.interop.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on a disk that is full for a while, and killed when there is room again. */
class ServerFullDiskIT {

    private final Operator operator = new Operator();

    @TempDir
    private Path work;

    @Test
    void what_it_accepted_on_a_full_disk_is_there_after_a_kill_when_there_was_room_again() throws Exception {
        assumeTrue(FullDisk.isPossible(), "prlimit isn't there");
        Operator.configure(work, "io.tessera.lwm2m.server.store.cfg", "retrySeconds=1");
        int coap = Role.freeUdpPort();
        try (var client = new SleepingClient(coap)) {
            // After a restart it isn't known whether a client in queue mode is awake.
            try (var role = Role.server(work, coap, Role.freeTcpPort())) {
                client.register();
                role.mustLive(0);
            }
            int port = Role.freeTcpPort();
            try (var role = Role.server(work, coap, port)) {
                FullDisk.fill(role);
                operator.put(port, "number 1");
                role.awaitLine("ERROR", "server.store is kept in memory only", "File too large");
                operator.put(port, "number 2");
                FullDisk.clear(role);
                role.awaitLine("INFO", "server.store is on disk again");
                assertThat(role.output().lines().filter(line -> line.contains("ERROR")))
                        .hasSize(1);
                role.kill();
            }
            try (var role = Role.server(work, coap, Role.freeTcpPort())) {
                assertThat(client.wakeUntilWritten("number 2")).containsExactly("number 1", "number 2");
                role.mustLive(0);
            }
        }
    }
}
