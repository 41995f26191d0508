// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects 0 and 1 as the accounts are kept in them. Only on the engine. */
final class AccountObjects {

    static final int SECURITY = 0;

    static final int SERVER = 1;

    private static final Logger LOG = LoggerFactory.getLogger(AccountObjects.class);

    private final Mounts mounts;
    private final ObjectCalls calls;
    private final DurableObjects durable;

    /** What the two hold. */
    record Held(Lwm2mObject security, Lwm2mObject server, List<PathValue> keys, List<PathValue> terms) {

        private Optional<Integer> securityInstance(int shortServerId) {
            return AccountReader.securityInstance(keys, shortServerId);
        }

        private Optional<Integer> serverInstance(int shortServerId) {
            return AccountReader.instanceOf(terms, AccountReader.SHORT_SERVER_ID, shortServerId);
        }
    }

    AccountObjects(Mounts mounts, ObjectCalls calls, DurableObjects durable) {
        this.mounts = mounts;
        this.calls = calls;
        this.durable = durable;
    }

    /** Whether both are there. */
    boolean areThere() {
        var security = mounts.find(SECURITY);
        var server = mounts.find(SERVER);
        return security != null && server != null && !security.isVacant() && !server.isVacant();
    }

    /** What they hold, when they {@link #areThere}. */
    CompletionStage<Held> held() {
        var security = mounts.find(SECURITY).object();
        var server = mounts.find(SERVER).object();
        return calls.readAll(security)
                .thenCombine(calls.readAll(server), (keys, terms) -> new Held(security, server, keys, terms));
    }

    /** Writes an account; in the store, too. */
    CompletionStage<Void> put(Held held, ConfiguredAccount account) {
        var written = put(
                held.security(),
                held.securityInstance(account.shortServerId()),
                instance -> account.security(held.security().definition(), instance));
        return written.thenCompose(done -> putServer(held, account)).thenRun(() -> {
            durable.write(SECURITY);
            durable.write(SERVER);
        });
    }

    /** Deletes what there is of an account. */
    CompletionStage<Void> remove(Held held, int shortServerId) {
        var security = held.securityInstance(shortServerId).map(id -> delete(held.security(), id));
        var server = held.serverInstance(shortServerId).map(id -> delete(held.server(), id));
        CompletionStage<Void> done = security.orElse(Lwm2mObject.DONE);
        return done.thenCombine(server.orElse(Lwm2mObject.DONE), (first, second) -> null);
    }

    private CompletionStage<Void> putServer(Held held, ConfiguredAccount account) {
        if (account.shortServerId() == ConfiguredAccount.BOOTSTRAP_SERVER) {
            return Lwm2mObject.DONE;
        }
        return put(
                held.server(),
                held.serverInstance(account.shortServerId()),
                instance -> account.server(held.server().definition(), instance));
    }

    private CompletionStage<Void> put(
            Lwm2mObject object, Optional<Integer> instance, IntFunction<List<PathValue>> values) {
        var path = Path.of(object.definition().id(), instance.orElseGet(() -> free(object)));
        var content = values.apply(path.instance());
        return calls.call(
                path,
                () -> instance.isPresent()
                        ? object.write(Caller.BOOTSTRAP_SERVER, path, true, content)
                        : object.create(Caller.BOOTSTRAP_SERVER, path.instance(), content));
    }

    private CompletionStage<Void> delete(Lwm2mObject object, int instance) {
        var path = Path.of(object.definition().id(), instance);
        var deleted = new CompletableFuture<Void>();
        calls.call(path, () -> object.delete(Caller.BOOTSTRAP_SERVER, path)).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.error("{} can't be deleted: {}", path, reason(failure));
            }
            deleted.complete(null);
        });
        return deleted;
    }

    private static int free(Lwm2mObject object) {
        int id = 0;
        while (Arrays.binarySearch(object.instances(), id) >= 0) {
            id++;
        }
        return id;
    }

    static String reason(Throwable failure) {
        var cause = failure.getCause() instanceof RequestRefused ? failure.getCause() : failure;
        return cause.getMessage();
    }
}
