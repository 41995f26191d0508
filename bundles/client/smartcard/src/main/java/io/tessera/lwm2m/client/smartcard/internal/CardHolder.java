// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the card holder (Core 1.2, G.2.4; ETSI TS 102 221, 9.5 and 11.1.9) without ever blocking a PIN: the card is
 * asked how many tries are left, the last one is never used, and a PIN that it refused isn't tried again.
 */
final class CardHolder {

    private static final Logger LOG = LoggerFactory.getLogger(CardHolder.class);
    private static final int PADDED = 8;
    private static final FilePath ICCID = new FilePath("2FE2", 0, -1);
    private static final int ICCID_LENGTH = 10;

    private final Pin pin;
    private final RefusedPins refused;
    private final Fingerprints fingerprints;

    /** @param pin as configured; none if it is empty */
    CardHolder(Pin pin, RefusedPins refused, Fingerprints fingerprints) {
        this.pin = pin;
        this.refused = refused;
        this.fingerprints = fingerprints;
    }

    /**
     * @param digits 4 to 8, or none
     * @param reference which PIN of the card it is; 0 if the card says it
     */
    record Pin(String digits, int reference) {

        byte[] padded() {
            var padded = new byte[PADDED];
            Arrays.fill(padded, (byte) 0xFF);
            for (int i = 0; i < digits.length(); i++) {
                padded[i] = (byte) digits.charAt(i);
            }
            return padded;
        }

        boolean isGiven() {
            return !digits.isEmpty();
        }

        @Override
        public String toString() {
            return "Pin[%s, reference %02X]".formatted(isGiven() ? "given" : "none", reference);
        }
    }

    boolean hasPin() {
        return pin.isGiven();
    }

    /**
     * Verifies what the file asks for; which file is selected changes.
     *
     * @throws IOException if the card refuses the PIN or it isn't to be tried, saying how many tries are left
     */
    void verify(CardFiles files, Fcp application, Fcp file) throws IOException {
        var reference = reference(files, application, file);
        if (reference.isPresent()) {
            verify(files, reference.get());
        }
    }

    private Optional<Integer> reference(CardFiles files, Fcp application, Fcp file) throws IOException {
        if (pin.reference() != 0) {
            return Optional.of(pin.reference());
        }
        var candidates = candidates(files, application, file);
        var disabled = application.pins().stream()
                .filter(each -> !each.enabled())
                .map(Fcp.Pin::reference)
                .toList();
        return candidates.stream().filter(each -> !disabled.contains(each)).findFirst();
    }

    /** What the rule of the file says, or else every PIN of the application. */
    private static List<Integer> candidates(CardFiles files, Fcp application, Fcp file) throws IOException {
        var rule = file.accessRule().isPresent() ? rule(files, file.accessRule().get()) : Optional.<AccessRule>empty();
        if (rule.isPresent() && (rule.get().free() || !rule.get().pins().isEmpty())) {
            return rule.get().free() ? List.of() : rule.get().pins();
        }
        return application.pins().stream()
                .map(Fcp.Pin::reference)
                .filter(AccessRule::isPin)
                .toList();
    }

    private static Optional<AccessRule> rule(CardFiles files, Fcp.RuleReference reference) throws IOException {
        if (files.select(FilePath.ofRule(reference.file())).isEmpty()) {
            return Optional.empty();
        }
        var record = files.record(reference.record());
        return record.isOk() ? Optional.of(AccessRule.forReading(record.data())) : Optional.empty();
    }

    private void verify(CardFiles files, int reference) throws IOException {
        var asked = files.verify(reference, Apdu.NO_DATA);
        if (asked.isOk() || asked.status() == Answer.PIN_DISABLED) {
            return;
        }
        int left = asked.triesLeft();
        if (left < 0) {
            throw asked.failed("tell how many tries PIN %02X has left".formatted(reference));
        }
        if (!pin.isGiven()) {
            throw new IOException("the card wants PIN %02X, and none is configured".formatted(reference));
        }
        if (left <= 1) {
            throw new IOException("PIN %02X has %d tries left: it isn't tried".formatted(reference, left));
        }
        var bytes = pin.padded();
        try {
            present(files, reference, bytes, left);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void present(CardFiles files, int reference, byte[] bytes, int left) throws IOException {
        var fingerprint = fingerprints.ofPin(card(files), reference, bytes);
        if (refused.has(fingerprint, left)) {
            throw new IOException("the card refused PIN %02X before: it isn't tried again, %d tries are left"
                    .formatted(reference, left));
        }
        refused.put(fingerprint, left - 1);
        var answer = files.verify(reference, bytes);
        if (!answer.isOk()) {
            LOG.warn("The card refuses PIN {}; {} tries are left", hex(reference), Math.max(0, answer.triesLeft()));
            throw answer.failed("accept PIN %02X".formatted(reference));
        }
        refused.remove(fingerprint);
    }

    /** Its serial number; every UICC has one that can be read (ETSI TS 102 221, 13.2). */
    private static String card(CardFiles files) throws IOException {
        if (files.select(ICCID).isEmpty()) {
            return "";
        }
        return HexFormat.of().formatHex(files.read(0, ICCID_LENGTH));
    }

    private static String hex(int reference) {
        return "%02X".formatted(reference);
    }
}
