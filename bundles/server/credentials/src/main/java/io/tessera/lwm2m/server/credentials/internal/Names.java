// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which Endpoint Client Names an identity stands for (Core 1.2, 6.2.1; Transport 1.2, 5.2). */
final class Names {

    private final Entries entries;
    private final boolean nameFromCertificate;

    /** @param nameFromCertificate whether the names in a certificate without an entry are its endpoint's */
    Names(Entries entries, boolean nameFromCertificate) {
        this.entries = entries;
        this.nameFromCertificate = nameFromCertificate;
    }

    /** Empty for whom nobody knows. */
    List<String> of(Identity identity) {
        if (identity instanceof Identity.Certificate certificate) {
            return ofCertificate(certificate);
        }
        return entries.find(identity).map(entry -> entry.client().endpoints()).orElse(List.of());
    }

    /**
     * The name that a peer registers as.
     *
     * @param claimed empty if it left that to its credentials
     * @throws RequestRefused with 4.00 if the name is not that of its credentials, 4.03 if it may not register
     */
    String endpointOf(Optional<String> claimed, Identity identity) throws RequestRefused {
        if (identity instanceof Identity.Anonymous) {
            return unproved(claimed);
        }
        var allowed = of(identity);
        if (allowed.isEmpty()) {
            throw new RequestRefused(ResponseCode.FORBIDDEN, "these credentials belong to no endpoint");
        }
        if (claimed.isEmpty() && allowed.size() > 1 && entries.find(identity).isPresent()) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "ep is missing, and the credentials are of several");
        }
        var name = claimed.orElse(allowed.get(0));
        if (!allowed.contains(name)) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "ep is not that of the credentials");
        }
        return name;
    }

    private String unproved(Optional<String> claimed) throws RequestRefused {
        var name = claimed.orElseThrow(() -> new RequestRefused(ResponseCode.BAD_REQUEST, "ep is missing"));
        if (entries.isProtected(name)) {
            throw new RequestRefused(ResponseCode.FORBIDDEN, "this endpoint has to prove who it is");
        }
        return name;
    }

    /** An entry for the common name counts first, then one for an alternative name, then the names themselves. */
    private List<String> ofCertificate(Identity.Certificate certificate) {
        var inIt = new ArrayList<String>();
        inIt.add(certificate.name());
        inIt.addAll(certificate.alternativeNames());
        inIt.removeIf(String::isBlank);
        for (var name : inIt) {
            var entry = entries.find(new Identity.Certificate(name));
            if (entry.isPresent()) {
                return entry.get().client().endpoints();
            }
        }
        return nameFromCertificate ? inIt : List.of();
    }
}
