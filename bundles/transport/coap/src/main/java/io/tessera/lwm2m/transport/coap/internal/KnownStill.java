// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Identity;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.californium.elements.auth.PreSharedKeyIdentity;
import org.eclipse.californium.elements.auth.RawPublicKeyIdentity;
import org.eclipse.californium.elements.auth.X509CertPath;

/** Whether who has proved himself once could still do so in the same way. */
final class KnownStill {

    private KnownStill() {}

    /** @param proved null if nobody was */
    static CompletionStage<Boolean> to(Security security, Principal proved) {
        try {
            return ask(security, proved);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static CompletionStage<Boolean> ask(Security security, Principal proved) {
        var store = security.store().get();
        if (proved instanceof PreSharedKeyIdentity shared) {
            var name = shared.isScopedIdentity() ? shared.getVirtualHost() : null;
            var proof = Identities.proof(proved);
            return store.preSharedKey(shared.getIdentity(), name == null ? "" : name)
                    .thenApply(key ->
                            key.isPresent() && proof.isPresent() && proof.get().isOf(key.get()));
        }
        if (proved instanceof RawPublicKeyIdentity raw) {
            return store.isKnown(Identity.PublicKey.of(raw.getKey()), List.of());
        }
        if (proved instanceof X509CertPath certified) {
            return askAbout(security, certified);
        }
        return CompletableFuture.completedStage(false);
    }

    private static CompletionStage<Boolean> askAbout(Security security, X509CertPath certified) {
        var store = security.store().get();
        var chain = certified.getPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList();
        try {
            CertificatePath.check(chain, store.trustAnchors(), true);
            security.revoked().check(chain);
        } catch (CertificateRefused e) {
            return CompletableFuture.completedStage(false);
        }
        return store.isKnown(Identities.of(chain.get(0)), chain);
    }
}
