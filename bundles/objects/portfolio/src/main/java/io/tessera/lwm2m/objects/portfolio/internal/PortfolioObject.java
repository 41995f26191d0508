// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.portfolio.internal;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.MULTIPLE;
import static io.tessera.lwm2m.model.DataType.STRING;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.client.object.StoredObject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Portfolio, Object 16: identities that servers keep at this device, one set an Object Instance. */
@Component(name = PortfolioObject.PID, configurationPid = PortfolioObject.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 16, version = "1.0")
public final class PortfolioObject extends StoredObject {

    static final String PID = "io.tessera.lwm2m.objects.portfolio";

    @Activate
    public PortfolioObject() {
        super(multiple(16, "Portfolio", "1.0").durable().readWrite(0, "Identity", STRING, MANDATORY, MULTIPLE));
    }
}
