// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.cose.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.model.DataType.INTEGER;
import static io.tessera.lwm2m.model.DataType.STRING;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.client.object.StoredObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * LwM2M COSE, Object 23: a key that protects content on its way to a server, to which /0/x/27 links (Core 1.2, appendix
 * E). No server sees it; what is in it appears in no log and in no diagnostic.
 */
@Component(name = CoseObject.PID, configurationPid = CoseObject.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 23, version = "1.0")
public final class CoseObject extends StoredObject {

    static final String PID = "io.tessera.lwm2m.objects.cose";

    @Activate
    public CoseObject() {
        super(multiple(23, "LwM2M COSE", "1.0")
                .durable()
                .hidden(0, "KID", STRING, MANDATORY)
                .hidden(1, "AEAD Algorithm", INTEGER, MANDATORY)
                .hidden(2, "Key", STRING, MANDATORY));
    }
}
