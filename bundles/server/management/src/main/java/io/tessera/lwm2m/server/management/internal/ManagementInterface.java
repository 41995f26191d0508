// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.DeviceManagement;
import io.tessera.lwm2m.server.spi.PreferredFormat;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The server's end of the Device Management &amp; Service Enablement Interface (Core 1.2, 6.3): one method each. */
@Component(
        name = "io.tessera.lwm2m.server.management",
        service = {DeviceManagement.class, ServerInterface.class})
public final class ManagementInterface implements DeviceManagement, ServerInterface {

    private final Operations operations;

    @Activate
    public ManagementInterface(
            @Reference(name = "codec") Codec codec, @Reference(name = "definitions") ObjectDefinitions definitions) {
        operations = new Operations(codec, definitions);
    }

    @Override
    public CompletionStage<Answer> read(String endpoint, Path path, int format) {
        return operations.perform(endpoint, path, client -> client.request(Method.GET)
                .withAccept(PreferredFormat.toRead(client.registration(), path, format)));
    }

    @Override
    public CompletionStage<Answer> discover(String endpoint, Path path) {
        return operations.perform(
                endpoint, path, client -> client.request(Method.GET).withAccept(ContentFormat.LINK));
    }

    @Override
    public CompletionStage<Answer> replace(String endpoint, Path path, List<PathValue> values, int format) {
        return operations.perform(endpoint, path, client -> client.write(Method.PUT, path, values, format));
    }

    @Override
    public CompletionStage<Answer> update(String endpoint, Path path, List<PathValue> values, int format) {
        return operations.perform(endpoint, path, client -> client.write(Method.POST, path, values, format));
    }

    @Override
    public CompletionStage<Answer> writeAttributes(String endpoint, Path path, List<String> attributes) {
        return operations.perform(
                endpoint, path, client -> client.request(Method.PUT).withQuery(attributes));
    }

    @Override
    public CompletionStage<Answer> execute(String endpoint, Path path, String arguments) {
        return operations.perform(endpoint, path, client -> executing(client.request(Method.POST), arguments));
    }

    @Override
    public CompletionStage<Answer> create(String endpoint, Path path, List<PathValue> values, int format) {
        return operations.perform(endpoint, path, client -> client.create(path, values, format));
    }

    @Override
    public CompletionStage<Answer> readComposite(String endpoint, List<Path> paths, int format) {
        return operations.compose(endpoint, paths, client -> client.fetch(paths, format));
    }

    @Override
    public CompletionStage<Answer> writeComposite(String endpoint, List<PathValue> values, int format) {
        return operations.compose(endpoint, values, client -> client.patch(values, format));
    }

    @Override
    public CompletionStage<Answer> delete(String endpoint, Path path) {
        return operations.perform(endpoint, path, client -> client.request(Method.DELETE));
    }

    @Override
    public String name() {
        return MANAGEMENT;
    }

    /** Clients ask nothing of this interface. */
    @Override
    public boolean claims(Request request) {
        return false;
    }

    @Override
    public void handle(String via, Exchange exchange) {
        throw new IllegalStateException("Not claimed: " + exchange.request());
    }

    @Override
    public void attach(Server server) {
        operations.useServer(server);
    }

    @Override
    public void detach(Server server) {
        operations.useNoServer();
    }

    private static Request executing(Request request, String arguments) {
        return arguments.isEmpty()
                ? request
                : request.withPayload(ContentFormat.TEXT, arguments.getBytes(StandardCharsets.UTF_8));
    }
}
