// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.server.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.MULTIPLE;
import static io.tessera.lwm2m.client.object.Trait.initially;
import static io.tessera.lwm2m.client.object.Trait.oneOf;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;
import static io.tessera.lwm2m.model.DataType.BOOLEAN;
import static io.tessera.lwm2m.model.DataType.INTEGER;
import static io.tessera.lwm2m.model.DataType.OBJLNK;
import static io.tessera.lwm2m.model.DataType.STRING;
import static io.tessera.lwm2m.model.DataType.TIME;
import static io.tessera.lwm2m.model.DataType.UNSIGNED_INTEGER;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.model.Value;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * LwM2M Server, Object 1: what is agreed with each server (Core 1.2, appendix E.2). Disable and the triggers succeed
 * here; whoever registers and bootstraps acts when it hears that they were executed.
 */
@Component(name = ServerObject.PID, configurationPid = ServerObject.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 1, version = "1.2")
public final class ServerObject extends StoredObject {

    static final String PID = "io.tessera.lwm2m.objects.server";

    private static final String SECONDS = "0..4294967295";

    private static final String TRANSPORTS = "The possible values are those listed in the LwM2M Core Specification";

    @Activate
    public ServerObject() {
        super(multiple(1, "LwM2M Server", "1.2")
                .required()
                .durable()
                .read(0, "Short Server ID", INTEGER, MANDATORY, range("1..65534"))
                .readWrite(1, "Lifetime", INTEGER, MANDATORY, range(SECONDS), units("s"), initially(Value.of(86400)))
                .readWrite(2, "Default Minimum Period", INTEGER, range(SECONDS), units("s"))
                .readWrite(3, "Default Maximum Period", INTEGER, range(SECONDS), units("s"))
                .execute(4, "Disable")
                .readWrite(5, "Disable Timeout", INTEGER, range(SECONDS), units("s"))
                .readWrite(
                        6,
                        "Notification Storing When Disabled or Offline",
                        BOOLEAN,
                        MANDATORY,
                        initially(Value.of(true)))
                .readWrite(7, "Binding", STRING, MANDATORY, initially(Value.of("U")))
                .execute(8, "Registration Update Trigger", MANDATORY)
                .execute(9, "Bootstrap-Request Trigger")
                .read(11, "TLS-DTLS Alert Code", UNSIGNED_INTEGER, range("0..255"))
                .read(12, "Last Bootstrapped", TIME)
                .read(13, "Registration Priority Order", UNSIGNED_INTEGER)
                .readWrite(14, "Initial Registration Delay Timer", UNSIGNED_INTEGER, units("s"))
                .read(15, "Registration Failure Block", BOOLEAN)
                .read(16, "Bootstrap on Registration Failure", BOOLEAN)
                .readWrite(17, "Communication Retry Count", UNSIGNED_INTEGER)
                .readWrite(18, "Communication Retry Timer", UNSIGNED_INTEGER, units("s"))
                .readWrite(19, "Communication Sequence Delay Timer", UNSIGNED_INTEGER, units("s"))
                .readWrite(20, "Communication Sequence Retry Count", UNSIGNED_INTEGER)
                .readWrite(21, "Trigger", BOOLEAN)
                .readWrite(22, "Preferred Transport", STRING, range(TRANSPORTS), oneOf("U", "M", "H", "T", "S", "N"))
                .readWrite(23, "Mute Send", BOOLEAN)
                .readWrite(24, "Alternate APN Links", OBJLNK, MULTIPLE)
                .readWrite(25, "Supported Server Versions", STRING, MULTIPLE)
                .readWrite(26, "Default Notification Mode", INTEGER, range("0..1")));
    }
}
