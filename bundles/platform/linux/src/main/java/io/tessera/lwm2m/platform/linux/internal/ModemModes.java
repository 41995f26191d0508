// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.network.PreferredBearer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which generations a modem may use, as ModemManager has it.
 *
 * @param current what it uses now
 * @param supported what it could be set to
 */
record ModemModes(Optional<Choice> current, List<Choice> supported) {

    private static final Pattern CHOICE = Pattern.compile("allowed: ([0-9a-z, -]+); preferred: ([0-9a-z]+)");
    private static final String NONE = "none";
    private static final List<PreferredBearer> ANY = List.of(PreferredBearer.AUTOMATIC);

    /**
     * Some generations, {@code 2g} to {@code 5g}.
     *
     * @param allowed at least one
     * @param preferred one of them, or {@code none}
     */
    record Choice(SortedSet<String> allowed, String preferred) {}

    static ModemModes of(Told modem) {
        var supported = modem.list("/modem/generic/supported-modes").stream()
                .map(ModemModes::choice)
                .flatMap(Optional::stream)
                .toList();
        return new ModemModes(modem.text("/modem/generic/current-modes").flatMap(ModemModes::choice), supported);
    }

    private static Optional<Choice> choice(String text) {
        var choice = CHOICE.matcher(text);
        if (!choice.matches()) {
            return Optional.empty();
        }
        var allowed = new TreeSet<>(Set.of(choice.group(1).split(", ")));
        allowed.removeIf(mode -> bearer(mode).isEmpty());
        return allowed.isEmpty() ? Optional.empty() : Optional.of(new Choice(allowed, choice.group(2)));
    }

    /** The preferred one first, then newer before older; that it chooses by itself, if it may use all that it can. */
    List<PreferredBearer> preferred() {
        return current.map(this::preferred).orElse(List.of());
    }

    private List<PreferredBearer> preferred(Choice choice) {
        boolean isAll = supported.stream().allMatch(other -> choice.allowed().containsAll(other.allowed()));
        if (isAll && choice.preferred().equals(NONE)) {
            return ANY;
        }
        var modes = new ArrayList<>(choice.allowed());
        modes.sort(Comparator.comparing((String mode) -> !mode.equals(choice.preferred()))
                .thenComparing(Comparator.reverseOrder()));
        return modes.stream().map(ModemModes::bearer).flatMap(Optional::stream).toList();
    }

    /** How to set it to that order; empty if the modem can't. */
    Optional<Choice> choice(List<PreferredBearer> order) {
        var first = order.get(0);
        if (first == PreferredBearer.AUTOMATIC || first == PreferredBearer.ANY_3GPP) {
            return widest();
        }
        var allowed = new TreeSet<String>();
        order.forEach(bearer -> mode(bearer).ifPresent(allowed::add));
        var preferred = allowed.size() > 1 ? mode(first).orElse(NONE) : NONE;
        return Optional.of(new Choice(allowed, preferred)).filter(supported::contains);
    }

    private Optional<Choice> widest() {
        return supported.stream()
                .max(Comparator.comparing((Choice choice) -> choice.allowed().size())
                        .thenComparing(choice -> choice.preferred().equals(NONE))
                        .thenComparing(Choice::preferred));
    }

    private static Optional<PreferredBearer> bearer(String mode) {
        return switch (mode) {
            case "2g" -> Optional.of(PreferredBearer.GSM);
            case "3g" -> Optional.of(PreferredBearer.UMTS);
            case "4g" -> Optional.of(PreferredBearer.LTE);
            case "5g" -> Optional.of(PreferredBearer.NR);
            default -> Optional.empty();
        };
    }

    private static Optional<String> mode(PreferredBearer bearer) {
        return switch (bearer) {
            case GSM -> Optional.of("2g");
            case UMTS -> Optional.of("3g");
            case LTE -> Optional.of("4g");
            case NR -> Optional.of("5g");
            case AUTOMATIC, ANY_3GPP -> Optional.empty();
        };
    }
}
