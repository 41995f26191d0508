// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.access_control.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.MULTIPLE;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.model.DataType.INTEGER;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.client.object.StoredObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * LwM2M Access Control, Object 2: which servers may do what with an Object Instance (Core 1.2, 8). It only holds what is
 * said; the client it belongs to goes by it, and checks who says it.
 */
@Component(name = AccessControlObject.PID, configurationPid = AccessControlObject.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 2, version = "1.1")
public final class AccessControlObject extends StoredObject {

    static final String PID = "io.tessera.lwm2m.objects.access_control";

    @Activate
    public AccessControlObject() {
        super(multiple(2, "LwM2M Access Control", "1.1")
                .durable()
                .read(0, "Object ID", INTEGER, MANDATORY, range("1..65534"))
                .read(1, "Object Instance ID", INTEGER, MANDATORY, range("0..65535"))
                .readWrite(2, "ACL", INTEGER, MULTIPLE, range("0..31"))
                .readWrite(3, "Access Control Owner", INTEGER, MANDATORY, range("0..65535")));
    }
}
