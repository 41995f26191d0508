// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_monitoring.internal;

import static io.tessera.lwm2m.client.object.ResourceType.INTEGER;
import static io.tessera.lwm2m.client.object.ResourceType.STRING;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.range;
import static io.tessera.lwm2m.client.object.Trait.units;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.platform.NetworkInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Connectivity Monitoring, Object 4: the link by which the gateway reaches its servers (Core 1.2, appendix E.5). A wire
 * has no signal strength, and what the platform doesn't know is absent, also where the Object wants it.
 */
@Component(name = "io.tessera.lwm2m.objects.connectivity_monitoring", service = Lwm2mObject.class)
@ProvidesObject(id = 4, version = "1.3")
public final class ConnectivityMonitoringObject extends DeclaredObject {

    private final Connection connection;

    @Activate
    public ConnectivityMonitoringObject() {
        this(new Connection());
    }

    private ConnectivityMonitoringObject(Connection connection) {
        super(singleton(4, "Connectivity Monitoring", "1.3")
                .readOptional(0, "Network Bearer", INTEGER, connection.now(Facts::bearer), MANDATORY, range("0..50"))
                .readAll(
                        1,
                        "Available Network Bearer",
                        INTEGER,
                        connection.now(Facts::bearers),
                        MANDATORY,
                        range("0..50"))
                .readOptional(
                        2, "Radio Signal Strength", INTEGER, connection.now(Facts::strength), MANDATORY, units("dBm"))
                .readOptional(3, "Link Quality", INTEGER, connection.now(Facts::quality))
                .readAll(4, "IP Addresses", STRING, connection.now(Facts::addresses), MANDATORY)
                .readAll(5, "Router IP Addresses", STRING, connection.now(Facts::routers))
                .readAll(7, "APN", STRING, connection.now(Facts::accessPoints))
                .readOptional(8, "Cell ID", INTEGER, connection.now(Facts::cell))
                .readOptional(9, "SMNC", INTEGER, connection.now(Facts::networkCode), range("0..999"))
                .readOptional(10, "SMCC", INTEGER, connection.now(Facts::countryCode), range("0..999"))
                .readOptional(11, "SignalSNR", INTEGER, connection.now(Facts::noiseRatio), units("dB"))
                .readOptional(12, "LAC", INTEGER, connection.now(Facts::area)));
        this.connection = connection;
        connection.tell(this::changed);
    }

    @Reference(name = "network", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setNetwork(NetworkInfo network) {
        connection.info().set(network);
    }

    void unsetNetwork(NetworkInfo network) {
        connection.info().clear(network);
    }

    @Deactivate
    void close() {
        connection.info().close();
    }
}
