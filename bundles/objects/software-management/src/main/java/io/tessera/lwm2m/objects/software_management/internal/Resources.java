// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import static io.tessera.lwm2m.client.object.ResourceType.BOOLEAN;
import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;

import io.tessera.lwm2m.client.object.Declaration;
import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.software.InstalledSoftware;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The Resources of Object 9. */
final class Resources {

    private Resources() {}

    static Declaration<Software> declare() {
        Declaration<Software> lines = DeclaredInstances.multiple(9, "LWM2M Software Management", "1.0");
        return addActivation(lines.read(0, "PkgName", STRING, Resources::name, MANDATORY, range("0..255 bytes"))
                .read(1, "PkgVersion", STRING, Resources::version, MANDATORY, range("0..255 bytes"))
                .receiveLarge(2, "Package", Software::receive, Software::open)
                .write(3, "Package URI", STRING, Resources::fetch, range("0..255 bytes"))
                .execute(4, "Install", Software::install, MANDATORY)
                .executeWith(6, "Uninstall", Resources::uninstall, MANDATORY)
                .read(
                        7,
                        "Update State",
                        INTEGER,
                        item -> item.status().phase().state().shown(),
                        MANDATORY,
                        range("0..4"))
                .readWrite(8, "Update Supported Objects", BOOLEAN, item -> true, Resources::tellAtOnce)
                .read(
                        9,
                        "Update Result",
                        INTEGER,
                        item -> item.status().phase().result().code(),
                        MANDATORY,
                        range("0..200")));
    }

    private static Declaration<Software> addActivation(Declaration<Software> lines) {
        return lines.execute(10, "Activate", item -> item.turn(true), MANDATORY)
                .execute(11, "Deactivate", item -> item.turn(false), MANDATORY)
                .read(12, "Activation State", BOOLEAN, Resources::isActive, MANDATORY)
                .readOptional(16, "Status Reason", STRING, item -> Optional.of(
                                item.status().reason())
                        .filter(reason -> !reason.isEmpty()));
    }

    private static String name(Software item) {
        return item.status().content().name();
    }

    private static String version(Software item) {
        return item.status().content().version();
    }

    private static boolean isActive(Software item) {
        return item.installed().map(InstalledSoftware::active).orElse(false);
    }

    private static void fetch(Software item, String uri) throws RequestRefused {
        if (uri.isEmpty()) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "an empty package URI");
        }
        if (!item.fetch(uri)) {
            throw new RequestRefused(
                    ResponseCode.METHOD_NOT_ALLOWED,
                    "not while the software is " + item.status().phase().state());
        }
    }

    /** Whatever else shows that Objects have changed, such as other bundles, is told at once, too. */
    private static void tellAtOnce(Software item, boolean atOnce) throws RequestRefused {
        if (!atOnce) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "new Objects are always told at once");
        }
    }

    private static CompletionStage<Void> uninstall(Software item, String arguments) {
        return switch (arguments) {
            case "", "0" -> item.uninstall();
            case "1" -> item.prepare();
            default -> Lwm2mObject.refused(ResponseCode.BAD_REQUEST, "the argument is 0 or 1");
        };
    }
}
