// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.wlan.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.platform.CurrentService;
import io.tessera.lwm2m.platform.network.WlanInfo;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** WLAN connectivity, Object 12 (version 1.1): one Object Instance for each interface that the platform has. */
@Component(name = "io.tessera.lwm2m.objects.wlan", service = Lwm2mObject.class)
@ProvidesObject(id = 12, version = "1.1")
public final class WlanObject extends DeclaredInstances<WlanInterface> {

    private final CurrentService<WlanInfo> source;

    @Activate
    public WlanObject() {
        super(WlanInterface.declaration());
        source = new CurrentService<>(WlanInfo::listen, this::look);
    }

    @Reference(name = "wlan", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setWlan(WlanInfo wlan) {
        source.set(wlan);
    }

    void unsetWlan(WlanInfo wlan) {
        source.clear(wlan);
    }

    @Deactivate
    void close() {
        source.close();
    }

    private synchronized void look() {
        var interfaces = new TreeMap<Integer, WlanInterface>();
        source.get().ifPresent(known -> known.wlans()
                .forEach(wlan -> interfaces.put(wlan.id(), new WlanInterface(known, wlan))));
        show(interfaces);
    }
}
