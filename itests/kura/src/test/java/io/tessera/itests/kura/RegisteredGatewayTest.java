// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.crypto.CryptoService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceListener;

/** What a server notices of Kura's ways: nothing but Updates. */
class RegisteredGatewayTest {

    private static final List<String> GATEWAY = List.of("socket-gateway", "coap-gateway", "runtime-gateway");

    @TempDir
    private Path folder;

    private final Changes changes = new Changes();
    private PlainServer server;
    private Ground ground;
    private FakeKura kura;

    @BeforeEach
    void register() throws Exception {
        DataFolder.clear();
        server = new PlainServer(changes);
        ground("first");
        kura.start();
        startBundles();
        var singles = kura.singles("io.tessera.");
        changes.await(() -> kura.tracked().keySet().containsAll(singles), true);
        changes.await(() -> kura.tracked().keySet().containsAll(GATEWAY), true);
        kura.apply("socket-gateway", Map.of("host", "127.0.0.1", "port", freePort()));
        kura.apply("coap-gateway", Map.of("lwm2m.scheme", "coap"));
        kura.create(
                "io.tessera.lwm2m.client.runtime.account",
                "north",
                Map.of("uri", server.uri(), "shortServerId", 1, "securityMode", "NoSec", "lifetime", 5000L));
        kura.awaitStatus("registered at 1 of 1 servers");
        assertThat(server.asked().get(0)).startsWith("register").contains("lt=5000");
    }

    @AfterEach
    void stop() throws Exception {
        kura.close();
        ground.close();
        server.close();
        DataFolder.clear();
    }

    private void ground(String name) throws Exception {
        ground = new Ground(Files.createDirectory(folder.resolve(name)), "org.eclipse.equinox.cm");
        ServiceListener listener = event -> changes.happened();
        ground.context().addServiceListener(listener);
        ground.context().registerService(CryptoService.class, new ReversingCrypto(), null);
        kura = new FakeKura(ground.context(), changes);
        for (var feature : List.of("kura", "protocol", "client", "objects")) {
            ground.feature(feature);
        }
    }

    private void startBundles() throws Exception {
        for (var bundle : ground.context().getBundles()) {
            bundle.start();
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What the store has is on the disk: half a second later it would be anyway. */
    private void flush() throws Exception {
        var name = "io.tessera.lwm2m.client.store.ClientStore";
        var store = ground.context().getService(ground.context().getServiceReference(name));
        var flush = store.getClass().getMethod("flush");
        flush.setAccessible(true);
        flush.invoke(store);
    }

    /** Kura's own updates at the start have had their effect: what is applied after them has its own. */
    private void settled() throws Exception {
        kura.apply("north", Map.of("lifetime", 5500L));
        changes.await(() -> server.asked().stream().anyMatch(asked -> asked.contains("lt=5500")), true);
        kura.awaitStatus("registered at 1 of 1 servers");
    }

    /** What is applied reaches the server as an Update, and before that nothing else did. */
    private void onlyUpdatesGoOut() throws Exception {
        kura.apply("north", Map.of("lifetime", 6000L));
        changes.await(() -> server.asked().stream().anyMatch(asked -> asked.contains("lt=6000")), true);
        assertThat(server.asked()).allMatch(asked -> asked.startsWith("update"));
    }

    @Test
    void what_is_applied_without_a_change_is_an_update_at_most() throws Exception {
        settled();
        server.forget();
        for (var entry : List.of("socket-gateway", "coap-gateway", "runtime-gateway", "north")) {
            kura.apply(entry, Map.of());
            kura.awaitStatus("registered at 1 of 1 servers");
        }

        onlyUpdatesGoOut();
    }

    @Test
    void a_start_after_a_power_cut_with_other_pids_and_a_late_snapshot_is_an_update_at_most() throws Exception {
        settled();
        var snapshot = kura.snapshot();
        flush();
        DataFolder.save(folder.resolve("data"));
        kura.close();
        ground.close();
        DataFolder.restore(folder.resolve("data"));
        server.forget();

        ground("second");
        startBundles();
        kura.start(snapshot);
        kura.awaitStatus("registered at 1 of 1 servers");

        onlyUpdatesGoOut();
        assertThat(kura.entries()).contains("north", "runtime-gateway").doesNotHaveDuplicates();
    }
}
