// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_statistics.internal;

import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.units;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.platform.TrafficInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Connectivity Statistics, Object 7: what was sent and received in a collection period (Core 1.2, appendix E.8). Max
 * Message Size is absent: nobody on the gateway sees every message.
 */
@Component(name = "io.tessera.lwm2m.objects.connectivity_statistics", service = Lwm2mObject.class)
@ProvidesObject(id = 7, version = "1.0")
public final class ConnectivityStatisticsObject extends DeclaredObject {

    private final Collection collection;

    @Activate
    public ConnectivityStatisticsObject() {
        this(new Collection(Timers::after));
    }

    ConnectivityStatisticsObject(Collection collection) {
        super(singleton(7, "Connectivity Statistics", "1.0")
                .readOptional(0, "SMS Tx Counter", INTEGER, collection::sentMessages)
                .readOptional(1, "SMS Rx Counter", INTEGER, collection::receivedMessages)
                .readOptional(2, "Tx Data", INTEGER, collection::sentKilobytes)
                .readOptional(3, "Rx Data", INTEGER, collection::receivedKilobytes)
                .readOptional(5, "Average Message Size", INTEGER, collection::averageSize, units("B"))
                .execute(6, "Start", collection::start, MANDATORY)
                .execute(7, "Stop", collection::stop, MANDATORY)
                .readWrite(8, "Collection Period", INTEGER, collection::period, collection::setPeriod, units("s")));
        this.collection = collection;
        collection.tell(this::changed);
    }

    @Reference(name = "traffic", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setTraffic(TrafficInfo traffic) {
        collection.set(traffic);
    }

    void unsetTraffic(TrafficInfo traffic) {
        collection.clear(traffic);
    }

    @Deactivate
    void close() {
        collection.close();
    }
}
