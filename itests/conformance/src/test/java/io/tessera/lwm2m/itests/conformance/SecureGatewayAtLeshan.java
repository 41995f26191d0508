// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.LeshanServersOfGateway;
import io.tessera.lwm2m.itests.interop.Proof;
import io.tessera.lwm2m.itests.interop.Role;
import io.tessera.lwm2m.itests.interop.WorkFolder;
import java.io.IOException;

/** Our gateway at Leshan servers. */
final class SecureGatewayAtLeshan implements SecureEnds {

    private final LeshanServersOfGateway servers;
    private final Role gateway;

    SecureGatewayAtLeshan(Stage stage) throws Exception {
        var work = new WorkFolder(stage.folder("secure-gateway-at-leshan"));
        SecureGateway.typePlate(work);
        servers = new LeshanServersOfGateway(work, Proof.PSK, Proof.TRUST_ANCHOR, Proof.OTHER_HOST);
        gateway = servers.startGateway();
    }

    @Override
    public ServerEnd withSharedKey() throws Exception {
        return registered(Proof.PSK);
    }

    @Override
    public ServerEnd withCertificates() throws Exception {
        return registered(Proof.TRUST_ANCHOR);
    }

    private ServerEnd registered(Proof proof) throws InterruptedException {
        var peer = servers.at(proof);
        assertThat(peer.awaitRegistration()
                        .getClientTransportData()
                        .getIdentity()
                        .isSecure())
                .isTrue();
        return LeshanServerEnd.of(peer, LeshanServersOfGateway.ENDPOINT);
    }

    @Override
    public void awaitRefusal() throws Exception {
        gateway.awaitLine("WARN", servers.authority(Proof.OTHER_HOST), "isn't for 127.0.0.1");
        assertThat(servers.at(Proof.OTHER_HOST)
                        .leshan()
                        .getRegistrationService()
                        .getAllRegistrations())
                .isExhausted();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        servers.close();
    }
}
