// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The readers of this machine, as its PC/SC service lists them. */
final class PcscTerminals {

    private static final Logger LOG = LoggerFactory.getLogger(PcscTerminals.class);
    private static final String NO_READERS = "SCARD_E_NO_READERS_AVAILABLE";

    private final CardTerminals.State state;
    private final AtomicBoolean isToldOf = new AtomicBoolean();

    PcscTerminals(CardTerminals.State state) {
        this.state = state;
    }

    /**
     * @return none on a machine without PC/SC
     * @throws IOException if its service can't be asked: whether a card is there isn't known then
     */
    List<CardTerminal> list() throws IOException {
        try {
            return TerminalFactory.getInstance("PC/SC", null).terminals().list(state);
        } catch (NoSuchAlgorithmException e) {
            return without(e);
        } catch (CardException e) {
            if (reason(e).contains(NO_READERS)) {
                return List.of();
            }
            throw new IOException("the PC/SC service is gone, %s: Java finds a new one only when it is started anew"
                    .formatted(reason(e)));
        }
    }

    /** The library isn't installed: so there are no cards, and there won't be. Or its service isn't running. */
    private List<CardTerminal> without(NoSuchAlgorithmException e) throws IOException {
        var reason = reason(e);
        if (reason.contains("SCARD_")) {
            throw new IOException("no PC/SC service: " + reason);
        }
        if (isToldOf.compareAndSet(false, true)) {
            LOG.info("No smartcards: this machine has no PC/SC ({})", reason);
        }
        return List.of();
    }

    static IOException failure(String where, Exception e) {
        return new IOException("%s: %s".formatted(where, reason(e)));
    }

    /** The innermost message: that of the system's library. */
    static String reason(Throwable e) {
        var innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }
}
