// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.platform.Sensor;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * One IPSO Object of one client, there while it shows a sensor. {@link SensorObjects} makes it and ends it; which
 * Object it is and its first sensor come with its properties.
 */
@Component(name = IpsoObject.FACTORY, factory = IpsoObject.FACTORY, service = Lwm2mObject.class)
public final class IpsoObject extends DeclaredInstances<Instance> {

    static final String FACTORY = "io.tessera.lwm2m.objects.ipso.object";

    /** Property: its first sensor. Not a service property, since its name begins with a dot. */
    static final String SENSOR = ".sensor";

    private final Kind kind;
    private final Memory memory = new Memory(this);

    @Activate
    public IpsoObject(Map<String, Object> properties) {
        this((Sensor) properties.get(SENSOR));
    }

    IpsoObject(Sensor first) {
        this(Kind.of(first.object()).orElseThrow(), first);
    }

    private IpsoObject(Kind kind, Sensor first) {
        super(kind.declaration());
        this.kind = kind;
        show(first);
    }

    /**
     * Shows a sensor as an Object Instance.
     *
     * @throws IllegalArgumentException if there is an Object Instance with its id
     */
    void show(Sensor sensor) {
        int instance = sensor.instance();
        add(instance, new Instance(sensor, kind, resource -> tell(instance, resource)));
        memory.giveBack(instance);
        var shown = kind.shown();
        sensor.shownAt(Path.of(sensor.object(), instance, shown.id()), value -> Conversion.to(shown.type(), value));
    }

    /** Takes a sensor's Object Instance away; it may come again. */
    void hide(Sensor sensor) {
        find(sensor.instance()).ifPresent(shown -> memory.keep(sensor.instance(), shown.remembered()));
        remove(sensor.instance());
    }

    /** Extremes, counters and what a server wrote. */
    @Override
    public Optional<Durability> durability() {
        return Optional.of(memory);
    }

    private void tell(int instance, int resource) {
        if (definition().resource(resource).isPresent()) {
            changed(instance, resource);
        }
    }
}
