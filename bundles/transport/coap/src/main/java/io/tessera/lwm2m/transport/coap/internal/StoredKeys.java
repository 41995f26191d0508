// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.SecurityStore;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.PskPublicInformation;
import org.eclipse.californium.scandium.dtls.PskSecretResult;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedPskStore;
import org.eclipse.californium.scandium.util.ServerName;
import org.eclipse.californium.scandium.util.ServerNames;

/** The keys that the security store shares with peers. */
final class StoredKeys implements AdvancedPskStore {

    private final Supplier<SecurityStore> store;
    private final Question question;
    private final BiConsumer<ConnectionId, String> refused;

    /** @param refused is told why a handshake isn't answered */
    StoredKeys(Supplier<SecurityStore> store, Question question, BiConsumer<ConnectionId, String> refused) {
        this.store = store;
        this.question = question;
        this.refused = refused;
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
            refused.accept(association, "the PSK identity isn't a text: " + identity);
            return new PskSecretResult(association, identity, null);
        }
        return question.ask(
                () -> store.get().preSharedKey(name, name(serverName)),
                Optional.empty(),
                key -> result(association, identity, key));
    }

    private PskSecretResult result(
            ConnectionId association, PskPublicInformation identity, Optional<Credentials.PreSharedKey> key) {
        if (key.isEmpty()) {
            refused.accept(association, "unknown PSK identity " + identity.getPublicInfoAsString());
            return new PskSecretResult(association, identity, null);
        }
        return new PskSecretResult(association, identity, SharedKey.secret(key.get()), KeyProof.of(key.get()));
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
