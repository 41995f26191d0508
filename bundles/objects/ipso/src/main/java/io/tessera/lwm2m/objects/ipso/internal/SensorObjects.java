// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.platform.SensorSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the sensors of all sources as Object Instances, and offers each Object while it has one. */
@Component(name = "io.tessera.lwm2m.objects.ipso")
public final class SensorObjects {

    private static final Logger LOG = LoggerFactory.getLogger(SensorObjects.class);

    private final SerialTasks tasks = new SerialTasks();
    private final ObjectBoard board;
    private final Map<SensorSource, SourceListener> listeners = new ConcurrentHashMap<>();

    @Activate
    public SensorObjects(
            @Reference(name = "factory", target = "(component.factory=" + IpsoObject.FACTORY + ")")
                    ComponentFactory<IpsoObject> factory) {
        board = new ObjectBoard(factory);
    }

    @Reference(name = "source", cardinality = MULTIPLE, policy = DYNAMIC)
    void addSource(SensorSource source) {
        var listener = new SourceListener(board, tasks);
        listeners.put(source, listener);
        listener.begin(source);
    }

    void removeSource(SensorSource source) {
        var listener = listeners.remove(source);
        if (listener != null) {
            end(listener);
        }
    }

    @Deactivate
    void close() {
        listeners.values().forEach(SensorObjects::end);
        listeners.clear();
        tasks.execute(board::close);
    }

    private static void end(SourceListener listener) {
        try {
            listener.close();
        } catch (Exception e) {
            LOG.warn("A source of sensors doesn't let go of its listener", e);
        }
    }
}
