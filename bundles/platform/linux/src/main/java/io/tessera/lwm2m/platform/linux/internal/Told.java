// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What mmcli says with {@code --output-json}: text throughout, and {@code --} for what it doesn't know.
 *
 * @param values by JSON pointer
 */
record Told(Map<String, String> values) {

    static final Told NOTHING = new Told(Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(Told.class);
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,15}");
    private static final int LONGEST = 255;
    private static final int MOST = 64;

    /** Nothing, if any of it isn't JSON. */
    static Told of(String output) {
        try (var parser = JSON.createParser(output)) {
            return new Told(values(parser));
        } catch (IOException e) {
            LOG.debug("mmcli didn't say JSON: {}", e.getMessage());
            return NOTHING;
        }
    }

    private static Map<String, String> values(JsonParser parser) throws IOException {
        var values = new HashMap<String, String>();
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isScalarValue()) {
                values.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
            }
        }
        return values;
    }

    /** Text of up to {@value #LONGEST} characters that mean something. */
    Optional<String> text(String pointer) {
        return Optional.ofNullable(values.get(pointer)).map(String::strip).filter(Told::isMeant);
    }

    private static boolean isMeant(String text) {
        return !text.isEmpty()
                && !text.equals("--")
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** A number, rounded. */
    Optional<Long> number(String pointer) {
        return text(pointer).filter(NUMBER.asMatchPredicate()).map(digits -> Math.round(Double.parseDouble(digits)));
    }

    /** A number that is written in hexadecimal. */
    Optional<Long> hex(String pointer) {
        return text(pointer).filter(HEX.asMatchPredicate()).map(digits -> Long.parseLong(digits, 16));
    }

    /** A list, as far as it means something. */
    List<String> list(String pointer) {
        var list = new ArrayList<String>();
        for (int i = 0; i < MOST && values.containsKey(pointer + "/" + i); i++) {
            text(pointer + "/" + i).ifPresent(list::add);
        }
        return list;
    }
}
