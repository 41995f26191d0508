// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.Rest;
import io.tessera.lwm2m.itests.interop.SecureServer;
import io.tessera.lwm2m.itests.interop.WorkFolder;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.util.List;

/**
 * Our servers over DTLS. Each is for one account of a client: at one address there is one association.
 *
 * @param keyed which knows pre-shared keys
 * @param sound whose certificate is for where it is
 * @param misplaced whose certificate is for another host
 */
record SecureServers(SecureServer keyed, SecureServer sound, SecureServer misplaced) implements AutoCloseable {

    static final String KEY = "a secret of tests";

    private static final Certified HERE = new Certified("server").address("127.0.0.1");
    private static final Certified ELSEWHERE =
            new Certified("server").address("127.0.0.2").host("server.example.com");

    static SecureServers of(Stage stage) throws Exception {
        return stage.shared("secure servers", () -> {
            var keyed = server(stage, "keyed", HERE)
                    .knows(SecureGateway.ENDPOINT, KEY)
                    .knows(SecureLeshanClient.KEYED, KEY);
            for (var pairing : List.of(Pairing.BOTH_OURS, Pairing.OUR_SERVER)) {
                keyed.knows(BootstrapEnds.endpoint(new Place(Lane.BOOTSTRAP, pairing), "keyed"), KEY)
                        .knows(BootstrapEnds.endpoint(new Place(Lane.BOOTSTRAP_MODES, pairing), "pack"), KEY);
            }
            return new SecureServers(
                    keyed.start(),
                    server(stage, "sound", HERE).start(),
                    server(stage, "misplaced", ELSEWHERE).start());
        });
    }

    private static SecureServer server(Stage stage, String name, Certified certified) throws Exception {
        return new SecureServer(new WorkFolder(stage.folder("secure-" + name)), certified);
    }

    /** That server, for one client, as soon as that is registered. */
    static ServerEnd awaitRegistered(SecureServer server, String endpoint) throws Exception {
        Rest rest = server.application();
        rest.followEvents();
        var end = new TesseraServerEnd(rest, endpoint);
        if (end.registration().isEmpty()) {
            rest.awaitEvent(event ->
                    event.toString().contains("registered") && event.toString().contains('"' + endpoint + '"'));
        }
        return end;
    }

    @Override
    public void close() throws Exception {
        keyed.close();
        sound.close();
        misplaced.close();
    }
}
