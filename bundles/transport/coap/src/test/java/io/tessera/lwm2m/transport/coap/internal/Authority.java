// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.OwnKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A certification authority of a test, also of other modules: it certifies whatever it is told to. */
public final class Authority {

    public static final String FOR_SERVERS = "2B06010505070301";
    public static final String FOR_CLIENTS = "2B06010505070302";

    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.identifier("2A8648CE3D040302"));

    private static long serial = 1;

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final List<X509Certificate> chain;
    private final byte[] name;

    public Authority(String name) throws GeneralSecurityException {
        keys = keyPair();
        this.name = subject(name);
        certificate = sign(this.name, keys, new Certified(name).authority(), keys.getPublic());
        chain = List.of();
    }

    private Authority(KeyPair keys, X509Certificate certificate, List<X509Certificate> chain, String name) {
        this.keys = keys;
        this.certificate = certificate;
        this.chain = chain;
        this.name = subject(name);
    }

    /** What a certificate says. */
    public record Certified(
            String name,
            List<String> hosts,
            String address,
            String usage,
            Duration from,
            Duration until,
            boolean isAuthority) {

        public Certified(String name) {
            this(name, List.of(), null, null, Duration.ofHours(-1), Duration.ofDays(1), false);
        }

        public Certified host(String host) {
            return new Certified(name, List.of(host), address, usage, from, until, isAuthority);
        }

        public Certified address(String newAddress) {
            return new Certified(name, hosts, newAddress, usage, from, until, isAuthority);
        }

        public Certified usage(String newUsage) {
            return new Certified(name, hosts, address, newUsage, from, until, isAuthority);
        }

        public Certified valid(Duration newFrom, Duration newUntil) {
            return new Certified(name, hosts, address, usage, newFrom, newUntil, isAuthority);
        }

        public Certified authority() {
            return new Certified(name, hosts, address, usage, from, until, true);
        }
    }

    public static KeyPair keyPair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    public static OwnKey rawKey() throws GeneralSecurityException {
        var pair = keyPair();
        return OwnKey.raw(pair.getPrivate(), pair.getPublic());
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** An authority below this one. */
    public Authority intermediate(String below) throws GeneralSecurityException {
        var pair = keyPair();
        var signed = sign(name, keys, new Certified(below).authority(), pair.getPublic());
        var path = new ArrayList<>(List.of(signed));
        path.addAll(chain);
        return new Authority(pair, signed, path, below);
    }

    /** Somebody who certifies with a certificate that isn't for that. */
    static Authority signedBy(OwnKey key, String name) {
        var pair = new KeyPair(key.publicKey(), key.privateKey());
        return new Authority(pair, key.chain().get(0), key.chain(), name);
    }

    public OwnKey certify(Certified subject) throws GeneralSecurityException {
        var pair = keyPair();
        var path = new ArrayList<>(List.of(sign(name, keys, subject, pair.getPublic())));
        path.addAll(chain);
        return OwnKey.certified(pair.getPrivate(), path);
    }

    /** A list of what this authority has revoked, in DER. */
    public byte[] revocationList(Instant until, X509Certificate... revoked) throws GeneralSecurityException {
        var now = Instant.now().minusSeconds(60);
        var entries = new byte[0];
        for (var entry : revoked) {
            // The reason: keyCompromise (RFC 5280, 5.3.1)
            var reason = Der.sequence(Der.extension(21, Der.of(0x0A, new byte[] {1})));
            var number = Der.integer(entry.getSerialNumber().longValue());
            entries = Der.concat(entries, Der.sequence(number, Der.time(now), reason));
        }
        var list = revoked.length == 0 ? entries : Der.sequence(entries);
        var signed = Der.sequence(Der.integer(1), ECDSA_SHA256, name, Der.time(now), Der.time(until), list);
        return Der.sequence(signed, ECDSA_SHA256, Der.bits(0, signature(keys, signed)));
    }

    private static byte[] signature(KeyPair keys, byte[] signed) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed);
        return signature.sign();
    }

    private static byte[] subject(String name) {
        return Der.sequence(Der.of(0x31, Der.sequence(Der.identifier("550403"), Der.text(name))));
    }

    private static X509Certificate sign(byte[] issuer, KeyPair keys, Certified subject, PublicKey key)
            throws GeneralSecurityException {
        var now = Instant.now();
        var signed = Der.sequence(
                Der.of(0xA0, Der.integer(2)),
                Der.integer(serial++),
                ECDSA_SHA256,
                issuer,
                Der.sequence(Der.time(now.plus(subject.from)), Der.time(now.plus(subject.until))),
                subject(subject.name),
                key.getEncoded(),
                Der.of(0xA3, Der.sequence(extensions(subject))));
        return OwnKey.certificates(Der.sequence(signed, ECDSA_SHA256, Der.bits(0, signature(keys, signed))))
                .get(0);
    }

    private static byte[] extensions(Certified subject) {
        // keyUsage: keyCertSign or digitalSignature
        var usage = Der.extension(15, subject.isAuthority ? Der.bits(2, (byte) 4) : Der.bits(7, (byte) 0x80));
        var constraints =
                Der.extension(19, Der.sequence(subject.isAuthority ? Der.of(0x01, new byte[] {-1}) : new byte[0]));
        var purpose =
                subject.usage == null ? new byte[0] : Der.extension(37, Der.sequence(Der.identifier(subject.usage)));
        return Der.concat(usage, constraints, purpose, alternativeName(subject));
    }

    private static byte[] alternativeName(Certified subject) {
        var names = new byte[0];
        for (var host : subject.hosts) {
            names = Der.concat(names, Der.of(0x82, host.getBytes(StandardCharsets.US_ASCII)));
        }
        if (subject.address != null) {
            var bytes = new byte[4];
            var parts = subject.address.split("\\.", -1);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Integer.parseInt(parts[i]);
            }
            names = Der.concat(names, Der.of(0x87, bytes));
        }
        return names.length == 0 ? names : Der.extension(17, Der.sequence(names));
    }
}
