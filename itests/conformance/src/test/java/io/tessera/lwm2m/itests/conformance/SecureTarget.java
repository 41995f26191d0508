// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import io.tessera.lwm2m.transport.OwnKey;
import io.tessera.lwm2m.transport.coap.internal.Authority;
import io.tessera.lwm2m.transport.coap.internal.Authority.Certified;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.leshan.server.security.InMemorySecurityStore;
import org.eclipse.leshan.server.security.NonUniqueSecurityInfoException;
import org.eclipse.leshan.server.security.SecurityInfo;

/**
 * A server over DTLS, and the account of one client there, which that client doesn't know yet.
 *
 * @param trusted what is to be known for that beside the account; Leshan's client checks certificates with nothing else
 * @param registered the server, as soon as the client is registered there
 */
record SecureTarget(Account account, List<Certificate> trusted, Callable<ServerEnd> registered, AutoCloseable process)
        implements AutoCloseable {

    static SecureTarget withSharedKey(Pairing pairing, Stage stage, String endpoint) throws Exception {
        if (pairing.hasOurServer()) {
            var server = SecureServers.of(stage).keyed();
            return new SecureTarget(
                    Account.preShared(server.uri(), endpoint, SecureServers.KEY),
                    List.of(),
                    () -> SecureServers.awaitRegistered(server, endpoint),
                    () -> {});
        }
        var known = SecurityInfo.newPreSharedKeyInfo(endpoint, endpoint, SecureServers.KEY.getBytes(US_ASCII));
        var peer = LeshanServerPeer.secure(builder -> builder.setSecurityStore(store(known)));
        return new SecureTarget(
                Account.preShared(peer.uri().toString(), endpoint, SecureServers.KEY),
                List.of(),
                () -> registered(peer, endpoint),
                peer);
    }

    static SecureTarget withCertificates(Pairing pairing, Stage stage, String endpoint) throws Exception {
        if (pairing.hasOurServer()) {
            var server = SecureServers.of(stage).sound();
            return certified(
                    server.uri(),
                    endpoint,
                    server.root(),
                    () -> SecureServers.awaitRegistered(server, endpoint),
                    () -> {});
        }
        var root = new Authority("root");
        // Without an extended key usage: Leshan wants to be a client of its clients as well.
        OwnKey own = root.certify(new Certified("leshan").address("127.0.0.1"));
        var peer = LeshanServerPeer.secure(
                builder -> builder.setSecurityStore(store(SecurityInfo.newX509CertInfo(endpoint)))
                        .setPrivateKey(own.privateKey())
                        .setCertificateChain(own.chain().toArray(X509Certificate[]::new))
                        .setTrustedCertificates(new X509Certificate[] {root.certificate()}));
        return certified(peer.uri().toString(), endpoint, root, () -> registered(peer, endpoint), peer);
    }

    private static SecureTarget certified(
            String uri, String endpoint, Authority root, Callable<ServerEnd> registered, AutoCloseable process)
            throws Exception {
        var own = root.certify(new Certified(endpoint).usage(Authority.FOR_CLIENTS));
        var anchor = root.certificate();
        return new SecureTarget(Account.certified(uri, own, anchor), List.of(anchor), registered, process);
    }

    private static ServerEnd registered(LeshanServerPeer peer, String endpoint) throws InterruptedException {
        var end = LeshanServerEnd.of(peer, endpoint);
        if (end.registration().isEmpty()) {
            peer.awaitRegistration();
        }
        return end;
    }

    private static InMemorySecurityStore store(SecurityInfo known) {
        try {
            var store = new InMemorySecurityStore();
            store.add(known);
            return store;
        } catch (NonUniqueSecurityInfoException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        process.close();
    }
}
