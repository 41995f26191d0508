// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.LeshanDevice;
import io.tessera.lwm2m.itests.interop.SecureServer;
import io.tessera.lwm2m.transport.coap.internal.Authority;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.leshan.client.object.Security;

/** Leshan clients at our servers. */
final class SecureLeshanClient implements SecureEnds {

    static final String KEYED = "keyed";

    private static final String CERTIFIED = "certified";
    private static final int TRUST_ANCHOR = 2;

    private final List<LeshanDevice> devices = new ArrayList<>();
    private final SecureServers servers;

    SecureLeshanClient(Stage stage) throws Exception {
        servers = SecureServers.of(stage);
    }

    @Override
    public ServerEnd withSharedKey() throws Exception {
        var server = servers.keyed();
        return registered(server, KEYED, LeshanDevice.preShared(server.uri(), KEYED, SecureServers.KEY));
    }

    @Override
    public ServerEnd withCertificates() throws Exception {
        return registered(servers.sound(), CERTIFIED, certified(servers.sound()));
    }

    private ServerEnd registered(SecureServer server, String endpoint, Security security) throws Exception {
        var device = new LeshanDevice(endpoint, security, true, server.root().certificate());
        devices.add(device);
        assertThat(device.awaitOutcome()).isEqualTo(LeshanDevice.REGISTERED);
        return SecureServers.awaitRegistered(server, endpoint);
    }

    private static Security certified(SecureServer server) throws Exception {
        var own = server.root().certify(new Certified(CERTIFIED).usage(Authority.FOR_CLIENTS));
        return LeshanDevice.certified(server.uri(), own, server.root().certificate(), TRUST_ANCHOR);
    }

    @Override
    public void awaitRefusal() throws Exception {
        var server = servers.misplaced();
        try (var device = new LeshanDevice(
                CERTIFIED, certified(server), false, server.root().certificate())) {
            assertThat(device.awaitOutcome()).isEqualTo(LeshanDevice.NO_ANSWER);
        }
        assertThat(server.has(CERTIFIED)).isFalse();
    }

    @Override
    public void close() {
        devices.forEach(LeshanDevice::close);
    }
}
