// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** A peer as it lies in the store: where it is, and who it proved to be. */
final class StoredPeer {

    private static final String ANONYMOUS = "";
    private static final String PRE_SHARED_KEY = "psk";
    private static final String PUBLIC_KEY = "rpk";
    private static final String CERTIFICATE = "x509";

    private StoredPeer() {}

    static Form write(Form form, Peer peer) {
        write(form, peer.address());
        if (peer.identity() instanceof Identity.PreSharedKey key) {
            return form.text(PRE_SHARED_KEY).text(key.identity());
        }
        if (peer.identity() instanceof Identity.PublicKey key) {
            return form.text(PUBLIC_KEY).text(key.fingerprint());
        }
        if (peer.identity() instanceof Identity.Certificate certificate) {
            return form.text(CERTIFICATE).text(certificate.name()).list(certificate.alternativeNames(), Form::text);
        }
        return form.text(ANONYMOUS);
    }

    static Peer read(Form form) {
        return new Peer(address(form), identity(form));
    }

    private static Identity identity(Form form) {
        var kind = form.text();
        return switch (kind) {
            case ANONYMOUS -> Identity.Anonymous.INSTANCE;
            case PRE_SHARED_KEY -> new Identity.PreSharedKey(form.text());
            case PUBLIC_KEY -> new Identity.PublicKey(form.text());
            case CERTIFICATE -> new Identity.Certificate(form.text(), form.list(Form::text));
            default -> throw new IllegalArgumentException("no identity: " + kind);
        };
    }

    static Form write(Form form, InetSocketAddress address) {
        return form.blob(address.getAddress().getAddress()).number(address.getPort());
    }

    static InetSocketAddress address(Form form) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(form.blob()), form.integer());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address", e);
        }
    }
}
