// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.Role;
import io.tessera.lwm2m.itests.interop.SecureServer;
import io.tessera.lwm2m.itests.interop.WorkFolder;
import io.tessera.lwm2m.transport.coap.internal.Authority;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Our gateway at our servers: by a pre-shared key, by certificates, and at one whose certificate is for another host. */
final class SecureGateway implements SecureEnds {

    static final String ENDPOINT = "secure-gateway";

    private static final String TRUST_ANCHOR = "2";

    private final SecureServers servers;
    private final Role gateway;

    SecureGateway(Stage stage) throws Exception {
        servers = SecureServers.of(stage);
        var work = new WorkFolder(stage.folder(ENDPOINT));
        typePlate(work);
        certificates(work, "sound", "2", servers.sound());
        certificates(work, "misplaced", "3", servers.misplaced());
        var key = work.write(
                "key",
                HexFormat.of().formatHex(SecureServers.KEY.getBytes(US_ASCII)).getBytes(US_ASCII));
        var options = List.of(
                "--endpoint",
                ENDPOINT,
                "--server",
                servers.keyed().uri(),
                "--key-file",
                key.toString(),
                "--coap-host",
                "127.0.0.1",
                "--http-port",
                Integer.toString(Role.freeTcpPort()),
                "--work",
                work.path().toString());
        gateway = Role.secure("gateway", options, Map.of());
    }

    /** What configuration C.1 has in Object 3. */
    static void typePlate(WorkFolder work) throws IOException {
        work.configure(
                "io.tessera.lwm2m.objects.device", Map.of("manufacturer", "Example Ltd", "model.number", "Gateway 7"));
    }

    private static void certificates(WorkFolder work, String name, String shortServerId, SecureServer server)
            throws IOException, GeneralSecurityException {
        var own = server.root().certify(new Certified(ENDPOINT).usage(Authority.FOR_CLIENTS));
        work.configure(
                GatewayWork.ACCOUNT + name,
                Map.of(
                        "uri",
                        server.uri(),
                        "shortServerId",
                        shortServerId,
                        "securityMode",
                        "X509",
                        "keyStore",
                        work.keyStore(name + ".p12", own).toString(),
                        ".keyStorePassword",
                        WorkFolder.PASSWORD,
                        "certificateUsage",
                        TRUST_ANCHOR,
                        "serverPublicKey",
                        WorkFolder.base64(server.root().certificate().getEncoded())));
    }

    @Override
    public ServerEnd withSharedKey() throws Exception {
        return SecureServers.awaitRegistered(servers.keyed(), ENDPOINT);
    }

    @Override
    public ServerEnd withCertificates() throws Exception {
        return SecureServers.awaitRegistered(servers.sound(), ENDPOINT);
    }

    @Override
    public void awaitRefusal() throws Exception {
        var address = servers.misplaced().uri().substring("coaps://".length());
        assertThat(gateway.awaitLine("WARN", address, "isn't for 127.0.0.1")).isNotEmpty();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
