// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.node.TimestampedLwM2mNodes;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.SendRequest;
import org.eclipse.leshan.core.response.ObserveCompositeResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.eclipse.leshan.server.observation.ObservationListener;
import org.eclipse.leshan.server.registration.Registration;
import org.eclipse.leshan.server.send.SendListener;

/** What a Leshan server tells an application of values that came by notification or Send. */
final class LeshanShown implements ObservationListener, SendListener {

    private final BlockingQueue<Map<String, String>> shown = new LinkedBlockingQueue<>();

    static LeshanShown at(LeshanServerPeer peer) {
        var shown = new LeshanShown();
        peer.leshan().getObservationService().addListener(shown);
        peer.leshan().getSendService().addListener(shown);
        return shown;
    }

    void await(String path, String value) throws InterruptedException {
        long end = System.nanoTime() + Wire.PATIENCE.toNanos();
        Map<String, String> values = Map.of();
        while (!value.equals(values.get(path))) {
            values = shown.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (values == null) {
                throw new AssertionError("%s at %s isn't shown".formatted(value, path));
            }
        }
    }

    /** Every value below these paths as text. */
    static Map<String, String> values(Map<LwM2mPath, LwM2mNode> nodes) {
        var values = new LinkedHashMap<String, String>();
        nodes.forEach((path, node) -> values.putAll(LeshanNodes.values(path.toString(), node)));
        return values;
    }

    @Override
    public void onResponse(SingleObservation observation, Registration client, ObserveResponse response) {
        shown.add(LeshanNodes.values(observation.getPath().toString(), response.getContent()));
    }

    @Override
    public void onResponse(CompositeObservation observation, Registration client, ObserveCompositeResponse response) {
        shown.add(values(response.getContent()));
    }

    @Override
    public void dataReceived(Registration client, TimestampedLwM2mNodes data, SendRequest request) {
        shown.add(values(data.getNodes()));
    }

    @Override
    public void newObservation(Observation observation, Registration client) {
        // The answer to the request says it.
    }

    @Override
    public void cancelled(Observation observation) {
        // Asked for by the case itself.
    }

    @Override
    public void onError(Observation observation, Registration client, Exception error) {
        throw new AssertionError("notification not understood", error);
    }

    @Override
    public void onError(Registration client, String message, Exception error) {
        throw new AssertionError("Send not understood: " + message, error);
    }
}
