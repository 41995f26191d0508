// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.NoAnswer;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who begin a handshake, and none of them means it. */
@Timeout(300)
class FloodTest {

    /** 50,000 with {@code -Dtessera.flood=50000}. */
    private static final int MANY = Integer.getInteger("tessera.flood", 2000);

    private static final int PORTS = 200;

    @Test
    void a_flood_of_client_hellos_from_changing_ports_leaves_an_established_peer_served() throws Exception {
        var attacker = Executors.newSingleThreadExecutor();
        try (var ends = new SecureEnds();
                var relay = new Relay(ends.server.localAddress())) {
            var server =
                    ends.client.useCredentials(relay.address(), new Credentials.PreSharedKey("device", SecureEnds.KEY));
            assertThat(ends.ask(server)).isEqualTo("GET /3/0");
            var hello = relay.sent().get(0);
            var withForgedCookie = relay.sent().get(1);
            long before = memory();

            var flood = CompletableFuture.runAsync(() -> flood(ends, hello, withForgedCookie), attacker);
            int served = 0;
            long worst = 0;
            do {
                long start = System.nanoTime();
                assertThat(ends.ask(server)).isEqualTo("GET /3/0");
                worst = Math.max(worst, System.nanoTime() - start);
                served++;
            } while (!flood.isDone() && served < 100_000);
            flood.get(200, TimeUnit.SECONDS);

            assertThat(ends.ask(server)).isEqualTo("GET /3/0");
            assertThat(served).isPositive();
            assertThat(ends.known.asked)
                    .as("handshakes that got as far as the store")
                    .hasValue(1);
            assertThat(memory() - before).as("bytes for the flood").isLessThan(20_000_000);
            System.out.printf(
                    "%d ClientHellos; %d requests were answered meanwhile, the slowest in %d ms%n",
                    MANY, served, TimeUnit.NANOSECONDS.toMillis(worst));
        } finally {
            attacker.shutdown();
        }
    }

    private static void flood(SecureEnds ends, byte[] hello, byte[] withForgedCookie) {
        var target = ends.server.localAddress();
        for (int sent = 0; sent < MANY; sent += PORTS) {
            var sockets = new ArrayList<DatagramSocket>();
            try {
                for (int i = 0; i < PORTS; i++) {
                    var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                    sockets.add(socket);
                    var message = (i % 2 == 0 ? hello : withForgedCookie).clone();
                    message[30] = (byte) i;
                    message[31] = (byte) (sent / PORTS);
                    socket.send(new DatagramPacket(message, message.length, target));
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                sockets.forEach(DatagramSocket::close);
            }
        }
    }

    private static long memory() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void no_more_handshakes_are_begun_than_there_is_room_for() throws Exception {
        var known = new KnownPeers().withKey("device", SecureEnds.KEY);
        var never = new java.util.concurrent.CountDownLatch(1);
        var asking = Executors.newCachedThreadPool();
        var arrived = new Semaphore(0);
        known.later = task -> asking.execute(() -> {
            arrived.release();
            try {
                never.await();
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var security = new Security(new DtlsSettings(6, 100, 3, 60), () -> known, Optional.empty());
        var clients = new ArrayList<CoapEndpoints.Open>();
        try (var socket = new DatagramSocket(SecureEnds.ANY);
                var server = CoapEndpoints.openSecure(socket, Settings.standard("few"), security)) {
            server.listen(new Listener());
            for (int i = 0; i < 3; i++) {
                ask(clients, server, Settings.standard("patient"));
            }
            assertThat(arrived.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
            var tooMany = ask(clients, server, SecureEnds.IMPATIENT);
            assertThat(SecureEnds.failure(tooMany).reason()).isEqualTo(NoAnswer.Reason.TIMEOUT);
            assertThat(known.asked).hasValueLessThanOrEqualTo(3);
        } finally {
            never.countDown();
            asking.shutdown();
            clients.forEach(CoapEndpoints.Open::close);
        }
    }

    private static CompletableFuture<io.tessera.lwm2m.transport.Response> ask(
            java.util.List<CoapEndpoints.Open> clients, CoapEndpoints.Open server, Settings settings) {
        var client = CoapEndpoints.openSecure(SecureEnds.ANY, settings, Security.NOBODY);
        clients.add(client);
        client.listen(new Listener());
        var peer = client.useCredentials(server.localAddress(), new Credentials.PreSharedKey("device", SecureEnds.KEY));
        return client.send(peer, Listener.get("3")).toCompletableFuture();
    }
}
