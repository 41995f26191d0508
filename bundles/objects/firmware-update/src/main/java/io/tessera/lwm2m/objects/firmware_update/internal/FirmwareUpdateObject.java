// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static io.tessera.lwm2m.client.object.ResourceType.BOOLEAN;
import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.ResourceType.TIME;
import static io.tessera.lwm2m.client.object.ResourceType.UNSIGNED_INTEGER;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.client.object.SingletonDeclaration;
import io.tessera.lwm2m.platform.firmware.FirmwareInstaller;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Firmware Update, Object 5: gets new firmware by either way, and has it installed (Core 1.2, appendix E.6). There only
 * while somebody can install firmware.
 */
@Component(name = FirmwareUpdateConfig.PID, configurationPid = FirmwareUpdateConfig.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 5, version = "1.2")
@Designate(ocd = FirmwareUpdateConfig.class)
public final class FirmwareUpdateObject extends DeclaredObject {

    private static final long PUSH_ONLY = 1;
    private static final long BOTH = 2;

    private final FirmwareUpdate update;
    private final Kept kept;
    private final AutoCloseable listeningToDownloaders;
    private final AutoCloseable listeningToApprovals;

    @Activate
    public FirmwareUpdateObject(
            FirmwareUpdateConfig config,
            @Reference(name = "installer") FirmwareInstaller installer,
            @Reference(name = "downloaders") Downloaders downloaders,
            @Reference(name = "approvals") Approvals approvals) {
        this(new Settings(config), installer, downloaders, approvals, Clock.systemUTC());
    }

    FirmwareUpdateObject(
            Settings settings, FirmwareInstaller installer, Downloaders downloaders, Approvals approvals, Clock clock) {
        this(settings, settings.parts(installer, downloaders, approvals, clock), new Changes());
    }

    private FirmwareUpdateObject(Settings settings, FirmwareUpdate.Parts parts, Changes changes) {
        this(settings, parts, changes, new FirmwareUpdate(parts, changes));
    }

    private FirmwareUpdateObject(
            Settings settings, FirmwareUpdate.Parts parts, Changes changes, FirmwareUpdate update) {
        super(declare(settings, update, parts.downloaders()));
        this.update = update;
        kept = new Kept(update, parts.file(), parts.mark());
        changes.tell(this::changed);
        listeningToDownloaders = parts.downloaders().listen(() -> {
            changed(8);
            changed(9);
        });
        listeningToApprovals = parts.approvals().listen(update.installation()::askAgain);
    }

    private static SingletonDeclaration declare(Settings settings, FirmwareUpdate update, Downloaders downloaders) {
        var current = update.current();
        var lines = singleton(5, "Firmware Update", settings.version())
                .receiveLarge(0, "Package", update::receive, (item, size) -> update.open(size), MANDATORY)
                .readWrite(
                        1,
                        "Package URI",
                        STRING,
                        () -> current.status().uri(),
                        update::fetch,
                        MANDATORY,
                        range("0..255"))
                .execute(2, "Update", Asked.of(update::update), MANDATORY)
                .read(
                        3,
                        "State",
                        INTEGER,
                        () -> (long) current.status().phase().state().ordinal(),
                        MANDATORY,
                        range("0..3"))
                .read(
                        5,
                        "Update Result",
                        INTEGER,
                        () -> (long) current.status().phase().result().ordinal(),
                        MANDATORY,
                        range(settings.canDefer() ? "0..11" : "0..9"))
                .readOptional(
                        6,
                        "PkgName",
                        STRING,
                        () -> shown(current.status().content().name()),
                        range("0..255"))
                .readOptional(
                        7,
                        "PkgVersion",
                        STRING,
                        () -> shown(current.status().content().version()),
                        range("0..255"))
                .readAll(8, "Firmware Update Protocol Support", INTEGER, downloaders::protocols, range("0..5"))
                .read(
                        9,
                        "Firmware Update Delivery Method",
                        INTEGER,
                        () -> downloaders.protocols().isEmpty() ? PUSH_ONLY : BOTH,
                        MANDATORY,
                        range("0..2"));
        if (settings.canDefer()) {
            addSince11(lines, update);
        }
        if (settings.isAutomatic()) {
            lines.readWrite(
                    14,
                    "Automatic Upgrade at Download",
                    BOOLEAN,
                    () -> current.terms().automatic(),
                    automatic -> current.terms(terms -> new Terms(terms.severity(), terms.deferral(), automatic)));
        }
        return lines;
    }

    private static void addSince11(SingletonDeclaration lines, FirmwareUpdate update) {
        var current = update.current();
        lines.execute(10, "Cancel", Asked.of(update::cancel))
                .readWrite(
                        11,
                        "Severity",
                        INTEGER,
                        () -> current.terms().severity(),
                        severity -> current.terms(terms -> new Terms(severity, terms.deferral(), terms.automatic())),
                        range("0..2"))
                .readOptional(12, "Last State Change Time", TIME, () -> current.status()
                        .changed())
                .readWrite(
                        13,
                        "Maximum Defer Period",
                        UNSIGNED_INTEGER,
                        () -> current.terms().deferral(),
                        deferral -> {
                            current.terms(terms -> new Terms(terms.severity(), deferral, terms.automatic()));
                            update.installation().awaitEnd();
                        },
                        units("s"));
    }

    private static Optional<String> shown(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(kept);
    }

    @Deactivate
    void close() throws Exception {
        listeningToApprovals.close();
        listeningToDownloaders.close();
        update.close();
    }
}
