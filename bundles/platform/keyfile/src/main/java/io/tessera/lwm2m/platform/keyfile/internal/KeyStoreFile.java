// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import io.tessera.lwm2m.platform.keys.GuardedKey;
import io.tessera.lwm2m.platform.keys.KeyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** The keys and certificates in a PKCS#12 file. The file is read at each use, and nothing of it is held. */
@Component(
        name = KeyStoreConfig.PID,
        configurationPid = KeyStoreConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = KeyProvider.class)
@Designate(ocd = KeyStoreConfig.class, factory = true)
public final class KeyStoreFile implements KeyProvider {

    private final Path file;
    private final char[] password;

    @Activate
    public KeyStoreFile(KeyStoreConfig config) {
        if (config.file() == null || config.file().isBlank()) {
            throw new IllegalArgumentException("file: the path of a PKCS#12 file must be given");
        }
        file = Path.of(config.file().trim()).toAbsolutePath();
        password = config._password().toCharArray();
    }

    @Override
    public Optional<GuardedKey> key(String alias) throws IOException {
        try {
            var store = store();
            var wanted = alias.isBlank() ? onlyKey(store) : Optional.of(alias);
            if (wanted.isEmpty() || !(store.getKey(wanted.get(), password) instanceof PrivateKey key)) {
                return Optional.empty();
            }
            return Optional.of(new GuardedKey(key, certificates(store.getCertificateChain(wanted.get()))));
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static Optional<String> onlyKey(KeyStore store) throws GeneralSecurityException {
        var keys = new ArrayList<String>();
        for (var alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                keys.add(alias);
            }
        }
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }

    @Override
    public List<X509Certificate> trusted() throws IOException {
        try {
            var store = store();
            var trusted = new ArrayList<X509Certificate>();
            for (var alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate one) {
                    trusted.add(one);
                }
            }
            return trusted;
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }

    private static List<X509Certificate> certificates(Certificate[] chain) {
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }

    private IOException unreadable(GeneralSecurityException cause) {
        return new IOException("%s can't be read: %s".formatted(file, cause.getMessage()), cause);
    }
}
