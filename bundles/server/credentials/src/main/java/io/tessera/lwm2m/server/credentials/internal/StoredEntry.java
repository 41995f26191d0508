// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** An entry as it lies in the store, which encrypts it. Its first byte is the version of the form, the next the kind. */
final class StoredEntry {

    /** All keys in the store begin so. */
    static final String PREFIX = "credentials/";

    private static final int VERSION = 1;
    private static final int PRE_SHARED_KEY = 0;
    private static final int PUBLIC_KEY = 1;
    private static final int CERTIFICATE = 2;

    private StoredEntry() {}

    /** Where an identity's entry lies: a hash, so that names of any length and form have a place. */
    static String key(Identity identity) {
        try {
            var name = kind(identity) + name(identity);
            var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(Entry entry) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(kind(entry.identity()));
            out.writeUTF(name(entry.identity()));
            var key = entry.key().map(Credentials.PreSharedKey::key).orElse(new byte[0]);
            out.writeByte(key.length);
            out.write(key);
            out.writeInt(entry.client().endpoints().size());
            for (var endpoint : entry.client().endpoints()) {
                out.writeUTF(endpoint);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The name of an identity or endpoint is too long to be kept", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if it isn't one, or of another version */
    static Entry read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("version " + version);
        }
        int kind = in.readUnsignedByte();
        var name = in.readUTF();
        var key = in.readNBytes(in.readUnsignedByte());
        var endpoints = endpoints(in);
        try {
            return switch (kind) {
                case PRE_SHARED_KEY -> Entry.of(new Credentials.PreSharedKey(name, key), endpoints, false);
                case PUBLIC_KEY -> Entry.of(new Identity.PublicKey(name), endpoints, false);
                case CERTIFICATE -> Entry.of(new Identity.Certificate(name), endpoints, false);
                default -> throw new IOException("kind " + kind);
            };
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    private static List<String> endpoints(DataInputStream in) throws IOException {
        var endpoints = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            endpoints.add(in.readUTF());
        }
        return endpoints;
    }

    private static int kind(Identity identity) {
        if (identity instanceof Identity.PreSharedKey) {
            return PRE_SHARED_KEY;
        }
        return identity instanceof Identity.PublicKey ? PUBLIC_KEY : CERTIFICATE;
    }

    private static String name(Identity identity) {
        if (identity instanceof Identity.PreSharedKey key) {
            return key.identity();
        }
        if (identity instanceof Identity.PublicKey key) {
            return key.fingerprint();
        }
        return ((Identity.Certificate) identity).name();
    }
}
