// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of the page.
 *
 * @param type its media type
 * @param content whole
 * @param tag changes with the content
 */
record PageFile(String type, byte[] content, String tag) {

    private static final int TAG_BYTES = 12;

    private PageFile(String type, byte[] content) {
        this(type, content, '"' + digest(content) + '"');
    }

    /** @throws IllegalStateException if the bundle doesn't have it */
    static PageFile of(String name, String type) {
        try (var in = PageFile.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The bundle is damaged: no " + name);
            }
            return new PageFile(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The bundle is damaged: " + name, e);
        }
    }

    PageFile replace(String what, String with) {
        var text = new String(content, StandardCharsets.UTF_8).replace(what, with);
        return new PageFile(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
