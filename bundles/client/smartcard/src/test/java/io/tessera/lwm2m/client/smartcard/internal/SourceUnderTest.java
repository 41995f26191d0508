// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import io.tessera.lwm2m.client.smartcard.internal.BootstrapCard.ChannelSecurity;
import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.store.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A source over a reader into which cards are put. */
final class SourceUnderTest implements AutoCloseable {

    final MemoryStore store;
    volatile SimulatedCard card;
    private final SmartcardSource source;

    SourceUnderTest(SimulatedCard card, String pin, int reference, ChannelSecurity security, MemoryStore store) {
        this.card = card;
        this.store = store;
        this.source = source(
                settings(new CardHolder.Pin(pin, reference), Duration.ofSeconds(60), security),
                reader(this::connect),
                store);
    }

    static SmartcardSettings settings(CardHolder.Pin pin, Duration timeout, ChannelSecurity security) {
        return new SmartcardSettings("", pin, timeout, Duration.ZERO, security);
    }

    /** How a card is had. */
    interface Connecting {
        Optional<Card> connect() throws IOException;
    }

    /** That is only asked for its card. */
    static CardReader reader(Connecting how) {
        return new CardReader() {
            @Override
            public Optional<Card> connect() throws IOException {
                return how.connect();
            }

            @Override
            public boolean hasCard() throws IOException {
                throw new IOException("nobody looks");
            }
        };
    }

    /** Without a PIN. */
    static SmartcardSource source(CardReader reader, Duration timeout) {
        return source(settings(new CardHolder.Pin("", 0), timeout, ChannelSecurity.NONE), reader, new MemoryStore());
    }

    static SmartcardSource source(SmartcardSettings settings, CardReader reader, MemoryStore store) {
        return new SmartcardSource(
                settings,
                reader,
                new BootstrapValues(Codecs.create(), ObjectDefinitions.standard()),
                new Fingerprints(SourceUnderTest::key),
                new RefusedPins(store));
    }

    static SourceUnderTest with(SimulatedCard card) {
        return new SourceUnderTest(card, "", 0, ChannelSecurity.NONE, new MemoryStore());
    }

    static SourceUnderTest with(SimulatedCard card, String pin) {
        return new SourceUnderTest(card, pin, 0, ChannelSecurity.NONE, new MemoryStore());
    }

    static SourceUnderTest with(SimulatedCard card, ChannelSecurity security) {
        return new SourceUnderTest(card, "", 0, security, new MemoryStore());
    }

    private Optional<Card> connect() {
        return Optional.ofNullable(card).filter(each -> !each.isRemoved()).map(each -> each);
    }

    static byte[] key(String purpose) {
        var key = new byte[32];
        Arrays.fill(key, (byte) purpose.hashCode());
        return key;
    }

    Optional<BootstrapInformation> read() throws IOException {
        return source.read();
    }

    BootstrapInformation information() throws IOException {
        return source.read().orElseThrow();
    }

    @Override
    public void close() {
        source.close();
    }
}
