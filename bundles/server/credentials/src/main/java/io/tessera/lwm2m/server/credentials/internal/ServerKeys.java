// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.transport.OwnKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The server's own key and the authorities that it trusts, from files. */
final class ServerKeys {

    private final Optional<WatchedFile<OwnKey>> key;
    private final Optional<WatchedFile<List<X509Certificate>>> anchors;

    ServerKeys(CredentialsConfig config) {
        var password = config._keyStorePassword();
        key = path(config.keyStore()).map(file -> new WatchedFile<>(file, bytes -> key(bytes, password)));
        anchors = path(config.trustAnchors()).map(file -> new WatchedFile<>(file, OwnKey::certificates));
    }

    Optional<OwnKey> ownKey() {
        return key.flatMap(WatchedFile::content);
    }

    List<X509Certificate> trustAnchors() {
        return anchors.flatMap(WatchedFile::content).orElse(List.of());
    }

    private static Optional<Path> path(String configured) {
        return configured.isBlank() ? Optional.empty() : Optional.of(Path.of(configured.trim()));
    }

    private static OwnKey key(byte[] pkcs12, String password) throws IOException, GeneralSecurityException {
        var secret = password.toCharArray();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), secret);
            return key(store, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private static OwnKey key(KeyStore store, char[] secret) throws GeneralSecurityException {
        for (var alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, secret) instanceof PrivateKey own) {
                return OwnKey.certified(own, chain(store, alias));
            }
        }
        throw new GeneralSecurityException("no private key in it");
    }

    private static List<X509Certificate> chain(KeyStore store, String alias) throws GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        for (var certificate : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) certificate);
        }
        return chain;
    }
}
