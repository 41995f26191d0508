// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.client.object.DeclaredInstances;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.platform.Sensor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * One IPSO Object of one client, there while it shows a sensor. {@link SensorObjects} makes it and ends it; which
 * Object it is and its first sensors come with its properties: it has them all before anybody sees it.
 */
@Component(name = IpsoObject.FACTORY, factory = IpsoObject.FACTORY, service = Lwm2mObject.class)
public final class IpsoObject extends DeclaredInstances<Instance> {

    static final String FACTORY = "io.tessera.lwm2m.objects.ipso.object";

    /** Property: its first sensors. Not a service property, since its name begins with a dot. */
    static final String SENSORS = ".sensors";

    private final Kind kind;
    private final Memory memory = new Memory(this);

    @Activate
    @SuppressWarnings("unchecked")
    public IpsoObject(Map<String, Object> properties) {
        this((Collection<Sensor>) properties.get(SENSORS));
    }

    IpsoObject(Sensor only) {
        this(List.of(only));
    }

    private IpsoObject(Collection<Sensor> first) {
        this(Kind.of(first.iterator().next().object()).orElseThrow(), first);
    }

    private IpsoObject(Kind kind, Collection<Sensor> first) {
        super(kind.declaration());
        this.kind = kind;
        first.forEach(this::show);
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
        tellWhere(sensor);
    }

    private void tellWhere(Sensor sensor) {
        var shown = kind.shown();
        sensor.shownAt(
                Path.of(sensor.object(), sensor.instance(), shown.id()), value -> Conversion.to(shown.type(), value));
    }

    /** Shows a sensor where one was shown that was as good as it. */
    void succeed(Sensor sensor) {
        find(sensor.instance()).ifPresent(shown -> {
            boolean isNew = shown.succeed(sensor);
            tellWhere(sensor);
            if (isNew) {
                shown.update();
            }
        });
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
