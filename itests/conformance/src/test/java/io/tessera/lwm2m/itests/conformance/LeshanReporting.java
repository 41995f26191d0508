// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.conformance.ServerEnd.Reply;
import io.tessera.lwm2m.itests.interop.LeshanServerPeer;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.CancelCompositeObservationRequest;
import org.eclipse.leshan.core.request.CancelObservationRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.ObserveCompositeRequest;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.response.LwM2mResponse;
import org.eclipse.leshan.core.response.ReadCompositeResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.server.registration.Registration;

/** The observations of one client at a Leshan server. */
record LeshanReporting(LeshanServerPeer peer, String endpoint) {

    private Registration current() {
        return peer.leshan().getRegistrationService().getByEndpoint(endpoint);
    }

    Reply observe(String path) throws InterruptedException {
        return read(path, peer.send(current(), new ObserveRequest(path)));
    }

    Reply cancel(String path) throws InterruptedException {
        var request = new CancelObservationRequest((SingleObservation) observation(path, known -> isOf(known, path)));
        return reply(peer.send(current(), request), Map.of());
    }

    void forget(String path) {
        peer.leshan().getObservationService().cancelObservation(observation(path, known -> isOf(known, path)));
    }

    Reply observeComposite(List<String> paths, int format) throws InterruptedException {
        var code = ContentFormat.fromCode(format);
        var request = new ObserveCompositeRequest(code, code, paths.toArray(String[]::new));
        return composite(peer.send(current(), request));
    }

    Reply cancelComposite(List<String> paths) throws InterruptedException {
        var observation = (CompositeObservation) observation(paths, known -> isOf(known, paths));
        return reply(peer.send(current(), new CancelCompositeObservationRequest(observation)), Map.of());
    }

    private Observation observation(Object of, Predicate<Observation> wanted) {
        return peer.leshan().getObservationService().getObservations(current()).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError(of + " isn't observed"));
    }

    private static boolean isOf(Observation observation, String path) {
        return observation instanceof SingleObservation single
                && single.getPath().toString().equals(path);
    }

    private static boolean isOf(Observation observation, List<String> paths) {
        return observation instanceof CompositeObservation composite
                && composite.getPaths().stream()
                        .map(LwM2mPath::toString)
                        .toList()
                        .equals(paths);
    }

    static Reply read(String path, ReadResponse response) {
        return reply(response, LeshanNodes.values(path, response.getContent()));
    }

    static Reply composite(ReadCompositeResponse response) {
        Map<LwM2mPath, LwM2mNode> content = response.getContent() == null ? Map.of() : response.getContent();
        return reply(response, LeshanShown.values(content));
    }

    static Reply reply(LwM2mResponse response, Map<String, String> values) {
        int code = response.getCode().getCode();
        return new Reply("%d.%02d".formatted(code / 100, code % 100), values);
    }
}
