// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.platform.Sensor;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.ComponentInstance;

/** An Object that is registered as a service because it shows at least one sensor. */
record OfferedObject(ComponentInstance<IpsoObject> component, IpsoObject object) {

    /** Registers the Object that shows these sensors, all of one Object and client. */
    @SuppressWarnings("JdkObsolete") // a component factory takes no other
    static OfferedObject offer(ComponentFactory<IpsoObject> factory, List<Sensor> sensors) {
        var first = sensors.get(0);
        var properties = new Hashtable<String, Object>();
        properties.put(Lwm2mObject.OBJECT_ID, (long) first.object());
        Kind.of(first.object()).ifPresent(kind -> properties.put("lwm2m.object.version", kind.version()));
        properties.put(IpsoObject.SENSORS, sensors);
        if (!first.client().isEmpty()) {
            properties.put(Lwm2mObject.CLIENT, first.client());
        }
        var component = factory.newInstance(properties);
        return new OfferedObject(component, component.getInstance());
    }

    /** Whether there was room for it. */
    boolean show(Sensor sensor) {
        if (object.find(sensor.instance()).isPresent()) {
            return false;
        }
        object.show(sensor);
        return true;
    }

    void succeed(Sensor sensor) {
        object.succeed(sensor);
    }

    void take(Sensor sensor) {
        object.hide(sensor);
    }

    boolean isEmpty() {
        return object.instances().length == 0;
    }

    Optional<Instance> instance(Sensor sensor) {
        return object.find(sensor.instance());
    }

    void close() {
        component.dispose();
    }
}
