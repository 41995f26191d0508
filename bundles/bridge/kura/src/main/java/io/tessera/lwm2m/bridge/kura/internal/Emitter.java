// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

/** A node of a wire graph that emits what servers write. */
@Component(
        name = EmitterConfig.PID,
        configurationPid = EmitterConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {
            WireComponent.class,
            WireEmitter.class,
            Producer.class,
            ConfigurableComponent.class,
            PointSource.class
        },
        property = {
            "input.cardinality.minimum:Integer=0",
            "input.cardinality.maximum:Integer=0",
            "input.cardinality.default:Integer=0",
            "output.cardinality.minimum:Integer=1",
            "output.cardinality.maximum:Integer=1",
            "output.cardinality.default:Integer=1",
            "kura.ui.service.hide:Boolean=true",
            "kura.ui.factory.hide:String=true"
        })
@Designate(ocd = EmitterConfig.class, factory = true)
public final class Emitter implements WireEmitter, ConfigurableComponent, PointSource {

    private final String name;
    private final PointBoard board = new PointBoard();
    private final Workers workers;
    private final Lane emitting;
    private final WireSupport wires;
    private volatile int deadline;
    private volatile Map<String, Setting> settings;

    @Activate
    @SuppressWarnings("unchecked") // the reference is that of this component, which is one
    public Emitter(
            EmitterConfig config,
            Map<String, Object> properties,
            ComponentContext context,
            @Reference(name = "wires") WireHelperService helper) {
        name = "wire-" + properties.get(KuraAssets.PID);
        configure(config);
        workers = new Workers("tessera-" + name);
        emitting = workers.lane();
        wires = helper.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
    }

    /** A point that stays keeps its value. */
    @Modified
    void configure(EmitterConfig config) {
        var next = new LinkedHashMap<String, Setting>();
        for (var text : config.points()) {
            var setting = Setting.of(name, text);
            next.put(setting.point().name(), setting);
        }
        settings = next;
        deadline = config.deadline();
        board.replace("", next.values().stream().map(Setting::point).toList());
    }

    @Deactivate
    public void close() {
        workers.close();
    }

    /** The graph may take its time: whoever is connected is called within. */
    @Override
    public CompletionStage<Void> write(Point point, Value value) {
        var setting = settings.get(point.name());
        if (setting == null) {
            return CompletableFuture.failedStage(new UnsupportedOperationException(point.name() + " isn't there"));
        }
        try {
            var typed = Typed.typed(setting.type(), value, 1, 0);
            return workers.inTime(emitting, deadline, () -> emit(setting.point(), typed));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Void emit(Point point, TypedValue<?> typed) {
        wires.emit(List.of(new WireRecord(Map.of(point.name(), typed))));
        board.measured(point, Typed.value(typed), Listening.time(0));
        return null;
    }

    @Override
    public Object polled(Wire wire) {
        return wires.polled(wire);
    }

    @Override
    public void consumersConnected(Wire[] connected) {
        wires.consumersConnected(connected);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public AutoCloseable listen(PointListener listener) {
        return board.listen(listener);
    }
}
