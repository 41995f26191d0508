// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.wireadmin.Wire;

/** A wire graph: what is updated goes to the node, what a node emits is kept; who is connected is called within. */
final class FakeWires implements WireHelperService {

    final BlockingQueue<Map<String, TypedValue<?>>> emitted = new LinkedBlockingQueue<>();
    final List<String> connected = new ArrayList<>();
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    CountDownLatch hang() {
        hanging = new CountDownLatch(1);
        return hanging;
    }

    @Override
    public WireSupport newWireSupport(WireComponent component, ServiceReference<WireComponent> reference) {
        return new WireSupport() {
            @Override
            public void emit(List<WireRecord> records) {
                try {
                    hanging.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                records.forEach(record -> emitted.add(record.getProperties()));
            }

            @Override
            public void updated(Wire wire, Object value) {
                ((WireReceiver) component).onWireReceive((WireEnvelope) value);
            }

            @Override
            public void producersConnected(Wire[] wires) {
                connected.add("producers");
            }

            @Override
            public Object polled(Wire wire) {
                return "polled";
            }

            @Override
            public void consumersConnected(Wire[] wires) {
                connected.add("consumers");
            }
        };
    }
}
