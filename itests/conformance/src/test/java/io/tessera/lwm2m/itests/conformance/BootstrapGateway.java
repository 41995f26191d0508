// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a gateway that is to be bootstrapped has in its work folder: it speaks with and without security. */
record BootstrapGateway(Path folder) {

    BootstrapGateway {
        write(
                folder.resolve("config/io.tessera.lwm2m.transport.socket-secure.cfg"),
                """
                lwm2m.socket=secure
                host=127.0.0.1
                port=0
                """);
        write(
                folder.resolve("config/io.tessera.lwm2m.transport.coap-secure.cfg"),
                """
                lwm2m.endpoint=gateway-secure
                lwm2m.scheme=coaps
                socket.target=(lwm2m.socket=secure)
                """);
        write(
                folder.resolve("config/io.tessera.lwm2m.client.runtime-gateway.cfg"),
                """
                lwm2m.client=gateway
                endpoint=${tessera.endpoint}
                endpoint.target=(|(lwm2m.endpoint=gateway)(lwm2m.endpoint=gateway-secure))
                """);
    }

    /** Asks for a Bootstrap-Pack first. */
    BootstrapGateway askingForPack() {
        write(folder.resolve("config/io.tessera.lwm2m.client.bootstrap.cfg"), "pack=true\n");
        return this;
    }

    /** Its factory has given it an account. */
    BootstrapGateway withFactoryServer(String uri) {
        var file = folder.resolve("factory.json").toAbsolutePath();
        write(
                folder.resolve("config/io.tessera.lwm2m.client.bootstrap.factory-first.cfg"),
                "lwm2m.client=gateway%nfile=%s%n".formatted(file));
        write(
                file,
                """
                [{"bn":"/0/7/","n":"0","vs":"%s"},{"n":"1","vb":false},{"n":"2","v":3},{"n":"10","v":1},
                 {"bn":"/1/0/","n":"0","v":1},{"n":"1","v":86400},{"n":"6","vb":false},{"n":"7","vs":"U"},
                 {"n":"16","vb":true}]
                """
                        .formatted(uri));
        return this;
    }

    Role start(String endpoint, String bootstrapUri) throws IOException {
        return Role.bootstrappedGateway(folder, endpoint, bootstrapUri);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
