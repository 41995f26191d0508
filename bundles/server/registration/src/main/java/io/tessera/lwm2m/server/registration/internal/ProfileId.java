// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.model.RequestRefused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names for lists of Objects: fingerprints, and names that both ends know beforehand (Core 1.2, 6.2.1). */
final class ProfileId {

    /** A handful is what an application can mean; more is not. */
    private static final int MOST = 8;

    private static final Pattern DYNAMIC = Pattern.compile("[0-9]{1,4}:[0-9a-f]{1,128}");
    private static final Pattern CONFIGURED = Pattern.compile("(oma|v):[A-Za-z0-9-]{1,128}");

    /** SHA-256, whole and truncated, by its number among the named-information hashes (RFC 6920, 9.4); in hex digits. */
    private static final Map<String, Integer> SHA_256 = Map.of("1", 64, "2", 32, "3", 30, "4", 24, "5", 16, "6", 8);

    private ProfileId() {}

    /**
     * Reads the parameter {@code pid}: each time one id, or several in quotes.
     *
     * @throws RequestRefused with 4.00 if it is malformed, or has too many
     */
    static List<String> parse(List<String> values) throws RequestRefused {
        var ids = new ArrayList<String>();
        for (var value : values) {
            boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
            var list = quoted ? value.substring(1, value.length() - 1).split(",", -1) : new String[] {value};
            for (var id : list) {
                ids.add(checked(id));
            }
        }
        if (ids.size() > MOST) {
            throw Parameters.refused("more than %d Profile IDs".formatted(MOST));
        }
        return ids.stream().distinct().toList();
    }

    /** Whether both ends must know it beforehand. */
    static boolean isConfigured(String id) {
        return CONFIGURED.matcher(id).matches();
    }

    /** Whether it is the fingerprint of that list, as the list was sent. */
    static boolean isOf(String id, byte[] links) {
        int colon = id.indexOf(':');
        int digits = SHA_256.getOrDefault(id.substring(0, Math.max(0, colon)), 0);
        var hash = id.substring(colon + 1);
        return digits > 0
                && hash.length() == digits
                && hash.equals(sha256(links).substring(0, digits));
    }

    private static String checked(String id) throws RequestRefused {
        if (!isConfigured(id) && !DYNAMIC.matcher(id).matches()) {
            throw Parameters.refused("pid is not a Profile ID");
        }
        return id;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
