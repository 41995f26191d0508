// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.bootstrap.AccessControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;

/** What is configured in lines of text. Every message names the attribute, and none shows a key. */
final class Texts {

    private static final String OWNER = "owner";

    private final Codec codec;
    private final DataTypes types;

    Texts(Codec codec, DataTypes types) {
        this.codec = codec;
        this.types = types;
    }

    /** @param lines such as {@code /3/0/15=Europe/Berlin} */
    List<PathValue> values(String attribute, String... lines) {
        var values = new ArrayList<PathValue>();
        for (var line : trimmed(lines)) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("%s has '%s'; allowed is PATH=VALUE".formatted(attribute, line));
            }
            try {
                var path = Path.parse(line.substring(0, equals).trim());
                var text = line.substring(equals + 1).getBytes(UTF_8);
                values.addAll(codec.decode(ContentFormat.TEXT, path, text, types));
            } catch (RequestRefused e) {
                throw new IllegalArgumentException(
                        "%s has '%s': %s".formatted(attribute, line.substring(0, equals), e.diagnostic()), e);
            }
        }
        return values;
    }

    /** @param lines such as {@code /16/0} */
    static List<Path> paths(String attribute, String... lines) {
        return trimmed(lines).stream().map(line -> path(attribute, line)).toList();
    }

    /** @param lines such as {@code /3/0 owner=1 1=15 0=1} */
    static List<AccessControl> accessControl(String attribute, String... lines) {
        return trimmed(lines).stream().map(line -> control(attribute, line)).toList();
    }

    static List<String> trimmed(String... lines) {
        return Arrays.stream(lines)
                .map(String::trim)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static byte[] base64(String attribute, String text) {
        try {
            return Base64.getMimeDecoder().decode(text.trim());
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes what may be the key.
            throw new IllegalArgumentException(attribute + " must be Base64");
        }
    }

    private static AccessControl control(String attribute, String line) {
        var words = line.split("\\s+", -1);
        var path = path(attribute, words[0]);
        if (path.depth() != 1 && path.depth() != 2) {
            throw new IllegalArgumentException(
                    "%s: %s is neither an Object nor an Instance".formatted(attribute, words[0]));
        }
        int owner = AccessControl.NOBODY;
        var rights = new HashMap<Integer, Integer>();
        for (var word : Arrays.asList(words).subList(1, words.length)) {
            var sides = word.split("=", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("%s has '%s'; allowed is SERVER=RIGHTS".formatted(attribute, word));
            }
            if (sides[0].equals(OWNER)) {
                owner = number(attribute, sides[1]);
                continue;
            }
            rights.put(number(attribute, sides[0]), number(attribute, sides[1]));
        }
        int instance = path.depth() == 1 ? AccessControl.CREATE : path.instance();
        return new AccessControl(path.object(), instance, owner, rights);
    }

    private static int number(String attribute, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s has '%s', which is no number".formatted(attribute, text), e);
        }
    }

    private static Path path(String attribute, String text) {
        try {
            return Path.parse(text);
        } catch (RequestRefused e) {
            throw new IllegalArgumentException(attribute + ": " + e.diagnostic(), e);
        }
    }
}
