// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import io.tessera.lwm2m.client.spi.BootstrapInformation;
import io.tessera.lwm2m.client.spi.BootstrapSource;
import io.tessera.lwm2m.client.store.ClientStore;
import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.definitions.ObjectDefinitions;
import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bootstrap information that a smartcard has (Core 1.2, 6.1.4.1 and appendix G). */
@Component(
        name = SmartcardConfig.PID,
        configurationPid = SmartcardConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = BootstrapSource.class)
@Designate(ocd = SmartcardConfig.class, factory = true)
public final class SmartcardSource implements BootstrapSource {

    private static final Logger LOG = LoggerFactory.getLogger(SmartcardSource.class);

    private final SmartcardSettings settings;
    private final CardReader reader;
    private final BootstrapValues values;
    private final Fingerprints fingerprints;
    private final CardHolder holder;
    private final CardWatch watch;
    private final CardWorker worker = new CardWorker("lwm2m-smartcard");
    private volatile String told = "";

    @Activate
    public SmartcardSource(
            SmartcardConfig config,
            @Reference(name = "codec") Codec codec,
            @Reference(name = "definitions") ObjectDefinitions definitions,
            @Reference(name = "secrets") Secrets secrets,
            @Reference(name = "store") ClientStore store) {
        this(
                SmartcardSettings.of(config),
                pcsc(config.reader()),
                new BootstrapValues(codec, definitions),
                new Fingerprints(secrets),
                new RefusedPins(store));
    }

    SmartcardSource(
            SmartcardSettings settings,
            CardReader reader,
            BootstrapValues values,
            Fingerprints fingerprints,
            RefusedPins refused) {
        this.settings = settings;
        this.reader = reader;
        this.values = values;
        this.fingerprints = fingerprints;
        this.holder = new CardHolder(settings.pin(), refused, fingerprints);
        this.watch = new CardWatch(reader);
        if (!settings.lookEvery().isZero()) {
            worker.every(settings.lookEvery(), watch);
        }
    }

    private static CardReader pcsc(String name) {
        try {
            return PcscReader.named(name);
        } catch (LinkageError e) {
            LOG.info("No smartcards: this runtime has no javax.smartcardio");
            return CardReader.NONE;
        }
    }

    @Override
    public Origin origin() {
        return Origin.SMARTCARD;
    }

    @Override
    public Optional<BootstrapInformation> read() throws IOException {
        var deadline = Deadline.after(settings.timeout());
        return worker.call(deadline, () -> look(deadline));
    }

    @Override
    public AutoCloseable listen(Runnable listener) {
        return watch.listen(listener);
    }

    private Optional<BootstrapInformation> look(Deadline deadline) throws IOException {
        deadline.check();
        var connected = reader.connect();
        if (connected.isEmpty()) {
            tell("No smartcard");
            return Optional.empty();
        }
        try (var card = connected.get()) {
            var file = read(card, deadline);
            if (file.isEmpty()) {
                tell("%s: the card has no bootstrap information".formatted(card.reader()));
                return Optional.empty();
            }
            return Optional.of(information(card, file.get()));
        }
    }

    private Optional<byte[]> read(Card card, Deadline deadline) throws IOException {
        deadline.check();
        try (var channel = new CompleteAnswers(card.openChannel(), deadline)) {
            return new BootstrapCard(channel, holder, settings.security()).read();
        }
    }

    private BootstrapInformation information(Card card, byte[] file) throws IOException {
        try {
            var decoded = values.of(file);
            var information = new BootstrapInformation(decoded.values(), fingerprints.ofContent(file));
            tell("%s: bootstrap information, %d bytes, Objects that aren't known here: %s"
                    .formatted(card.reader(), file.length, decoded.leftOut()));
            return information;
        } finally {
            Arrays.fill(file, (byte) 0);
        }
    }

    /** Once for every change: it is looked before each Update. */
    private void tell(String what) {
        if (!what.equals(told)) {
            told = what;
            LOG.info("{}", what);
        }
    }

    @Deactivate
    public void close() {
        worker.close();
    }
}
