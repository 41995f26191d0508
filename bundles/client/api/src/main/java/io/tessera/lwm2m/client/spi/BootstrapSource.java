// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import java.io.IOException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where a client's bootstrap information can come from without a Bootstrap-Server: a smartcard or what the factory put
 * there (Core 1.2, 6.1.4.1 and 6.1.4.2). Registered as a service, with the property {@value #CLIENT} if it isn't for the
 * client {@code gateway}.
 */
@ConsumerType
public interface BootstrapSource {

    /** The service property that names the client. */
    String CLIENT = "lwm2m.client";

    /** Where it comes from; in the order in which they are asked. */
    enum Origin {
        SMARTCARD,
        FACTORY
    }

    Origin origin();

    /**
     * Looks now. Called again before each Register and Update to a server that came from it, by one thread at a time
     * that may wait, but not for ever: not the engine's.
     *
     * @return empty if there is none, such as when no card is there
     * @throws IOException if what is there can't be read or isn't bootstrap information, saying why; no key is in it
     */
    Optional<BootstrapInformation> read() throws IOException;

    /**
     * Tells when it is worth a look though nobody would, such as when a card was put in or taken out.
     *
     * @param listener any thread calls it; it returns at once
     * @return to be closed when nobody listens any more
     */
    default AutoCloseable listen(Runnable listener) {
        return () -> {};
    }
}
