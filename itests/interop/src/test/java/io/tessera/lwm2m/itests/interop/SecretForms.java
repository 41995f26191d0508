// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A key in every form that it could be told in: as text, in hexadecimal digits, in Base64, byte by byte. */
record SecretForms(String text) {

    String hexadecimal() {
        return HexFormat.of().formatHex(bytes());
    }

    private byte[] bytes() {
        return text.getBytes(US_ASCII);
    }

    /** In lower case, without the last characters of Base64, which hang on what follows. */
    private Set<String> forms() {
        var base64 = Base64.getEncoder().withoutPadding();
        var forms = new TreeSet<String>();
        for (int from = 0; from < 3; from++) {
            var part = base64.encodeToString(Arrays.copyOfRange(bytes(), from, bytes().length));
            forms.add(part.substring(0, part.length() - 2));
        }
        forms.addAll(List.of(
                text,
                hexadecimal(),
                HexFormat.ofDelimiter(" ").formatHex(bytes()),
                HexFormat.ofDelimiter(":").formatHex(bytes()),
                Arrays.toString(bytes()).replaceAll("[\\[\\]]", "")));
        var lower = new TreeSet<String>();
        forms.forEach(form -> lower.add(form.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** @param where to be named if it is there */
    void mustNotBeIn(String where, String content) {
        var lower = content.toLowerCase(Locale.ROOT);
        assertThat(forms()).as("forms of a key in %s", where).noneMatch(lower::contains);
    }
}
