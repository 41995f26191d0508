// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.NetworkBearer;
import io.tessera.lwm2m.platform.NetworkInfo.Cell;
import io.tessera.lwm2m.platform.NetworkInfo.Radio;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The network that a modem is registered in.
 *
 * @param cells what it knows of the cells around, asked only where nothing else tells
 */
record ModemNetwork(Told modem, Told signal, Told location, Supplier<Told> cells) {

    private static final String SIGNAL = "/modem/signal/";
    private static final String PLACE = "/modem/location/3gpp/";
    private static final Pattern CODE = Pattern.compile("(\\d{3})(\\d{2,3})");
    private static final Pattern CHANNEL = Pattern.compile("serving: yes,.*\\bearfcn: (\\d{1,6})\\b.*");
    private static final Pattern BAND = Pattern.compile("(e?utran|ngran)-(\\d{1,3})");

    /** What 3GPP TS 36.101, 5.7.3 has for bands without a second frequency. */
    private static final int FIRST_TDD_CHANNEL = 36_000;

    private static final int FIRST_CHANNEL_ABOVE = 65_536;
    private static final int FIRST_TDD_BAND = 33;
    private static final int LAST_TDD_BAND = 54;

    /** TS 38.101-1, table 5.2-1, without those that are the same in LTE; from 257 on all are. */
    private static final Set<Integer> TDD_BANDS_NR =
            Set.of(34, 38, 39, 40, 41, 46, 47, 48, 50, 51, 53, 54, 77, 78, 79, 90, 96, 101, 102, 104);

    private static final int FIRST_MILLIMETRE_BAND = 257;
    private static final long NO_CELL = 0xFFFF_FFFFL;

    /** By what the modem names first of the generations that it is in; LTE is the anchor of what is called 5G. */
    private enum Generation {
        GSM("gsm"),
        WCDMA("umts"),
        CDMA("cdma1x"),
        LTE("lte"),
        NB_IOT("lte"),
        NR("5g");

        private final String key;

        Generation(String key) {
            this.key = key;
        }
    }

    Optional<NetworkBearer> bearer() {
        return generation().flatMap(generation -> switch (generation) {
            case GSM -> Optional.of(NetworkBearer.GSM);
            case WCDMA -> Optional.of(NetworkBearer.WCDMA);
            case CDMA -> Optional.of(NetworkBearer.CDMA2000);
            case NB_IOT -> Optional.of(NetworkBearer.NB_IOT);
            case LTE ->
                isTimeDivided("eutran", band -> band >= FIRST_TDD_BAND && band <= LAST_TDD_BAND)
                        .or(this::isChannelTimeDivided)
                        .map(divided -> divided ? NetworkBearer.LTE_TDD : NetworkBearer.LTE_FDD);
            case NR ->
                isTimeDivided("ngran", ModemNetwork::isTimeDividedNr)
                        .map(divided -> divided ? NetworkBearer.NR_TDD : NetworkBearer.NR_FDD);
        });
    }

    /** RSSI, RSCP or RSRP, by the generation; empty while the modem doesn't measure. */
    Optional<Radio> radio() {
        return generation().map(generation -> {
            var at = SIGNAL + generation.key + "/";
            var strength = signal.number(at + "rsrp")
                    .or(() -> signal.number(at + "rscp"))
                    .or(() -> signal.number(at + "rssi"));
            return new Radio(strength, signal.number(at + "rsrq"), signal.number(at + "snr"));
        });
    }

    /** @param accessPoints to which it is connected */
    Optional<Cell> cell(List<String> accessPoints) {
        return generation().map(generation -> {
            var code = CODE.matcher(modem.text("/modem/3gpp/operator-code").orElse(""));
            boolean isKnown = code.matches();
            var country = isKnown ? Optional.of(Long.valueOf(code.group(1))) : location.number(PLACE + "mcc");
            var network = isKnown ? Optional.of(Long.valueOf(code.group(2))) : location.number(PLACE + "mnc");
            return new Cell(
                    accessPoints, place("cid"), network, country, place("tac").or(() -> place("lac")));
        });
    }

    private Optional<Long> place(String fact) {
        return location.hex(PLACE + fact).filter(number -> number != 0 && number != NO_CELL);
    }

    private Optional<Generation> generation() {
        var names = Set.copyOf(modem.list("/modem/generic/access-technologies"));
        if (names.contains("lte-nb-iot")) {
            return Optional.of(Generation.NB_IOT);
        }
        if (names.contains("lte") || names.contains("lte-cat-m")) {
            return Optional.of(Generation.LTE);
        }
        if (names.contains("5gnr")) {
            return Optional.of(Generation.NR);
        }
        return names.stream()
                .sorted()
                .map(ModemNetwork::older)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Generation> older(String name) {
        return switch (name) {
            case "umts", "hsdpa", "hsupa", "hspa", "hspa-plus" -> Optional.of(Generation.WCDMA);
            case "gsm", "gsm-compact", "gprs", "edge" -> Optional.of(Generation.GSM);
            case "1xrtt", "evdo0", "evdoa", "evdob" -> Optional.of(Generation.CDMA);
            default -> Optional.empty();
        };
    }

    /** Told by the bands that the modem may use, if they are all of one kind. */
    private Optional<Boolean> isTimeDivided(String system, IntPredicate divided) {
        Collection<Boolean> kinds = modem.list("/modem/generic/current-bands").stream()
                .map(BAND::matcher)
                .filter(band -> band.matches() && band.group(1).equals(system))
                .map(band -> divided.test(Integer.parseInt(band.group(2))))
                .collect(Collectors.toSet());
        return kinds.size() == 1 ? Optional.of(kinds.iterator().next()) : Optional.empty();
    }

    private static boolean isTimeDividedNr(int band) {
        return TDD_BANDS_NR.contains(band) || band >= FIRST_MILLIMETRE_BAND;
    }

    private Optional<Boolean> isChannelTimeDivided() {
        return cells.get().values().values().stream()
                .map(CHANNEL::matcher)
                .filter(channel -> channel.find())
                .map(channel -> Integer.parseInt(channel.group(1)))
                .map(channel -> channel >= FIRST_TDD_CHANNEL && channel < FIRST_CHANNEL_ABOVE)
                .findFirst();
    }
}
