// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keys;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A place where the platform keeps private keys, and certificates that it trusts: a PKCS#12 file, or the keystore of the
 * gateway's own software. There may be several, each with the service property {@link #NAME}. What is there may be
 * renewed at any time, so it is asked for at each use, and not kept.
 *
 * <p>It may read a file or ask a device: it is not for an engine or a receiving thread; any other may call it.
 */
@ConsumerType
public interface KeyProvider {

    /** Service property: the name by which a configuration chooses the place. */
    String NAME = "lwm2m.keys";

    /**
     * A private key with its certificates.
     *
     * @param alias its name there; empty: the only key that there is
     * @return empty if there is none of that name, or if without a name there isn't exactly one
     * @throws IOException if the place can't be read now; the message says why, has no secret in it, and is fit for the
     *     log
     */
    Optional<GuardedKey> key(String alias) throws IOException;

    /**
     * The authorities that are trusted in general, for certificate usages 0 and 1 (RFC 6698, 2.1.1). Empty if the place
     * is for private keys only; then those of the Java platform count.
     *
     * @throws IOException as with {@link #key}
     */
    List<X509Certificate> trusted() throws IOException;
}
