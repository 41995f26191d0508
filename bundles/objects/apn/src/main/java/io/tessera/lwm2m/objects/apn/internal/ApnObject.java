// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.apn.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.network.ConnectionProfiles;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** LWM2M APN Connection Profile, Object 11 (version 1.1): one Object Instance for each profile that the platform has. */
@Component(name = "io.tessera.lwm2m.objects.apn", service = Lwm2mObject.class)
@ProvidesObject(id = 11, version = "1.1")
public final class ApnObject extends DeclaredInstances<Profile> {

    private final CurrentService<ConnectionProfiles> source;

    @Activate
    public ApnObject() {
        super(Profile.declaration());
        source = new CurrentService<>(ConnectionProfiles::listen, this::look);
    }

    @Reference(name = "profiles", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setProfiles(ConnectionProfiles profiles) {
        source.set(profiles);
    }

    void unsetProfiles(ConnectionProfiles profiles) {
        source.clear(profiles);
    }

    @Deactivate
    void close() {
        source.close();
    }

    private synchronized void look() {
        var profiles = new TreeMap<Integer, Profile>();
        source.get().ifPresent(known -> known.profiles()
                .forEach(profile -> profiles.put(profile.id(), new Profile(known, profile))));
        show(profiles);
    }
}
