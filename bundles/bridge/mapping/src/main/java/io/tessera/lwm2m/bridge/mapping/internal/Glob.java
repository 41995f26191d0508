// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import java.util.regex.Pattern;

/** A pattern in which {@code *} stands for any text and {@code ?} for one character. */
final class Glob {

    private final Pattern pattern;

    Glob(String text) {
        var regex = new StringBuilder();
        text.chars()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
