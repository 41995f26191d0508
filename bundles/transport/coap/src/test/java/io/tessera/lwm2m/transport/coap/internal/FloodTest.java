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

    /** 50,000 with {@code -Pflood}. */
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
                assertThat(((TransportEndpoint) ends.server).handshakes())
                        .as("handshakes under way")
                        .isZero();
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

    @Test
    void a_flood_of_handshakes_with_cookies_is_bounded_and_leaves_an_established_peer_served() throws Exception {
        int most = 50;
        var known = new KnownPeers().withKey("device", SecureEnds.KEY);
        var security = new Security(new DtlsSettings(6, 1000, most, 60), () -> known, Optional.empty());
        var attacker = Executors.newSingleThreadExecutor();
        try (var log = OperatorLog.read();
                var socket = new DatagramSocket(SecureEnds.ANY);
                var server = CoapEndpoints.openSecure(socket, Settings.standard("bounded"), security);
                var relay = new Relay(server.localAddress());
                var client = CoapEndpoints.openSecure(SecureEnds.ANY, SecureEnds.IMPATIENT, Security.NOBODY)) {
            var listener = new Listener();
            server.listen(listener);
            var peer = client.useCredentials(relay.address(), new Credentials.PreSharedKey("device", SecureEnds.KEY));
            SecureEnds.await(client.send(peer, Listener.get("3")));
            var hello = relay.sent().get(0);
            long before = memory();
            var flood = CompletableFuture.supplyAsync(() -> beginHandshakes(server, hello), attacker);
            int worst = 0;
            do {
                SecureEnds.await(client.send(peer, Listener.get("3")));
                worst = Math.max(worst, ((TransportEndpoint) server).handshakes());
                // What the test itself keeps of the requests isn't the flood's.
                listener.requests.clear();
                relay.forget();
            } while (!flood.isDone());
            assertThat(flood.get(200, TimeUnit.SECONDS))
                    .as("cookies that were returned")
                    .isGreaterThanOrEqualTo(most);
            assertThat(worst).as("handshakes under way").isPositive().isLessThanOrEqualTo(2 * most);
            assertThat(memory() - before).as("bytes for the flood").isLessThan(20_000_000);
            log.await(most + " handshakes are under way");
            assertThat(log.with("handshakes are under way")).hasSizeLessThan(20);
        } finally {
            attacker.shutdown();
        }
    }

    /** Asks for a cookie from each port, and returns it; goes no further. How many cookies there were. */
    private static int beginHandshakes(CoapEndpoints.Open server, byte[] hello) {
        int cookies = 0;
        for (int sent = 0; sent < MANY / 20; sent++) {
            try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
                socket.setSoTimeout(50);
                var random = hello.clone();
                random[30] = (byte) sent;
                random[31] = (byte) (sent >> 8);
                socket.send(new DatagramPacket(random, random.length, server.localAddress()));
                var answer = new DatagramPacket(new byte[200], 200);
                socket.receive(answer);
                var returned = withCookie(random, answer.getData());
                socket.send(new DatagramPacket(returned, returned.length, server.localAddress()));
                cookies++;
            } catch (java.net.SocketTimeoutException e) {
                // Nobody is asked for a cookie while there is no room.
                continue;
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return cookies;
    }

    /** The ClientHello with the cookie of a HelloVerifyRequest (RFC 6347, 4.2.1 and 4.2.2). */
    private static byte[] withCookie(byte[] hello, byte[] request) {
        int length = request[13 + 12 + 2];
        int at = 13 + 12 + 2 + 32 + 1;
        var out = java.nio.ByteBuffer.allocate(hello.length + length);
        out.put(hello, 0, at).put((byte) length).put(request, 13 + 12 + 3, length);
        out.put(hello, at + 1, hello.length - at - 1);
        int body = hello.length - 13 - 12 + length;
        // The record's number and length, the message's length, number and only fragment.
        out.put(10, (byte) 1).putShort(11, (short) (body + 12));
        out.putShort(15, (short) body).putShort(17, (short) 1).putShort(23, (short) body);
        return out.array();
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
