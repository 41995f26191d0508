// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.SendOutcome.Status;
import io.tessera.lwm2m.client.ServerStatus;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that notes what it is asked to send, and answers as the test wants. */
final class SendingClient implements Lwm2mClient {

    final Map<Integer, BlockingQueue<Message>> sent = new TreeMap<>();
    private final Map<Integer, Status> answers = new ConcurrentHashMap<>();

    record Message(List<PathValue> values, Status answer) {}

    SendingClient(int... servers) {
        for (int server : servers) {
            sent.put(server, new LinkedBlockingQueue<>());
        }
    }

    void answers(int server, Status status) {
        answers.put(server, status);
    }

    /** The values of the next message to a server. */
    List<PathValue> takeMessage(int server) throws InterruptedException {
        return take(server).values();
    }

    /** So many values from the next messages to a server. */
    List<PathValue> takeValues(int server, int count) throws InterruptedException {
        var values = new ArrayList<PathValue>();
        while (values.size() < count) {
            values.addAll(takeMessage(server));
        }
        return values;
    }

    /** So many values from the next messages that a server accepts. */
    List<PathValue> takeAccepted(int server, int count) throws InterruptedException {
        var values = new ArrayList<PathValue>();
        while (values.size() < count) {
            var message = take(server);
            values.addAll(message.answer() == Status.ACCEPTED ? message.values() : List.of());
        }
        return values;
    }

    private Message take(int server) throws InterruptedException {
        var message = sent.get(server).poll(10, TimeUnit.SECONDS);
        assertThat(message).as("a message to server %d", server).isNotNull();
        return message;
    }

    @Override
    public CompletionStage<List<SendOutcome>> sendValues(int server, List<PathValue> values) {
        var answer = answers.getOrDefault(server, Status.ACCEPTED);
        sent.get(server).add(new Message(values, answer));
        return CompletableFuture.completedStage(List.of(new SendOutcome(server, answer, "")));
    }

    @Override
    public CompletionStage<List<ServerStatus>> servers() {
        return CompletableFuture.completedStage(sent.keySet().stream()
                .map(id -> new ServerStatus(id, "coap://" + id, "REGISTERED", "", Instant.EPOCH, "", 0, 0, ""))
                .toList());
    }

    @Override
    public String endpoint() {
        return "test";
    }

    @Override
    public CompletionStage<List<Path>> objects() {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public void update(int shortServerId) {}

    @Override
    public CompletionStage<List<SendOutcome>> send(int shortServerId, List<Path> paths) {
        throw new AssertionError("the bridge sends values with their times");
    }
}
