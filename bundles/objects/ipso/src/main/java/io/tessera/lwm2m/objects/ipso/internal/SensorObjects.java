// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.platform.SensorSource;
import java.time.Duration;
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

    /** A bundle that is replaced is away for less. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SerialTasks tasks = new SerialTasks();
    private final ObjectBoard board;
    private final Map<SensorSource, SourceListener> listeners = new ConcurrentHashMap<>();
    private final Farewells farewells;

    @Activate
    public SensorObjects(
            @Reference(name = "factory", target = "(component.factory=" + IpsoObject.FACTORY + ")")
                    ComponentFactory<IpsoObject> factory) {
        this(factory, GRACE);
    }

    /** @param grace how long a sensor that went may have a successor */
    SensorObjects(ComponentFactory<IpsoObject> factory, Duration grace) {
        board = new ObjectBoard(factory);
        farewells = new Farewells(grace);
    }

    @Reference(name = "source", cardinality = MULTIPLE, policy = DYNAMIC)
    void addSource(SensorSource source) {
        var listener = new SourceListener(board, tasks, farewells);
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
        farewells.close();
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
