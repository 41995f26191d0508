// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.node.LwM2mObject;
import org.eclipse.leshan.core.node.LwM2mSingleResource;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.request.WriteRequest;
import org.eclipse.leshan.server.registration.Registration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our gateway, as it is shipped, at Leshan servers over DTLS. It is one gateway, with an account for each way in which
 * the two can prove who they are, and for each server that it must not talk to.
 */
class SecureGatewayAtLeshanServerIT {

    @TempDir
    private static java.nio.file.Path work;

    private static LeshanServersOfGateway servers;
    private static Role gateway;

    @BeforeAll
    static void start() throws Exception {
        servers = new LeshanServersOfGateway(new WorkFolder(work), Proof.values());
        gateway = servers.startGateway();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            gateway.close();
            for (var proof : Proof.values()) {
                if (proof.isSound()) {
                    assertThat(servers.at(proof).awaitEnd().getEndpoint()).isEqualTo(LeshanServersOfGateway.ENDPOINT);
                }
            }
        } finally {
            servers.close();
        }
    }

    @Test
    void int_401_a_pre_shared_key() throws Exception {
        isManaged(Proof.PSK);
    }

    @ParameterizedTest
    @EnumSource(names = {"CA_CONSTRAINT", "SERVICE_CONSTRAINT", "TRUST_ANCHOR", "DOMAIN_ISSUED", "DOMAIN_ISSUED_HASH"})
    void int_402_certificates(Proof usage) throws Exception {
        isManaged(usage);
    }

    @Test
    void raw_public_keys() throws Exception {
        isManaged(Proof.RPK);
    }

    @Test
    void int_403_a_certificate_for_another_host_is_refused() throws Exception {
        gateway.awaitLine("WARN", servers.authority(Proof.OTHER_HOST), "isn't for 127.0.0.1");
        hasHeardNothing(Proof.OTHER_HOST);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "NOT_YET_VALID"})
    void a_certificate_that_is_not_valid_now_is_refused(Proof proof) throws Exception {
        gateway.awaitLine(
                "WARN",
                servers.authority(proof),
                proof == Proof.EXPIRED ? "has expired, at" : "isn't valid yet, but from");
        hasHeardNothing(proof);
    }

    private static void hasHeardNothing(Proof proof) {
        assertThat(servers.at(proof).leshan().getRegistrationService().getAllRegistrations())
                .isExhausted();
    }

    private static void isManaged(Proof proof) throws Exception {
        var server = servers.at(proof);
        var registration = server.awaitRegistration();
        assertThat(registration.getClientTransportData().getIdentity().isSecure())
                .isTrue();

        var device = server.send(registration, new ReadRequest(3, 0, 16));
        assertThat(((LwM2mSingleResource) device.getContent()).getValue()).isEqualTo("U");

        int account = account(server, registration, proof.shortServerId());
        var observed = server.send(registration, new ObserveRequest(1, account, 1));
        assertThat(observed.getCode()).isEqualTo(ResponseCode.CONTENT);
        var written = server.send(registration, new WriteRequest(ContentFormat.TEXT, 1, account, 1, 777));
        assertThat(written.getCode()).as(written.getErrorMessage()).isEqualTo(ResponseCode.CHANGED);

        var notified = (LwM2mSingleResource) server.awaitNotification().getContent();
        assertThat(notified.getValue()).isEqualTo(777L);
        var update = server.awaitUpdate();
        while (update.getLifeTimeInSec() == null) {
            update = server.awaitUpdate();
        }
        assertThat(update.getLifeTimeInSec()).isEqualTo(777L);
    }

    /** The instance of Object 1 that is this server's. */
    private static int account(LeshanServerPeer server, Registration registration, int shortServerId)
            throws InterruptedException {
        var accounts = (LwM2mObject)
                server.send(registration, new ReadRequest(ContentFormat.TLV, 1)).getContent();
        return accounts.getInstances().values().stream()
                .filter(instance -> instance.getResource(0).getValue().equals((long) shortServerId))
                .findFirst()
                .orElseThrow()
                .getId();
    }
}
