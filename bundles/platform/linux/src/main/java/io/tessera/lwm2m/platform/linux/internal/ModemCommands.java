// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** mmcli of ModemManager, 1.12 or later: since then it says JSON. */
record ModemCommands(Programs programs, String mmcli) {

    private static final Pattern MODEM = Pattern.compile("/org/freedesktop/ModemManager1/Modem/\\d{1,9}");
    private static final Pattern BEARER = Pattern.compile("/org/freedesktop/ModemManager1/Bearer/\\d{1,9}");
    private static final int MOST_BEARERS = 8;

    /** The first of the modems that there are. */
    Optional<String> first() {
        return ask("--list-modems").list("/modem-list").stream()
                .filter(MODEM.asMatchPredicate())
                .findFirst();
    }

    Told modem(String modem) {
        return ask("--modem=" + modem);
    }

    Told signal(String modem) {
        return ask("--modem=" + modem, "--signal-get");
    }

    Told location(String modem) {
        return ask("--modem=" + modem, "--location-get");
    }

    /** Since 1.20. */
    Told cells(String modem) {
        return ask("--modem=" + modem, "--get-cell-info");
    }

    List<Told> bearers(Told modem) {
        return modem.list("/modem/generic/bearers").stream()
                .filter(BEARER.asMatchPredicate())
                .limit(MOST_BEARERS)
                .map(bearer -> ask("--bearer=" + bearer))
                .toList();
    }

    void measure(String modem, Duration period) {
        programs.output(mmcli, "--modem=" + modem, "--signal-setup=" + period.toSeconds());
    }

    /** @return whether the modem took it */
    boolean allow(String modem, ModemModes.Choice choice) {
        var allowed = String.join("|", choice.allowed());
        return programs.output(
                        mmcli,
                        "--modem=" + modem,
                        "--set-allowed-modes=" + allowed,
                        "--set-preferred-mode=" + choice.preferred())
                .isPresent();
    }

    private Told ask(String... question) {
        var command = new String[question.length + 2];
        command[0] = mmcli;
        System.arraycopy(question, 0, command, 1, question.length);
        command[command.length - 1] = "--output-json";
        return programs.output(command).map(Told::of).orElse(Told.NOTHING);
    }
}
