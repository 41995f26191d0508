// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds EF LwM2M_Bootstrap on a card (Core 1.2, G.2.5): EF(DIR), the PKCS#15 application, its ODF, its DODFs. */
final class BootstrapCard {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapCard.class);

    private static final String PKCS_15 = "A000000063504B43532D3135";
    private static final int LONGEST_NAME = 16;
    private static final int APPLICATION_TEMPLATE = 0x61;
    private static final int APPLICATION_IDENTIFIER = 0x4F;
    private static final int DATA_OBJECTS = 0xA7;
    private static final int OBJECTS = 0xA0;
    private static final int MOST_DIRECTORIES = 16;

    private final CardChannel channel;
    private final CardHolder holder;
    private final ChannelSecurity security;

    BootstrapCard(CardChannel channel, CardHolder holder, ChannelSecurity security) {
        this.channel = channel;
        this.holder = holder;
        this.security = security;
    }

    /** What protects the commands once the application is selected (Core 1.2, appendix H). */
    interface ChannelSecurity {

        ChannelSecurity NONE = channel -> channel;

        CardChannel over(CardChannel channel) throws IOException;
    }

    /**
     * @return the file as far as its header says; empty if the card has no bootstrap information
     * @throws IOException if it can't be read, or isn't as the specification has it
     */
    Optional<byte[]> read() throws IOException {
        var files = new CardFiles(channel);
        for (var name : applications(files)) {
            var application = files.selectApplication(name);
            if (application.isPresent()) {
                var secured = new CardFiles(security.over(channel));
                return bootstrap(new ProtectedFiles(secured, holder, application.get()));
            }
        }
        return Optional.empty();
    }

    private static List<byte[]> applications(CardFiles files) throws IOException {
        var directory = files.select(FilePath.DIR);
        if (directory.isEmpty()) {
            return List.of();
        }
        var records = directory.get().hasRecords()
                ? files.records()
                : List.of(ProtectedFiles.whole(files, FilePath.DIR, directory.get()));
        var names = new ArrayList<byte[]>();
        for (var record : records) {
            addNames(record, names);
        }
        return names;
    }

    /** An entry that isn't well-formed is of some other application's. */
    private static void addNames(byte[] record, List<byte[]> names) {
        try {
            for (var template : BerTlv.all(record, "EF(DIR)")) {
                if (template.tag() == APPLICATION_TEMPLATE) {
                    BerTlv.find(template.inner("EF(DIR)"), APPLICATION_IDENTIFIER)
                            .map(BerTlv::value)
                            .filter(BootstrapCard::isPkcs15)
                            .ifPresent(names::add);
                }
            }
        } catch (IOException e) {
            LOG.debug("Left out: {}", e.getMessage());
        }
    }

    private static boolean isPkcs15(byte[] name) {
        return name.length <= LONGEST_NAME
                && HexFormat.of().withUpperCase().formatHex(name).startsWith(PKCS_15);
    }

    private static Optional<byte[]> bootstrap(ProtectedFiles files) throws IOException {
        for (var directory : directories(files)) {
            for (var object : DataObject.all(directory)) {
                LOG.debug("Bootstrap information \"{}\" in {}", object.label(), object.path());
                return Optional.of(files.bootstrap(object)).filter(file -> file.length > 0);
            }
        }
        return Optional.empty();
    }

    /** The DODFs in order of priority, each once; one may be in the ODF itself (PKCS#15, 6.2). */
    private static List<byte[]> directories(ProtectedFiles files) throws IOException {
        var directories = new ArrayList<byte[]>();
        var seen = new HashSet<FilePath>();
        for (var entry : BerTlv.all(files.directory(FilePath.ODF), "EF(ODF)")) {
            if (entry.tag() == DATA_OBJECTS && directories.size() < MOST_DIRECTORIES) {
                directory(files, entry.inner("EF(ODF)"), seen).ifPresent(directories::add);
            }
        }
        return directories;
    }

    private static Optional<byte[]> directory(ProtectedFiles files, List<BerTlv> choice, Set<FilePath> seen)
            throws IOException {
        var direct = BerTlv.find(choice, OBJECTS);
        if (direct.isPresent()) {
            return direct.map(BerTlv::value);
        }
        var path = BerTlv.find(choice, BerTlv.SEQUENCE);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var file = FilePath.of(path.get().inner("EF(ODF)"));
        return seen.add(file) ? Optional.of(files.directory(file)) : Optional.empty();
    }
}
