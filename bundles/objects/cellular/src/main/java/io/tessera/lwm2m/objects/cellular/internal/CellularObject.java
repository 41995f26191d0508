// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.cellular.internal;

import static io.tessera.lwm2m.client.object.ResourceType.OBJLNK;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.platform.network.ConnectionProfiles;
import io.tessera.lwm2m.platform.network.Modem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * LWM2M Cellular Connectivity, Object 10 (version 1.1). There only while there is a modem, of which the platform tells
 * nothing about timers and power saving: those Resources, all optional, are absent.
 */
@Component(name = "io.tessera.lwm2m.objects.cellular", service = Lwm2mObject.class)
@ProvidesObject(id = 10, version = "1.1")
public final class CellularObject extends DeclaredObject {

    private static final int ACTIVATED_PROFILES = 11;

    private final ActiveProfiles profiles;

    /** @param modem that it is there is all that counts */
    @Activate
    public CellularObject(@Reference(name = "modem") Modem modem) {
        this(new ActiveProfiles());
    }

    private CellularObject(ActiveProfiles profiles) {
        super(singleton(10, "LWM2M Cellular Connectivity", "1.1")
                .readAll(ACTIVATED_PROFILES, "Activated Profile Names", OBJLNK, profiles::links, MANDATORY));
        this.profiles = profiles;
        profiles.tell(() -> changed(ACTIVATED_PROFILES));
    }

    @Reference(name = "profiles", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setProfiles(ConnectionProfiles known) {
        profiles.source().set(known);
    }

    void unsetProfiles(ConnectionProfiles known) {
        profiles.source().clear(known);
    }

    @Deactivate
    void close() {
        profiles.source().close();
    }
}
