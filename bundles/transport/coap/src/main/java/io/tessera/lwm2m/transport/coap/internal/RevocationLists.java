// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate revocation lists that an operator has put into a file or a folder (RFC 5280, 5), in PEM or DER. Read
 * again when they have changed; nobody is asked over the network. They are believed as they are: the operator has put
 * them there, and what a peer sends of its issuers proves nothing about them.
 */
public final class RevocationLists {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationLists.class);

    private record Read(FileTime changed, List<X509CRL> lists) {}

    private final Path place;
    private Map<Path, Read> files = Map.of();

    private RevocationLists(Path place) {
        this.place = place;
    }

    /** @param place a file or a folder of files, absolute or relative to the working directory; empty: nothing is revoked */
    public static RevocationLists in(String place) {
        return new RevocationLists(place.isBlank() ? null : Path.of(place.trim()));
    }

    /**
     * Refuses a certificate, or one of its authorities', that its issuer has revoked.
     *
     * @param chain as presented, the peer's certificate first
     */
    void check(List<X509Certificate> chain) throws CertificateRefused {
        check(chain, now());
    }

    /** Whether there is a place for them. */
    boolean areKept() {
        return place != null;
    }

    /** What is there now. */
    List<X509CRL> now() {
        return place == null ? List.of() : lists();
    }

    /** Refuses a certificate that one of these lists names. */
    static void check(List<X509Certificate> chain, List<X509CRL> lists) throws CertificateRefused {
        for (var list : lists) {
            for (var certificate : chain) {
                check(certificate, list);
            }
        }
    }

    private static void check(X509Certificate certificate, X509CRL list) throws CertificateRefused {
        if (!list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
            return;
        }
        var entry = list.getRevokedCertificate(certificate.getSerialNumber());
        if (entry == null) {
            return;
        }
        var reason = entry.getRevocationReason();
        throw CertificateRefused.of(
                certificate,
                AlertDescription.CERTIFICATE_REVOKED,
                "was revoked at %s%s"
                        .formatted(entry.getRevocationDate().toInstant(), reason == null ? "" : ", " + reason));
    }

    private synchronized List<X509CRL> lists() {
        var now = new HashMap<Path, Read>();
        try (var found = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            found.filter(file -> Files.isRegularFile(file) || file.equals(place))
                    .forEach(file -> now.put(file, read(file, files.get(file))));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("The revocation lists in {} can't be read; the last ones count: {}", place, e.toString());
            now.putAll(files);
        }
        files = now;
        return now.values().stream().flatMap(file -> file.lists.stream()).toList();
    }

    /** @param before what it was when it was read last; null if it is new */
    private static Read read(Path file, Read before) {
        var changed = FileTime.fromMillis(0);
        try {
            changed = Files.getLastModifiedTime(file);
            if (before != null && before.changed.equals(changed)) {
                return before;
            }
            var lists = parse(Files.readAllBytes(file));
            LOG.info("{} revocation lists are in {}", lists.size(), file);
            lists.forEach(list -> checkDate(file, list));
            return new Read(changed, lists);
        } catch (IOException | GeneralSecurityException e) {
            if (before == null || !before.changed.equals(changed)) {
                LOG.error("{} is no revocation list; what it was before counts: {}", file, e.toString());
            }
            return new Read(changed, before == null ? List.of() : before.lists);
        }
    }

    private static List<X509CRL> parse(byte[] bytes) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(bytes)).stream()
                .map(X509CRL.class::cast)
                .toList();
    }

    private static void checkDate(Path file, X509CRL list) {
        var next = list.getNextUpdate();
        if (next != null && next.before(new Date())) {
            LOG.warn(
                    "The revocation list of {} in {} is out of date since {}; what it names stays revoked",
                    list.getIssuerX500Principal(),
                    file,
                    next.toInstant());
        }
    }
}
