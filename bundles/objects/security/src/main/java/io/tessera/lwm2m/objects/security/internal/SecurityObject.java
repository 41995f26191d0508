// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.security.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.MULTIPLE;
import static io.tessera.lwm2m.client.object.Trait.initially;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;
import static io.tessera.lwm2m.model.DataType.BOOLEAN;
import static io.tessera.lwm2m.model.DataType.INTEGER;
import static io.tessera.lwm2m.model.DataType.OBJLNK;
import static io.tessera.lwm2m.model.DataType.OPAQUE;
import static io.tessera.lwm2m.model.DataType.STRING;
import static io.tessera.lwm2m.model.DataType.UNSIGNED_INTEGER;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.client.object.StoredDeclaration;
import io.tessera.lwm2m.client.object.StoredObject;
import io.tessera.lwm2m.client.object.Trait;
import io.tessera.lwm2m.model.Value;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * LwM2M Security, Object 0: how each server is reached, and with which keys (Core 1.2, appendix E.1). No server sees
 * it; what is in it appears in no log and in no diagnostic.
 */
@Component(name = SecurityObject.PID, configurationPid = SecurityObject.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 0, version = "1.2")
public final class SecurityObject extends StoredObject {

    static final String PID = "io.tessera.lwm2m.objects.security";

    private static final Value NO_KEY = Value.of(new byte[0]);

    private static final Trait CODE_POINT = range("0..65535");

    @Activate
    public SecurityObject() {
        super(tls(sms(account(multiple(0, "LWM2M Security", "1.2").required().durable()))));
    }

    private static StoredDeclaration account(StoredDeclaration lines) {
        return lines.hidden(0, "LWM2M Server URI", STRING, MANDATORY, range("0..255"))
                .hidden(1, "Bootstrap-Server", BOOLEAN, MANDATORY)
                .hidden(2, "Security Mode", INTEGER, MANDATORY, range("0..4"))
                .hidden(3, "Public Key or Identity", OPAQUE, MANDATORY, initially(NO_KEY))
                .hidden(4, "Server Public Key", OPAQUE, MANDATORY, initially(NO_KEY))
                .hidden(5, "Secret Key", OPAQUE, MANDATORY, initially(NO_KEY))
                .hidden(10, "Short Server ID", INTEGER, range("1..65534"))
                .hidden(11, "Client Hold Off Time", INTEGER, range("0..4294967295"), units("s"))
                .hidden(12, "Bootstrap-Server Account Timeout", INTEGER, range("0..4294967295"), units("s"))
                .hidden(17, "OSCORE Security Mode", OBJLNK)
                .hidden(25, "Secondary LwM2M Server URI", STRING, MULTIPLE, range("0..255"))
                .hidden(26, "MQTT Server", OBJLNK)
                .hidden(27, "LwM2M COSE Security", OBJLNK, MULTIPLE);
    }

    private static StoredDeclaration sms(StoredDeclaration lines) {
        return lines.hidden(6, "SMS Security Mode", INTEGER, range("0..255"))
                .hidden(7, "SMS Binding Key Parameters", OPAQUE, range("6"))
                .hidden(8, "SMS Binding Secret Key(s)", OPAQUE, range("16,32,48"))
                .hidden(9, "LwM2M Server SMS Number", STRING);
    }

    private static StoredDeclaration tls(StoredDeclaration lines) {
        return lines.hidden(13, "Matching Type", UNSIGNED_INTEGER, range("0..3"))
                .hidden(14, "SNI", STRING)
                .hidden(15, "Certificate Usage", UNSIGNED_INTEGER, range("0..3"))
                .hidden(16, "DTLS/TLS Ciphersuite", UNSIGNED_INTEGER, MULTIPLE)
                .hidden(18, "Groups To Use by Client", UNSIGNED_INTEGER, MULTIPLE, CODE_POINT)
                .hidden(19, "Signature Algorithms Supported by Server", UNSIGNED_INTEGER, MULTIPLE, CODE_POINT)
                .hidden(20, "Signature Algorithms To Use by Client", UNSIGNED_INTEGER, MULTIPLE, CODE_POINT)
                .hidden(21, "Signature Algorithm Certs Supported by Server", UNSIGNED_INTEGER, MULTIPLE, CODE_POINT)
                .hidden(22, "TLS 1.3 Features To Use by Client", UNSIGNED_INTEGER, CODE_POINT)
                .hidden(23, "TLS Extensions Supported by Server", UNSIGNED_INTEGER, CODE_POINT)
                .hidden(24, "TLS Extensions To Use by Client", UNSIGNED_INTEGER, CODE_POINT);
    }
}
