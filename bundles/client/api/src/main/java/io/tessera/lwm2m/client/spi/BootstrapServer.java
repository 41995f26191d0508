// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** The LwM2M Bootstrap-Server of a client, as its account in Object 0 has it. Only on the client's engine. */
@ProviderType
public interface BootstrapServer {

    /** /0/x/0. */
    URI uri();

    /** /0/x/11: how long a client that has to be bootstrapped waits first for its Bootstrap-Server to begin. */
    Duration holdOff();

    /**
     * Sends a request to it.
     *
     * @return the response, of whatever code, on the engine; fails with {@link io.tessera.lwm2m.transport.NoAnswer}
     */
    CompletionStage<Response> send(Request request);
}
