// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * By what a client tells the certificate of its server from others (/0/x/4, /0/x/13 and /0/x/15 of Core 1.2, appendix
 * E.1; RFC 6698 for what the usages mean).
 */
public final class ExpectedCertificate {

    /** Certificate Usage, /0/x/15; the number is the ordinal. */
    public enum Usage {
        /** 0: an authority that the chain must lead through; the chain must end at a trust anchor as well. */
        CA_CONSTRAINT,
        /** 1: the server's certificate; its chain must end at a trust anchor as well. */
        SERVICE_CONSTRAINT,
        /** 2: the authority that the chain must end at. */
        TRUST_ANCHOR,
        /** 3: the server's certificate, whatever its chain, its names and its dates (RFC 7671, 5.1). The default. */
        DOMAIN_ISSUED;

        /** @throws IllegalArgumentException if there is none of this number */
        public static Usage of(long number) {
            return byNumber(values(), number, "certificate usage");
        }
    }

    /** Matching Type, /0/x/13; the number is the ordinal. */
    public enum Matching {
        /** 0: the whole certificate. The default. */
        EXACT,
        /** 1: SHA-256 over it. */
        SHA_256,
        /** 2: SHA-384 over it. */
        SHA_384,
        /** 3: SHA-512 over it. */
        SHA_512;

        /** @throws IllegalArgumentException if there is none of this number */
        public static Matching of(long number) {
            return byNumber(values(), number, "matching type");
        }
    }

    private final Usage usage;
    private final Matching matching;
    private final byte[] data;
    private final List<X509Certificate> trustAnchors;

    /**
     * @param data the certificate in DER, or its hash (/0/x/4); copied
     * @param trustAnchors for usages 0 and 1: the authorities that are trusted in general, at least one. Not used for
     *     the others.
     */
    public ExpectedCertificate(Usage usage, Matching matching, byte[] data, List<X509Certificate> trustAnchors) {
        boolean constrains = usage == Usage.CA_CONSTRAINT || usage == Usage.SERVICE_CONSTRAINT;
        if (constrains && trustAnchors.isEmpty()) {
            throw new IllegalArgumentException("Certificate usage %d needs trust anchors".formatted(usage.ordinal()));
        }
        this.usage = usage;
        this.matching = matching;
        this.data = data.clone();
        this.trustAnchors = List.copyOf(trustAnchors);
    }

    /** Usage 3, whole certificate: the defaults. */
    public static ExpectedCertificate domainIssued(byte[] certificate) {
        return new ExpectedCertificate(Usage.DOMAIN_ISSUED, Matching.EXACT, certificate, List.of());
    }

    private static <T> T byNumber(T[] values, long number, String what) {
        if (number < 0 || number >= values.length) {
            throw new IllegalArgumentException("%d is no %s".formatted(number, what));
        }
        return values[(int) number];
    }

    public Usage usage() {
        return usage;
    }

    public Matching matching() {
        return matching;
    }

    /** A copy. */
    public byte[] data() {
        return data.clone();
    }

    public List<X509Certificate> trustAnchors() {
        return trustAnchors;
    }

    @Override
    public String toString() {
        int shown = Math.min(8, data.length);
        return "%s %s %s".formatted(usage, matching, HexFormat.of().formatHex(data, 0, shown));
    }
}
