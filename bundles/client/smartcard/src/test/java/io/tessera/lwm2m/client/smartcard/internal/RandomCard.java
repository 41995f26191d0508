// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import io.tessera.lwm2m.client.smartcard.internal.BootstrapCard.ChannelSecurity;
import io.tessera.lwm2m.store.MemoryStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** A card that answers anything, often something that looks as if it fitted. */
final class RandomCard implements Card, CardChannel {

    private static final int[] STATUS = {
        0x9000, 0x9000, 0x9000, 0x9000, 0x9000, 0x6282, 0x63C3, 0x63C0, 0x6982, 0x6983, 0x6A82, 0x6A83, 0x6B00, 0x6C10,
        0x6C00, 0x6105, 0x6100, 0x91FF, 0x0000, 0x6881
    };
    private static final byte[][] DATA = {
        {},
        CardContent.hex("61 10 4F 0C " + SimulatedCard.PKCS_15 + " 51 00"),
        CardContent.hex("62 0C 82 05 42 21 00 26 01 8B 03 2F 06 01"),
        CardContent.hex("62 08 82 02 41 21 80 02 7F FF"),
        CardContent.hex("A7 06 30 04 04 02 64 30"),
        CardContent.dodf("03 02 06 80", "06 04 67 2B 09 01", "64 32"),
        CardContent.hex("62 0D C6 0B 90 01 C0 83 01 01 83 01 81 83 00"),
        CardContent.bootstrap(CardContent.account("coaps://server.example")),
        CardContent.hex("00 01 7F FF"),
        CardContent.hex("80 01 01 A0 0C A4 06 83 01 01 95 01 08 A4 02 83 00"),
    };

    private final Random random;

    RandomCard(Random random) {
        this.random = random;
    }

    SmartcardSource source() {
        return SourceUnderTest.source(
                SourceUnderTest.settings(new CardHolder.Pin("1234", 0), Duration.ofSeconds(60), ChannelSecurity.NONE),
                SourceUnderTest.reader(() -> Optional.of(this)),
                new MemoryStore());
    }

    @Override
    public byte[] transmit(byte[] command) {
        var data = random.nextInt(4) == 0 ? bytes(random.nextInt(300)) : DATA[random.nextInt(DATA.length)];
        int status = STATUS[random.nextInt(STATUS.length)];
        if (random.nextInt(200) == 0) {
            return bytes(random.nextInt(3));
        }
        return CardContent.join(data, CardContent.halfWord(status));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public CardChannel openChannel() {
        return this;
    }

    @Override
    public String reader() {
        return "Random Reader";
    }

    @Override
    public void close() {
        random.nextInt();
    }
}
