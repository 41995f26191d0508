// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.SecurityStore;
import java.net.DatagramSocket;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a secure endpoint has beside the others.
 *
 * @param store knows those who connect; may be another one each time
 * @param file where associations are kept for the next process; empty: they aren't
 * @param revoked certificates that nobody gets in with
 * @param trust the authorities that are trusted in general, where the platform says so
 */
public record Security(
        DtlsSettings settings,
        Supplier<SecurityStore> store,
        Optional<AssociationFile> file,
        RevocationLists revoked,
        TrustStore trust) {

    /** Nobody is known. */
    static final SecurityStore NOBODY = new SecurityStore() {};

    /** Nothing is revoked, and the platform trusts nobody in particular. */
    public Security(DtlsSettings settings, Supplier<SecurityStore> store, Optional<AssociationFile> file) {
        this(settings, store, file, RevocationLists.in(""), TrustStore.NONE);
    }

    /** Usual settings, nothing kept for the next process. */
    public static Security standard(SecurityStore store) {
        return new Security(DtlsSettings.standard(), () -> store, Optional.empty());
    }

    Link link(
            DatagramSocket socket,
            boolean lent,
            Gate gate,
            Settings endpoint,
            Workers workers,
            Supplier<EndpointListener> listener) {
        var kept = new KeptAssociations(socket, lent, file);
        var associations = new Associations(socket, endpoint, this, listener, workers, kept);
        return new DtlsLink(socket, lent, gate, workers.backlog(), endpoint.name(), associations);
    }
}
