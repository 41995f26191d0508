// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;

/** The readers that PC/SC knows, through {@code javax.smartcardio}: the first one of that name with a card. */
final class PcscReader implements CardReader {

    private final Pattern name;
    private final Terminals terminals;

    /** The readers that there are. */
    interface Terminals {
        List<CardTerminal> list() throws IOException;
    }

    /**
     * @param name of the reader, * for any characters in it; empty for any
     * @throws LinkageError if this runtime has no {@code javax.smartcardio}
     */
    static CardReader named(String name) {
        var terminals = new PcscTerminals(CardTerminals.State.ALL);
        return new PcscReader(name, terminals::list);
    }

    PcscReader(String name, Terminals terminals) {
        this.name = name.isBlank() ? Pattern.compile(".*") : pattern(name);
        this.terminals = terminals;
    }

    private static Pattern pattern(String name) {
        var parts = Arrays.stream(name.strip().split("\\*", -1)).map(Pattern::quote);
        return Pattern.compile(parts.collect(Collectors.joining(".*")), Pattern.CASE_INSENSITIVE);
    }

    @Override
    public Optional<Card> connect() throws IOException {
        var terminal = withCard();
        return terminal.isPresent() ? connect(terminal.get()) : Optional.empty();
    }

    @Override
    public boolean hasCard() throws IOException {
        return withCard().isPresent();
    }

    private Optional<CardTerminal> withCard() throws IOException {
        for (var terminal : terminals.list()) {
            if (name.matcher(terminal.getName()).matches() && hasCard(terminal)) {
                return Optional.of(terminal);
            }
        }
        return Optional.empty();
    }

    private static boolean hasCard(CardTerminal terminal) throws IOException {
        try {
            return terminal.isCardPresent();
        } catch (CardException e) {
            throw PcscTerminals.failure(terminal.getName(), e);
        }
    }

    private static Optional<Card> connect(CardTerminal terminal) throws IOException {
        try {
            return Optional.of(PcscCard.exclusive(terminal.getName(), terminal.connect("*")));
        } catch (CardNotPresentException e) {
            return Optional.empty();
        } catch (CardException e) {
            throw PcscTerminals.failure(terminal.getName(), e);
        }
    }
}
