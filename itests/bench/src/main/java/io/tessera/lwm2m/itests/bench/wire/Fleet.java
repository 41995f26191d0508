// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import io.tessera.lwm2m.model.RequestRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Simulated clients, each with a socket of its own, and the one thread that serves them all. */
final class Fleet implements AutoCloseable {

    private static final int LARGEST = 2_048;
    private static final int LOOK_MILLIS = 100;
    private static final int JOB_MINUTES = 10;

    /** How many messages a client of a fleet sends at most. */
    private static final int MESSAGE_IDS = 16_000;

    private static final AtomicInteger FLEETS = new AtomicInteger();

    private final Selector selector = Selector.open();
    private final SimulatedClient[] clients;
    private final ConcurrentLinkedQueue<Job> jobs = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread = new Thread(this::serve, "fleet");
    private final ByteBuffer received = ByteBuffer.allocate(LARGEST);
    private final MessageReader message = new MessageReader();
    private volatile boolean closed;

    Fleet(int size, int serverPort) throws IOException, RequestRefused {
        int firstMessageId = FLEETS.getAndIncrement() * MESSAGE_IDS;
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        var payloads = new Payloads();
        var writer = new MessageWriter();
        clients = new SimulatedClient[size];
        for (int i = 0; i < size; i++) {
            var channel = DatagramChannel.open();
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel.connect(server);
            channel.configureBlocking(false);
            clients[i] = new SimulatedClient(i, firstMessageId, channel, payloads, writer);
            channel.register(selector, SelectionKey.OP_READ, clients[i]);
        }
        thread.start();
    }

    int size() {
        return clients.length;
    }

    /** Returns when so many messages were sent, from one client after the other, so many at a time, and all answered. */
    Job.Outcome send(Uplink uplink, int count, int outstanding) throws IOException, InterruptedException {
        var job = new Job(uplink, clients, count, Math.min(outstanding, clients.length));
        jobs.add(job);
        selector.wakeup();
        try {
            CompletableFuture.anyOf(job.outcome(), ended).get(JOB_MINUTES, TimeUnit.MINUTES);
            return job.outcome().getNow(null);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("%s to %d clients: %s".formatted(uplink, clients.length, e), e);
        }
    }

    private void serve() {
        try {
            while (!closed) {
                selector.select(this::receive, LOOK_MILLIS);
                var job = jobs.peek();
                if (job != null && job.goOn()) {
                    jobs.remove();
                }
            }
            closeChannels();
            ended.complete(null);
        } catch (IOException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private void receive(SelectionKey key) {
        var client = (SimulatedClient) key.attachment();
        try {
            var channel = (DatagramChannel) key.channel();
            for (received.clear(); channel.read(received) > 0; received.clear()) {
                message.read(received.flip());
                if (client.received(message)) {
                    jobs.element().answered(client);
                }
            }
        } catch (IOException e) {
            closed = true;
            ended.completeExceptionally(e);
        }
    }

    private void closeChannels() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
