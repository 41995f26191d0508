// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.SecurityStore;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.ServerName;
import org.eclipse.californium.scandium.util.ServerNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that the security store shares with peers. */
final class StoredKeys implements AdvancedPskStore {

    private static final Logger LOG = LoggerFactory.getLogger(StoredKeys.class);

    private final Supplier<SecurityStore> store;
    private final Question question;

    StoredKeys(Supplier<SecurityStore> store, Question question) {
        this.store = store;
        this.question = question;
    }

    /** What a client called us by; empty if it didn't. */
    static String name(ServerNames names) {
        var name = names == null ? null : names.getServerName(ServerName.NameType.HOST_NAME);
        return name == null ? "" : name.getNameAsString();
    }

    @Override
    public boolean hasEcdhePskSupported() {
        return true;
    }

    @Override
    public PskSecretResult requestPskSecretResult(
            ConnectionId association,
            ServerNames serverName,
            PskPublicInformation identity,
            String algorithm,
            SecretKey otherSecret,
            byte[] seed,
            boolean extendedMasterSecret) {
        var name = identity.isCompliantEncoding() ? identity.getPublicInfoAsString() : "";
        if (name.isEmpty()) {
            return new PskSecretResult(association, identity, null);
        }
        return question.ask(
                () -> store.get().preSharedKey(name, name(serverName)),
                Optional.empty(),
                key -> result(association, identity, key));
    }

    private static PskSecretResult result(
            ConnectionId association, PskPublicInformation identity, Optional<Credentials.PreSharedKey> key) {
        if (key.isEmpty()) {
            LOG.warn("A handshake with the unknown PSK identity {} is not answered", Printable.of(identity.toString()));
            return new PskSecretResult(association, identity, null);
        }
        return new PskSecretResult(association, identity, SharedKey.secret(key.get()));
    }

    /** Nobody is connected to from here. */
    @Override
    public PskPublicInformation getIdentity(InetSocketAddress peer, ServerNames serverName) {
        return null;
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        question.answerTo(handler);
    }
}
