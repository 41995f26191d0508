// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.coap.internal.Authority;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.leshan.server.LeshanServerBuilder;
import org.eclipse.leshan.server.security.InMemorySecurityStore;
import org.eclipse.leshan.server.security.NonUniqueSecurityInfoException;
import org.eclipse.leshan.server.security.SecurityInfo;

/** A Leshan server over DTLS for each {@link Proof}, and the gateway's account there. */
public final class LeshanServersOfGateway implements AutoCloseable {

    public static final String ENDPOINT = "secure-gateway";

    private static final byte[] KEY = "a secret of tests".getBytes(US_ASCII);
    private static final String ACCOUNT = "io.tessera.lwm2m.client.runtime.account-";

    private final WorkFolder work;
    private final Authority root = new Authority("root");
    private final Authority middle = root.intermediate("middle");
    private final OwnKey device = middle.certify(new Certified(ENDPOINT).usage(Authority.FOR_CLIENTS));
    private final OwnKey rawDevice = Authority.rawKey();
    private final Map<Proof, LeshanServerPeer> servers = new EnumMap<>(Proof.class);

    /** @param proofs which there are; {@link Proof#PSK} is one of them */
    public LeshanServersOfGateway(WorkFolder work, Proof... proofs) throws IOException, GeneralSecurityException {
        this.work = work;
        for (var proof : proofs) {
            switch (proof) {
                case PSK -> servers.put(proof, server(proof, Authority.rawKey()));
                case RPK -> rawPublicKeys();
                default -> certificates(proof);
            }
        }
    }

    /** The account with the pre-shared key is the one that the start script's options are about. */
    public Role startGateway() throws IOException, GeneralSecurityException {
        var keyFile = work.write("key", HexFormat.of().formatHex(KEY).getBytes(US_ASCII));
        var trusted = work.trustStore("trusted.p12", root.certificate());
        var options = List.of(
                "--endpoint",
                ENDPOINT,
                "--server",
                uri(Proof.PSK),
                "--key-file",
                keyFile.toString(),
                "--coap-host",
                "127.0.0.1",
                "--http-port",
                Integer.toString(Role.freeTcpPort()),
                "--work",
                work.path().toString());
        var java = "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(trusted, WorkFolder.PASSWORD);
        return Role.secure("gateway", options, Map.of("JAVA_TOOL_OPTIONS", java));
    }

    public LeshanServerPeer at(Proof proof) {
        return servers.get(proof);
    }

    private String uri(Proof proof) {
        return at(proof).uri().toString();
    }

    /** As it is in URIs and addresses. */
    public String authority(Proof proof) {
        return at(proof).uri().getAuthority();
    }

    private void rawPublicKeys() throws IOException, GeneralSecurityException {
        var own = Authority.rawKey();
        servers.put(Proof.RPK, server(Proof.RPK, own));
        var account = account(Proof.RPK);
        account.put("publicKey", WorkFolder.base64(rawDevice.publicKey().getEncoded()));
        account.put(".privateKey", WorkFolder.base64(rawDevice.privateKey().getEncoded()));
        account.put("serverPublicKey", WorkFolder.base64(own.publicKey().getEncoded()));
        work.configure(ACCOUNT + "RPK", account);
    }

    private void certificates(Proof proof) throws IOException, GeneralSecurityException {
        var own = middle.certify(proof.certified());
        servers.put(proof, server(proof, own));
        var account = account(proof);
        account.put("keyStore", work.keyStore("device.p12", device).toString());
        account.put(".keyStorePassword", WorkFolder.PASSWORD);
        account.put("certificateUsage", Integer.toString(proof.usage()));
        account.put("matchingType", Integer.toString(proof.matching()));
        account.put("serverPublicKey", WorkFolder.base64(data(proof, own.chain().get(0))));
        work.configure(ACCOUNT + proof, account);
    }

    /** What goes into /0/x/4. */
    private byte[] data(Proof proof, X509Certificate server) throws GeneralSecurityException {
        var certificate =
                switch (proof.usage()) {
                    case 0 -> middle.certificate();
                    case 2 -> root.certificate();
                    default -> server;
                };
        var der = certificate.getEncoded();
        return proof.matching() == 0
                ? der
                : MessageDigest.getInstance("SHA-256").digest(der);
    }

    private Map<String, String> account(Proof proof) {
        var account = new LinkedHashMap<String, String>();
        account.put("uri", uri(proof));
        account.put("shortServerId", Integer.toString(proof.shortServerId()));
        account.put("securityMode", proof.mode());
        return account;
    }

    private LeshanServerPeer server(Proof proof, OwnKey own) {
        return LeshanServerPeer.secure(builder -> {
            builder.setSecurityStore(store(proof));
            own(builder, own);
        });
    }

    private void own(LeshanServerBuilder builder, OwnKey own) {
        builder.setPrivateKey(own.privateKey());
        if (own.chain().isEmpty()) {
            builder.setPublicKey(own.publicKey());
        } else {
            builder.setCertificateChain(own.chain().toArray(X509Certificate[]::new));
            builder.setTrustedCertificates(new X509Certificate[] {root.certificate()});
        }
    }

    private InMemorySecurityStore store(Proof proof) {
        var known =
                switch (proof) {
                    case PSK -> SecurityInfo.newPreSharedKeyInfo(ENDPOINT, ENDPOINT, KEY);
                    case RPK -> SecurityInfo.newRawPublicKeyInfo(ENDPOINT, rawDevice.publicKey());
                    default -> SecurityInfo.newX509CertInfo(ENDPOINT);
                };
        try {
            var store = new InMemorySecurityStore();
            store.add(known);
            return store;
        } catch (NonUniqueSecurityInfoException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        servers.values().forEach(LeshanServerPeer::close);
    }
}
