// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.location.internal;

import static io.tessera.lwm2m.client.object.ResourceType.FLOAT;
import static io.tessera.lwm2m.client.object.ResourceType.OPAQUE;
import static io.tessera.lwm2m.client.object.ResourceType.TIME;
import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.client.object.Trait.units;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.platform.PositionSource;
import io.tessera.lwm2m.platform.PositionSource.Movement;
import io.tessera.lwm2m.platform.PositionSource.Position;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Location, Object 6: where the gateway was when that was found last (Core 1.2, appendix E.7). Before that, nothing is
 * there to be read.
 */
@Component(name = "io.tessera.lwm2m.objects.location", service = Lwm2mObject.class)
@ProvidesObject(id = 6, version = "1.0")
public final class LocationObject extends DeclaredObject {

    private final LastPosition last;

    @Activate
    public LocationObject() {
        this(new LastPosition());
    }

    private LocationObject(LastPosition last) {
        super(singleton(6, "Location", "1.0")
                .readOptional(0, "Latitude", FLOAT, last.now(Position::latitude), MANDATORY, units("lat"))
                .readOptional(1, "Longitude", FLOAT, last.now(Position::longitude), MANDATORY, units("lon"))
                .readOptional(2, "Altitude", FLOAT, last.perhaps(Position::altitude), units("m"))
                .readOptional(3, "Radius", FLOAT, last.perhaps(Position::radius), units("m"))
                .readOptional(4, "Velocity", OPAQUE, last.perhaps(position -> position.movement()
                        .flatMap(Velocity::of)))
                .readOptional(5, "Timestamp", TIME, last.now(Position::time), MANDATORY)
                .readOptional(
                        6,
                        "Speed",
                        FLOAT,
                        last.perhaps(position -> position.movement().map(Movement::speed)),
                        units("m/s")));
        this.last = last;
        last.tell(this::changed);
    }

    @Reference(name = "source", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setSource(PositionSource source) {
        last.source().set(source);
    }

    void unsetSource(PositionSource source) {
        last.source().clear(source);
    }

    @Deactivate
    void close() {
        last.source().close();
    }
}
