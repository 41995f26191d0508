// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.server.spi.PreferredFormat;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The operations, one method each. */
class RequestedOperations implements DeviceManagement {

    private final Operations operations;

    RequestedOperations(Operations operations) {
        this.operations = operations;
    }

    @Override
    public CompletionStage<Answer> read(String endpoint, Path path, int format) {
        return operations.perform("Read", endpoint, path, client -> client.request(Method.GET)
                .withAccept(PreferredFormat.toRead(client.registration(), path, format)));
    }

    @Override
    public CompletionStage<Answer> discover(String endpoint, Path path) {
        return operations.perform("Discover", endpoint, path, Client::discover);
    }

    @Override
    public CompletionStage<Answer> discover(String endpoint, Path path, int depth) {
        return operations.perform("Discover", endpoint, path, client -> client.discover(depth));
    }

    @Override
    public CompletionStage<Answer> replace(String endpoint, Path path, List<PathValue> values, int format) {
        return operations.perform("Write", endpoint, path, client -> client.write(Method.PUT, path, values, format));
    }

    @Override
    public CompletionStage<Answer> update(String endpoint, Path path, List<PathValue> values, int format) {
        return operations.perform("Write", endpoint, path, client -> client.write(Method.POST, path, values, format));
    }

    @Override
    public CompletionStage<Answer> writeAttributes(String endpoint, Path path, List<String> attributes) {
        return operations.perform("Write-Attributes", endpoint, path, client -> client.request(Method.PUT)
                .withQuery(attributes));
    }

    @Override
    public CompletionStage<Answer> execute(String endpoint, Path path, String arguments) {
        return operations.perform(
                "Execute", endpoint, path, client -> executing(client.request(Method.POST), arguments));
    }

    @Override
    public CompletionStage<Answer> create(String endpoint, Path path, List<PathValue> values, int format) {
        return operations.perform("Create", endpoint, path, client -> client.create(path, values, format));
    }

    @Override
    public CompletionStage<Answer> readComposite(String endpoint, List<Path> paths, int format) {
        return operations.compose("Read-Composite", endpoint, paths, client -> client.fetch(paths, format));
    }

    @Override
    public CompletionStage<Answer> writeComposite(String endpoint, List<PathValue> values, int format) {
        return operations.compose("Write-Composite", endpoint, values, client -> client.patch(values, format));
    }

    @Override
    public CompletionStage<Answer> delete(String endpoint, Path path) {
        return operations.perform("Delete", endpoint, path, client -> client.request(Method.DELETE));
    }

    @Override
    public DeviceManagement within(Duration expiry) {
        return new RequestedOperations(operations.within(expiry));
    }

    @Override
    public DeviceManagement telling(Consumer<WaitingRequest> queued) {
        return new RequestedOperations(operations.telling(queued));
    }

    @Override
    public Optional<WaitingRequest> cancel(String endpoint, String id) {
        return operations.cancel(endpoint, id);
    }

    @Override
    public RequestQueue waiting(String endpoint) {
        return operations.waiting(endpoint);
    }

    private static Request executing(Request request, String arguments) {
        return arguments.isEmpty()
                ? request
                : request.withPayload(ContentFormat.TEXT, arguments.getBytes(StandardCharsets.UTF_8));
    }
}
