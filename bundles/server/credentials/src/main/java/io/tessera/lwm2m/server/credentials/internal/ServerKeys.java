// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.transport.OwnKey;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** The server's own key and the authorities that it trusts, from files. */
final class ServerKeys {

    private final Optional<WatchedFile<OwnKey>> key;
    private final Optional<WatchedFile<List<X509Certificate>>> anchors;

    ServerKeys(CredentialsConfig config) {
        var password = config._keyStorePassword();
        key = path(config.keyStore())
                .map(file -> new WatchedFile<>(file, bytes -> OwnKey.stored(bytes, password.toCharArray())));
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
}
