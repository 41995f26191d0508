// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.oscore.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.model.DataType.INTEGER;
import static io.tessera.lwm2m.model.DataType.OPAQUE;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.client.object.StoredObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * LwM2M OSCORE, Object 21: the keys of an account that is protected by OSCORE, to which /0/x/17 links (Core 1.2, appendix
 * E.4). No server sees it; what is in it appears in no log and in no diagnostic.
 */
@Component(name = OscoreObject.PID, configurationPid = OscoreObject.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 21, version = "2.0")
public final class OscoreObject extends StoredObject {

    static final String PID = "io.tessera.lwm2m.objects.oscore";

    @Activate
    public OscoreObject() {
        super(multiple(21, "LWM2M OSCORE", "2.0")
                .durable()
                .hidden(0, "OSCORE Master Secret", OPAQUE, MANDATORY)
                .hidden(1, "OSCORE Sender ID", OPAQUE, MANDATORY)
                .hidden(2, "OSCORE Recipient ID", OPAQUE, MANDATORY)
                .hidden(3, "OSCORE AEAD Algorithm", INTEGER)
                .hidden(4, "OSCORE HMAC Algorithm", INTEGER)
                .hidden(5, "OSCORE Master Salt", OPAQUE)
                .hidden(6, "OSCORE ID Context", OPAQUE));
    }
}
