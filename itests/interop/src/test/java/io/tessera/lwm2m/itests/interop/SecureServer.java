// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.coap.internal.Authority;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Our server, as it is shipped, over DTLS, with those that a test makes known to it, and beside that without security. */
public final class SecureServer implements AutoCloseable {

    private static final String CLIENT = "io.tessera.lwm2m.server.credentials.client-";

    private final WorkFolder work;
    private final Authority root = new Authority("root");
    private final OwnKey own;
    private final int port = Role.freeUdpPort();
    private final int openPort = Role.freeUdpPort();
    private final int httpPort = Role.freeTcpPort();
    private Role role;
    private Rest rest;

    SecureServer(WorkFolder work) throws IOException, GeneralSecurityException {
        this(work, new Certified("server").address("127.0.0.1").host("localhost"));
    }

    /** @param certified for where its certificate is, which need not be where it is */
    public SecureServer(WorkFolder work, Certified certified) throws IOException, GeneralSecurityException {
        this.work = work;
        own = root.certify(certified.usage(Authority.FOR_SERVERS));
        work.configure(
                "io.tessera.lwm2m.server.credentials",
                Map.of(
                        "keyStore", work.keyStore("server.p12", own).toString(),
                        ".keyStorePassword", WorkFolder.PASSWORD,
                        "trustAnchors",
                                work.pem("anchors.pem", List.of(root.certificate()))
                                        .toString()));
    }

    /** Who comes with that pre-shared key has the identity for a name. */
    public SecureServer knows(String identity, String key) throws IOException {
        work.configure(
                CLIENT + identity,
                Map.of("identity", identity, ".key", HexFormat.of().formatHex(key.getBytes(US_ASCII))));
        return this;
    }

    public SecureServer knows(String endpoint, PublicKey key) throws IOException {
        work.configure(
                CLIENT + endpoint, Map.of("publicKey", WorkFolder.base64(key.getEncoded()), "endpoints", endpoint));
        return this;
    }

    /** Listens without security as well. */
    SecureServer open() throws IOException {
        work.configure(
                "io.tessera.lwm2m.transport.socket-open",
                Map.of("lwm2m.socket", "open", "host", "127.0.0.1", "port", Integer.toString(openPort)));
        work.configure(
                "io.tessera.lwm2m.transport.coap-open",
                Map.of(
                        "lwm2m.endpoint",
                        "server-open",
                        "lwm2m.scheme",
                        "coap",
                        "socket.target",
                        "(lwm2m.socket=open)"));
        return this;
    }

    public SecureServer start() throws Exception {
        role = Role.secure(
                "server",
                List.of(
                        "--coap-port", Integer.toString(port),
                        "--http-port", Integer.toString(httpPort),
                        "--work", work.path().toString()),
                Map.of());
        rest = new Rest(httpPort);
        rest.followEvents();
        return this;
    }

    /** Another application's connection. */
    public Rest application() {
        return new Rest(httpPort);
    }

    public Rest rest() {
        return rest;
    }

    public Authority root() {
        return root;
    }

    OwnKey own() {
        return own;
    }

    public String uri() {
        return "coaps://127.0.0.1:" + port;
    }

    String openUri() {
        return "coap://127.0.0.1:" + openPort;
    }

    /** What an operator reads about it. */
    void awaitLine(String... parts) throws InterruptedException {
        role.awaitLine(parts);
    }

    /** Whether a client of that name is registered. */
    public boolean has(String endpoint) throws IOException, InterruptedException {
        return rest.get("clients/" + endpoint).status() == 200;
    }

    @Override
    public void close() throws IOException {
        if (role != null) {
            role.close();
        }
    }
}
