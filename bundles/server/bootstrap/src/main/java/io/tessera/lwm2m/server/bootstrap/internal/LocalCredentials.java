// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.Protection;
import io.tessera.lwm2m.server.bootstrap.ServerEntry;
import io.tessera.lwm2m.server.credentials.ClientCredentials;
import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.OwnKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the LwM2M Server of this framework what a device proves itself with from now on. Certificates need none of it:
 * they are trusted by their authority.
 */
final class LocalCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCredentials.class);

    private LocalCredentials() {}

    /** @param to null if there is no such service */
    static void tell(
            ClientCredentials to, BootstrapConfiguration configuration, String endpoint, Map<Integer, GivenKey> given) {
        for (var server : configuration.servers()) {
            if (server.local() && to == null) {
                LOG.warn(
                        "Nobody here wants to know how {} proves itself to server {}",
                        endpoint,
                        server.shortServerId());
                continue;
            }
            if (server.local()) {
                tell(to, server, endpoint, given);
            }
        }
    }

    private static void tell(ClientCredentials to, ServerEntry server, String endpoint, Map<Integer, GivenKey> given) {
        try {
            var key = given.get(server.shortServerId());
            if (key != null) {
                var identity = new Identity.PreSharedKey(key.identity());
                var psk = new Credentials.PreSharedKey(key.identity(), key.key().bytes());
                to.put(psk, withEndpoint(to, identity, endpoint));
                psk.destroy();
            }
            if (server.protection() instanceof Protection.RawPublicKey rpk) {
                var identity =
                        Identity.PublicKey.of(OwnKey.publicKey(rpk.publicKey().bytes()));
                to.put(identity, withEndpoint(to, identity, endpoint));
            }
        } catch (IllegalStateException configured) {
            LOG.debug("{} at server {}: its credentials are configured", endpoint, server.shortServerId());
        }
    }

    /** One key may be of several devices, if that was configured. */
    private static List<String> withEndpoint(ClientCredentials to, Identity identity, String endpoint) {
        var before = to.all().stream()
                .filter(known -> known.identity().equals(identity))
                .map(KnownClient::endpoints)
                .flatMap(List::stream);
        return Stream.concat(before, Stream.of(endpoint)).distinct().toList();
    }
}
