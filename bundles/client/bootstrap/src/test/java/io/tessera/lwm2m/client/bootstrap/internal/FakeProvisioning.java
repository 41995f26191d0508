// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ObjectDraft;
import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.BootstrapServer;
import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.client.spi.BootstrapTransaction;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Provisioning;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Provisioning in memory: notes what is taken, and is told by the test what is wrong with it. */
final class FakeProvisioning implements Provisioning, BootstrapServer {

    /** What was sent to the Bootstrap-Server and isn't answered yet. */
    final List<Request> sent = new ArrayList<>();

    /** What happened: {@code begin}, {@code abort}, {@code commit}, {@code SMARTCARD fingerprint}. */
    final List<String> life = new ArrayList<>();

    final Map<BootstrapSource.Origin, String> fingerprints = new HashMap<>();

    Supplier<CompletionStage<Void>> check;
    boolean hasServer = true;
    boolean known = true;
    Duration holdOff = Duration.ZERO;
    /** Why a Finish is refused; empty where it isn't. */
    String problem = "";

    private final FakeClient client;
    private final List<CompletableFuture<Response>> answers = new ArrayList<>();
    private Transaction open;

    FakeProvisioning(FakeClient client) {
        this.client = client;
        client.provisioning(this);
    }

    Request answer(ResponseCode code) {
        return answer(Response.of(code));
    }

    /** Answers the oldest request. */
    Request answer(Response response) {
        var due = answers.remove(0);
        client.execute(() -> due.complete(response));
        return sent.remove(0);
    }

    /** Leaves the oldest request without answer. */
    void fail() {
        var due = answers.remove(0);
        sent.remove(0);
        client.execute(() -> due.completeExceptionally(new NoAnswer(NoAnswer.Reason.TIMEOUT, "nobody answers")));
    }

    @Override
    public boolean isKnown() {
        return known;
    }

    @Override
    public Optional<BootstrapServer> bootstrapServer() {
        return hasServer ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Optional<Origin> origin(int shortServerId) {
        return Optional.empty();
    }

    @Override
    public Optional<BootstrapTransaction> transaction() {
        return Optional.ofNullable(open);
    }

    @Override
    public BootstrapTransaction begin() {
        life.add("begin");
        open = new Transaction();
        return open;
    }

    @Override
    public Optional<String> fingerprint(BootstrapSource.Origin origin) {
        return Optional.ofNullable(fingerprints.get(origin));
    }

    @Override
    public CompletionStage<Void> provision(BootstrapSource.Origin origin, Optional<BootstrapInformation> information) {
        if (!problem.isEmpty() && information.isPresent()) {
            return Lwm2mObject.refused(ResponseCode.NOT_ACCEPTABLE, problem);
        }
        life.add(origin + " "
                + information.map(BootstrapInformation::fingerprint).orElse("gone"));
        information.ifPresentOrElse(
                found -> fingerprints.put(origin, found.fingerprint()), () -> fingerprints.remove(origin));
        return Lwm2mObject.DONE;
    }

    @Override
    public AutoCloseable checkSmartcard(Supplier<CompletionStage<Void>> newCheck) {
        check = newCheck;
        return () -> check = null;
    }

    @Override
    public URI uri() {
        return URI.create("coaps://bootstrap");
    }

    @Override
    public Duration holdOff() {
        return holdOff;
    }

    @Override
    public CompletionStage<Response> send(Request request) {
        sent.add(request);
        var answer = new CompletableFuture<Response>();
        answers.add(answer);
        return answer;
    }

    private final class Transaction implements BootstrapTransaction {

        private final Map<Integer, ObjectDraft> drafts = new TreeMap<>();

        private Transaction() {
            for (var object : client.tree().objects()) {
                drafts.put(object.definition().id(), object.draft().orElseThrow());
            }
        }

        @Override
        public int[] objects() {
            return drafts.keySet().stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public int[] instances(int object) {
            return drafts.containsKey(object) ? drafts.get(object).instances() : new int[0];
        }

        @Override
        public List<PathValue> values(Path path) {
            return drafts.containsKey(path.object()) ? drafts.get(path.object()).values(path) : List.of();
        }

        @Override
        public void write(Path target, List<PathValue> values) throws RequestRefused {
            drafts.get(target.object()).write(target, values);
        }

        @Override
        public void delete(Path target) throws RequestRefused {
            for (var draft : drafts.values()) {
                for (int instance : draft.instances()) {
                    if (target.covers(Path.of(draft.objectId(), instance))) {
                        draft.delete(instance);
                    }
                }
            }
        }

        @Override
        public CompletionStage<Void> commit() {
            if (!problem.isEmpty()) {
                return Lwm2mObject.refused(ResponseCode.NOT_ACCEPTABLE, problem);
            }
            life.add("commit");
            open = null;
            client.fire(new ClientEvent.Bootstrapped());
            return Lwm2mObject.DONE;
        }

        @Override
        public void abort() {
            life.add("abort");
            open = null;
        }
    }
}
