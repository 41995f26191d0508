// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;

/** What a bundle does, as a number: every entry and every header but its version and those of the build. */
final class ContentDigest {

    /** Headers that tell of the machine that built it. */
    static final Set<String> OF_THE_BUILD =
            Set.of("Created-By", "Build-Jdk", "Build-Jdk-Spec", "Built-By", "Bnd-LastModified", "Tool");

    private static final int DIGITS = 12;

    private final MessageDigest digest;

    private ContentDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(OrderedJar jar) {
        var content = new ContentDigest();
        content.add(jar.manifest().getMainAttributes());
        new TreeMap<>(jar.manifest().getEntries()).forEach((name, attributes) -> {
            content.add(name);
            content.add(attributes);
        });
        new TreeMap<>(jar.entries()).forEach((name, bytes) -> {
            content.add(name);
            content.add(bytes);
        });
        return HexFormat.of().formatHex(content.digest.digest()).substring(0, DIGITS);
    }

    private void add(Attributes attributes) {
        var sorted = new TreeMap<String, String>();
        attributes.forEach((name, value) -> sorted.put(name.toString(), value.toString()));
        OF_THE_BUILD.forEach(sorted::remove);
        sorted.remove("Bundle-Version");
        sorted.forEach((name, value) -> {
            add(name);
            add(value);
        });
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With the length in front, so that no two contents look the same. */
    private void add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
