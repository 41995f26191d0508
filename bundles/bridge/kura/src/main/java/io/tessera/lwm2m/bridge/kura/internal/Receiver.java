// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node of a wire graph that shows what arrives as LwM2M Resources. */
@Component(
        name = ReceiverConfig.PID,
        configurationPid = ReceiverConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {
            WireComponent.class,
            WireReceiver.class,
            Consumer.class,
            ConfigurableComponent.class,
            PointSource.class
        },
        property = {
            "input.cardinality.minimum:Integer=1",
            "input.cardinality.maximum:Integer=1",
            "input.cardinality.default:Integer=1",
            "output.cardinality.minimum:Integer=0",
            "output.cardinality.maximum:Integer=0",
            "output.cardinality.default:Integer=0",
            "kura.ui.service.hide:Boolean=true",
            "kura.ui.factory.hide:String=true"
        })
@Designate(ocd = ReceiverConfig.class, factory = true)
public final class Receiver implements WireReceiver, ConfigurableComponent, PointSource {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final String name;
    private final PointBoard board = new PointBoard();
    private final WireValues values;
    private final WireSupport wires;
    private volatile boolean isSending;

    @Activate
    @SuppressWarnings("unchecked") // the reference is that of this component, which is one
    public Receiver(
            ReceiverConfig config,
            Map<String, Object> properties,
            ComponentContext context,
            @Reference(name = "wires") WireHelperService helper) {
        isSending = config.send();
        name = "wire-" + properties.get(KuraAssets.PID);
        values = new WireValues(name, board);
        wires = helper.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference());
    }

    @Modified
    void configure(ReceiverConfig config) {
        isSending = config.send();
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        var measured = values.take(envelope);
        if (isSending && !measured.isEmpty()) {
            board.send(measured).whenComplete((sent, failure) -> {
                if (failure != null) {
                    LOG.debug("{}: not sent to every server: {}", name, failure.getMessage());
                }
            });
        }
    }

    @Override
    public void updated(Wire wire, Object value) {
        wires.updated(wire, value);
    }

    @Override
    public void producersConnected(Wire[] connected) {
        wires.producersConnected(connected);
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
