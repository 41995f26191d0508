// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.Wlan.Network;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** iw, and what it says of an interface. */
record WlanCommands(Programs programs, String iw) {

    private static final Pattern TYPE = Pattern.compile("(?m)^\\s+type (.+)$");
    private static final Pattern NAME = Pattern.compile("(?m)^\\s+(?:ssid |SSID: )(.+)$");
    private static final Pattern FREQUENCY =
            Pattern.compile("(?m)^\\s+(?:channel \\d+ \\(|freq: )(\\d{3,5})(?:\\.\\d+)?(?: MHz\\).*)?$");
    private static final Pattern RATE = Pattern.compile("(?m)^\\s+[rt]x bitrate: (.+)$");
    private static final Pattern OLD_RATE = Pattern.compile("(?:1|2|5\\.5|11)(?:\\.0)? MBit/s.*");
    private static final Pattern ESCAPED = Pattern.compile("x[0-9a-fA-F]{2}");
    private static final int LONGEST_NAME = 32;

    /** What the interface is connected to, or offers; what NetworkManager knows of it adds to that. */
    Network network(String link, Optional<WlanNeighbour> neighbour) {
        var info = programs.output(iw, "dev", link, "info").orElse("");
        var connection = programs.output(iw, "dev", link, "link").orElse("");
        var frequency = first(FREQUENCY, info + "\n" + connection)
                .or(() -> neighbour.flatMap(near -> first(Pattern.compile("^(\\d{3,5}) MHz$"), near.frequency())))
                .map(Long::valueOf);
        return new Network(
                first(NAME, info)
                        .or(() -> first(NAME, connection))
                        .flatMap(WlanCommands::unescape)
                        .or(() -> neighbour.map(WlanNeighbour::name).filter(WlanCommands::isName)),
                first(TYPE, info).flatMap(WlanCommands::mode),
                frequency.flatMap(WlanChannels::band),
                frequency.flatMap(WlanChannels::channel),
                standard(connection, frequency.flatMap(WlanChannels::band)),
                neighbour.map(WlanNeighbour::authentication),
                neighbour.flatMap(WlanNeighbour::encryption));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }

    private static Optional<Long> mode(String type) {
        return switch (type) {
            case "AP" -> Optional.of(0L);
            case "managed" -> Optional.of(1L);
            default -> Optional.empty(); // such as a monitor, which the Object has no number for
        };
    }

    /** By the rates in use; what is newer than the Object has no number. */
    private static Optional<Long> standard(String connection, Optional<Long> band) {
        var rates =
                RATE.matcher(connection).results().map(rate -> rate.group(1)).toList();
        if (rates.isEmpty() || rates.stream().anyMatch(rate -> rate.contains("HE-") || rate.contains("EHT-"))) {
            return Optional.empty();
        }
        if (rates.stream().anyMatch(rate -> rate.contains("VHT-MCS"))) {
            return Optional.of(6L);
        }
        if (rates.stream().anyMatch(rate -> rate.contains("MCS"))) {
            return Optional.of(4L);
        }
        boolean isOld = rates.stream().allMatch(OLD_RATE.asMatchPredicate());
        return band.flatMap(number -> switch (number.intValue()) {
            case WlanChannels.BAND_2_4 -> Optional.of(isOld ? 1L : 3L);
            case WlanChannels.BAND_5 -> Optional.of(0L);
            default -> Optional.empty();
        });
    }

    /** Everything but printable ASCII is written by iw as a backslash, x and two digits. */
    private static Optional<String> unescape(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            boolean isEscaped = text.charAt(i) == '\\'
                    && i + 3 < text.length()
                    && ESCAPED.matcher(text).region(i + 1, i + 4).matches();
            bytes.write(isEscaped ? Integer.parseInt(text.substring(i + 2, i + 4), 16) : text.charAt(i));
            i += isEscaped ? 3 : 0;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString())
                    .filter(WlanCommands::isName);
        } catch (CharacterCodingException e) {
            return Optional.empty(); // bytes that no string can show
        }
    }

    private static boolean isName(String name) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        return length > 0 && length <= LONGEST_NAME && name.indexOf('\0') < 0;
    }
}
