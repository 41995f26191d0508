// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.keys.GuardedKey;
import io.tessera.lwm2m.platform.keys.KeyProvider;
import java.io.IOException;
import java.security.KeyStore.Entry;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.TrustedCertificateEntry;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The keys and certificates of one of Kura's keystores, which is asked at each use. */
@Component(name = KuraKeystore.FACTORY, factory = KuraKeystore.FACTORY, service = KeyProvider.class)
public final class KuraKeystore implements KeyProvider {

    static final String FACTORY = "io.tessera.lwm2m.platform.kura.keystore";

    private final KeystoreService keystore;

    @Activate
    public KuraKeystore(@Reference(name = "keystore") KeystoreService keystore) {
        this.keystore = keystore;
    }

    @Override
    public Optional<GuardedKey> key(String alias) throws IOException {
        return entry(alias)
                .flatMap(entry -> as(PrivateKeyEntry.class, entry))
                .map(entry -> new GuardedKey(
                        entry.getPrivateKey(),
                        Stream.of(entry.getCertificateChain())
                                .map(X509Certificate.class::cast)
                                .toList()));
    }

    private Optional<Entry> entry(String alias) throws IOException {
        if (!alias.isBlank()) {
            return Optional.ofNullable(ask(() -> keystore.getEntry(alias)));
        }
        var keys = entries(PrivateKeyEntry.class);
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }

    @Override
    public List<X509Certificate> trusted() throws IOException {
        return entries(TrustedCertificateEntry.class).stream()
                .flatMap(entry -> as(X509Certificate.class, entry.getTrustedCertificate()).stream())
                .toList();
    }

    private <T> List<T> entries(Class<T> kind) throws IOException {
        return ask(keystore::getEntries).values().stream()
                .flatMap(entry -> as(kind, entry).stream())
                .toList();
    }

    private static <T> Optional<T> as(Class<T> type, Object some) {
        return type.isInstance(some) ? Optional.of(type.cast(some)) : Optional.empty();
    }

    /** Something that Kura may refuse. */
    private interface Question<T> {

        T ask() throws KuraException;
    }

    private static <T> T ask(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (KuraException e) {
            throw new IOException("Kura's keystore can't be read now: " + e.getMessage(), e);
        }
    }
}
