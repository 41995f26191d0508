// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Listeners;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.platform.events.Event;
import io.tessera.lwm2m.platform.events.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Event Log, Object 20 (version 2.1): what happens on the gateway. The incremental Resources are absent. */
@Component(name = EventLogConfig.PID, configurationPid = EventLogConfig.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 20, version = "2.1")
@Designate(ocd = EventLogConfig.class)
public final class EventLogObject implements Lwm2mObject {

    private static final Logger LOG = LoggerFactory.getLogger(EventLogObject.class);

    private final Listeners listeners = new Listeners();
    private final Map<EventSource, AutoCloseable> sources = new ConcurrentHashMap<>();
    private final List<Log> logs;

    @Activate
    public EventLogObject(EventLogConfig config) {
        this(config.instances(), config.events(), config.running());
    }

    EventLogObject(int instances, int most, boolean running) {
        logs = IntStream.range(0, instances)
                .mapToObj(
                        id -> new Log(most, new Settings(id, Format.TEXT, running), resource -> changed(id, resource)))
                .toList();
    }

    private void changed(int instance, int resource) {
        listeners.changed(Resources.path(instance).child(resource));
    }

    @Reference(name = "source", cardinality = MULTIPLE, policy = DYNAMIC)
    void addSource(EventSource source) {
        sources.put(source, source.listen(this::happened));
    }

    void removeSource(EventSource source) {
        var listening = sources.remove(source);
        try {
            if (listening != null) {
                listening.close();
            }
        } catch (Exception e) {
            LOG.warn("A source of events doesn't let go", e);
        }
    }

    private void happened(Event event) {
        logs.forEach(log -> log.add(event));
    }

    @Override
    public ObjectDefinition definition() {
        return Resources.DEFINITION;
    }

    /** There is what is configured. */
    @Override
    public boolean isCreatable() {
        return false;
    }

    @Override
    public int[] instances() {
        return IntStream.range(0, logs.size()).toArray();
    }

    @Override
    public int[] resources(int instance) {
        return Resources.DEFINITION.resources().stream()
                .mapToInt(resource -> resource.id())
                .toArray();
    }

    @Override
    public int[] resourceInstances(int instance, int resource) {
        return new int[0];
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        try {
            var log = log(path);
            var instance = path.cut(2);
            var values = new ArrayList<PathValue>();
            values.add(new PathValue(
                    instance.child(Resources.CLASS), Value.of(log.settings().logClass())));
            values.add(new PathValue(instance.child(Resources.STATUS), Value.of(log.status())));
            var data = instance.child(Resources.DATA);
            if (path.covers(data)) {
                values.add(new PathValue(data, Value.of(log.settings().format().write(path.instance(), log.events()))));
            }
            values.add(new PathValue(
                    instance.child(Resources.FORMAT),
                    Value.of(log.settings().format().ordinal())));
            values.removeIf(value -> !path.covers(value.path()));
            return values.isEmpty()
                    ? Lwm2mObject.refused(ResponseCode.NOT_FOUND, "no " + path)
                    : CompletableFuture.completedStage(values);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> values) {
        try {
            var log = log(target);
            var settings = log.settings();
            for (var entry : values) {
                settings = with(settings, entry);
            }
            log.become(settings);
            return DONE;
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static Settings with(Settings settings, PathValue entry) throws RequestRefused {
        long number = entry.value() instanceof IntegerValue integer ? integer.value() : -1;
        if (entry.path().resource() == Resources.CLASS && number >>> 8 == 0) {
            return settings.with((int) number, settings.format());
        }
        if (entry.path().resource() == Resources.FORMAT && Format.exists(number)) {
            return settings.with(settings.logClass(), Format.of(number));
        }
        throw new RequestRefused(ResponseCode.BAD_REQUEST, "%s can't be %d".formatted(entry.path(), number));
    }

    /** Start empties unless argument 0 is 1; Stop doesn't unless it is. */
    @Override
    public CompletionStage<Void> execute(Caller caller, Path resource, String arguments) {
        try {
            var log = log(resource);
            boolean isOther = arguments.contains("0='1'");
            if (resource.resource() == Resources.START) {
                log.start(!isOther);
            } else {
                log.stop(isOther);
            }
            return DONE;
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Log log(Path path) throws RequestRefused {
        if (path.instance() >= logs.size()) {
            throw new RequestRefused(ResponseCode.NOT_FOUND, "no " + path.cut(2));
        }
        return logs.get(path.instance());
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(new Kept(logs));
    }

    @Override
    public AutoCloseable listen(ObjectListener listener) {
        return listeners.add(listener);
    }

    @Deactivate
    void close() {
        List.copyOf(sources.keySet()).forEach(this::removeSource);
    }
}
