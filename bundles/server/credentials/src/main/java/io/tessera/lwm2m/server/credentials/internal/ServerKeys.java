// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.transport.OwnKey;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The server's own key and the authorities that it trusts, from files or from the platform. */
final class ServerKeys implements AutoCloseable {

    private final Optional<WatchedFile<OwnKey>> key;
    private final Optional<WatchedFile<List<X509Certificate>>> anchors;
    private final PlatformKeys platform;

    ServerKeys(CredentialsConfig config) {
        var password = config._keyStorePassword();
        key = path(config.keyStore())
                .map(file -> new WatchedFile<>(file, bytes -> OwnKey.stored(bytes, password.toCharArray())));
        platform = new PlatformKeys(config);
        anchors = path(config.trustAnchors()).map(file -> new WatchedFile<>(file, OwnKey::certificates));
    }

    Optional<OwnKey> ownKey() {
        return platform.ownKey().or(() -> key.flatMap(WatchedFile::content));
    }

    List<X509Certificate> trustAnchors() {
        var filed = anchors.flatMap(WatchedFile::content).orElse(List.of());
        var trusted = platform.trusted();
        return trusted.isEmpty()
                ? filed
                : Stream.concat(filed.stream(), trusted.stream()).toList();
    }

    PlatformKeys platform() {
        return platform;
    }

    @Override
    public void close() {
        platform.close();
    }

    private static Optional<Path> path(String configured) {
        return configured.isBlank() ? Optional.empty() : Optional.of(Path.of(configured.trim()));
    }
}
